// One chat: its head, its lines, its composer; what may be done with a message; what is seen and what is new.
import * as api from "./api.js";
import { bubble } from "./bubble.js";
import { Composer } from "./composer.js";
import { ask, alertBox } from "./dialog.js";
import { el } from "./dom.js";
import { catchDrops } from "./drops.js";
import { Head } from "./head.js";
import { markPending } from "./keyboard.js";
import { openLightbox } from "./lightbox.js";
import { Log } from "./log.js";
import { pictures } from "./media.js";
import { openMenu } from "./menu.js";
import { actionsFor } from "./message_menu.js";
import { Toaster } from "./toast.js";

const TYPING_LASTS = 5500;

export class Column {
  #app;
  #firstNew = null;
  #visible = false;
  #typingTimer = 0;
  #gone = new AbortController();

  // `app`: {store, reading, taps, close(id)}
  constructor(app, id) {
    this.#app = app;
    this.id = id;
    const { title } = app.store.card(id);
    this.toaster = new Toaster();
    this.head = new Head(app, id, { block: (yes) => this.#block(yes), close: () => app.close(id) });
    this.log = new Log({
      label: `Pesan ${title}`,
      drawBubble: (line) => bubble(line, this.#desk),
      onBottom: () => this.#look(),
      onOlder: () => this.#older(),
    });
    this.composer = new Composer({
      store: app.store,
      chat: id,
      label: `Tulis pesan di ${title}`,
      failed: this.#failed,
      sent: () => this.#sent(),
    });
    this.log.root.append(this.toaster.root);
    this.root = el(
      "section",
      { class: "column", data: { chat: id, kind: app.store.card(id).kind }, "aria-labelledby": this.head.titleId },
      this.head.root,
      this.log.root,
      this.composer.root,
    );
    catchDrops(this.root, (files) => this.composer.addFiles(files));
    this.#firstNew = app.reading.unseen(id)[0]?.id ?? null;
    this.#watch();
    this.#draw();
  }

  #failed = (words) => this.toaster.show(words, { failed: true });

  // What a bubble may do here.
  #desk = {
    jump: (id) => this.log.show(id),
    command: (text) => this.composer.sendCommand(text),
    press: (message, data) => this.#app.taps.press(this.id, this.#me.id, message.id, data),
    pending: (message, data) => this.#app.taps.pending(this.id, message.id, data),
    look: (message) => openLightbox(pictures(this.#messages), message),
    menu: (message, event, anchor) => this.#openMenu(message, event, anchor),
  };

  get #me() {
    return this.#app.store.seat(this.id);
  }

  get #messages() {
    return this.#app.store.messages(this.id);
  }

  remove() {
    clearTimeout(this.#typingTimer);
    this.#gone.abort();
    this.root.remove();
  }

  // Who or what is here changed.
  refresh() {
    this.head.refresh();
    this.composer.refresh();
    this.#drawEmpty();
  }

  // Messages changed; `fresh` holds the ids of those that are new.
  receive({ fresh }) {
    if (!this.#attentive) this.#markNew();
    if (this.#messages.some((message) => fresh.has(message.id) && message.from.bot)) this.typing(false);
    this.#draw(fresh);
    if (this.#attentive) this.#look();
    this.log.showCount(this.#app.reading.count(this.id));
  }

  typing(yes = true) {
    clearTimeout(this.#typingTimer);
    this.head.typing(yes);
    this.log.showTyping(yes);
    if (yes) this.#typingTimer = setTimeout(() => this.typing(false), TYPING_LASTS);
  }

  answer({ text, alert, failed }) {
    if (alert) alertBox(this.#app.store.stage.bot.name, text);
    else this.toaster.show(text, { failed });
  }

  showPending() {
    for (const button of this.log.list.querySelectorAll("button.key")) {
      const message = Number(button.closest("[data-message]").dataset.message);
      markPending(button, this.#app.taps.pending(this.id, message, button.dataset.data));
    }
  }

  get #attentive() {
    return this.#visible && !document.hidden && this.log.following;
  }

  #look() {
    if (this.#attentive) this.#app.reading.see(this.id);
  }

  #markNew() {
    const first = this.#app.reading.unseen(this.id)[0]?.id ?? null;
    if (first !== null && (this.#firstNew ?? 0) < first) this.#firstNew = first;
  }

  #watch() {
    new IntersectionObserver(
      ([entry]) => {
        this.#visible = entry.isIntersecting;
        this.#look();
      },
      { threshold: 0.2 },
    ).observe(this.root);
    const { signal } = this.#gone;
    document.addEventListener("visibilitychange", () => this.#look(), { signal });
    this.#app.reading.addEventListener("seen", ({ detail }) => detail.id === this.id && this.log.showCount(0), {
      signal,
    });
  }

  #draw(fresh) {
    const { store } = this.#app;
    const view = {
      me: this.#me.id,
      group: store.card(this.id).kind !== "private",
      bot: store.stage.bot.id,
      firstNew: this.#firstNew,
      quoted: (id) => store.message(this.id, id),
    };
    this.log.older.hidden = !store.hasOlder(this.id);
    this.log.draw(this.#messages, view, fresh);
    this.#drawEmpty();
  }

  #drawEmpty() {
    const { store } = this.#app;
    this.log.empty.hidden = this.#messages.length > 0;
    if (this.log.empty.hidden || this.log.empty.childElementCount) return;
    const start = el("button", {
      type: "button",
      class: "button primary",
      text: "Mulai mengobrol",
      onclick: () => this.composer.sendCommand("/start"),
    });
    const resident = store.card(this.id).kind === "private";
    const words = resident
      ? `Belum ada percakapan. Sapa ${store.stage.bot.name} untuk melaporkan dugaan pelanggaran netralitas ASN.`
      : "Belum ada pesan. Kartu laporan akan muncul di sini.";
    this.log.empty.append(el("p", { text: words }), ...(resident ? [start] : []));
  }

  #sent() {
    this.#firstNew = null;
    this.#draw();
    this.log.toNewest();
  }

  #openMenu(message, event, anchor) {
    const byPointer = event.type !== "keydown" && event.type !== "click" && event.clientX > 0;
    const deeds = {
      reply: () => this.composer.reply(message),
      edit: () => this.composer.edit(message),
      remove: () => this.#remove(message),
      failed: this.#failed,
      copied: () => this.toaster.show("Teks disalin"),
    };
    const items = actionsFor(message, this.#me, deeds);
    if (items.length) openMenu(items, byPointer ? { x: event.clientX, y: event.clientY } : anchor, "Tindakan pesan");
  }

  async #remove(message) {
    const sure = await ask({
      title: "Hapus pesan ini?",
      text: "Pesan hilang dari percakapan. Seperti di Telegram, bot tidak diberi tahu.",
      yes: "Hapus",
      danger: true,
    });
    if (sure) await api.remove(this.id, this.#me.id, message.id).catch((error) => this.#failed(error.message));
  }

  async #block(yes) {
    await api.block(this.#me.id, yes).catch((error) => this.#failed(error.message));
  }

  async #older() {
    const first = this.#messages[0];
    if (first)
      await api.older(this.id, first.id).then(
        (history) => this.#app.store.prepend(history),
        (error) => this.#failed(error.message),
      );
  }
}
