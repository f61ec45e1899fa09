// One chat: its head, its lines, its composer; what may be done with a message; what is seen and what is new.
import * as api from "./api.js";
import { Attention } from "./attention.js";
import { bubble } from "./bubble.js";
import { Composer } from "./composer.js";
import { ask, alertBox } from "./dialog.js";
import { el } from "./dom.js";
import { catchDrops } from "./drops.js";
import { emptyCard } from "./empty.js";
import { Head } from "./head.js";
import { markPending } from "./keyboard.js";
import { openLightbox } from "./lightbox.js";
import { Log } from "./log.js";
import { pictures } from "./media.js";
import { openMenu } from "./menu.js";
import { actionsFor } from "./message_menu.js";
import { Toaster } from "./toast.js";

// Milliseconds after which the sign goes away by itself.
const TYPING_LASTS = { telegram: 5500, whatsapp: 25000 };

export class Column {
  #app;
  #attention;
  #typingTimer = 0;
  #gone = new AbortController();

  // `app`: {store, reading, taps, close(id)}
  constructor(app, id) {
    this.#app = app;
    this.id = id;
    this.#desk.command = this.#command(id);
    const { title } = app.store.card(id);
    this.toaster = new Toaster();
    this.head = new Head(app, id, { block: (yes) => this.#block(yes), turn: (on) => this.#turn(on), close: () => app.close(id) });
    this.log = new Log({
      label: `Pesan ${title}`,
      drawBubble: (line) => bubble(line, this.#desk),
      onBottom: () => this.#attention?.look(),
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
      { class: "column", data: { chat: id, kind: app.store.card(id).kind, channel: app.store.card(id).channel ?? "telegram" }, "aria-labelledby": this.head.titleId },
      this.head.root,
      this.log.root,
      this.composer.root,
    );
    catchDrops(this.root, (files) => this.composer.addFiles(files));
    const { signal } = this.#gone;
    app.reading.addEventListener("seen", ({ detail }) => detail.id === id && this.#tellRead(), { signal });
    this.#attention = new Attention({ reading: app.reading, id, log: this.log, root: this.root, signal });
    this.#draw();
  }

  #failed = (words) => this.toaster.show(words, { failed: true });

  // What a bubble may do here.
  #desk = {
    jump: (id) => this.log.show(id),
    command: null,
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

  // Who or what is here changed, or the day.
  refresh() {
    this.head.refresh();
    this.composer.refresh();
    this.#draw();
  }

  // WhatsApp tells the sender what was read: whoever has the chat in view has read it.
  #tellRead() {
    const unread = this.#messages.some((message) => message.from.bot && message.state === "delivered");
    if (unread && this.#attention?.count === 0) api.look(this.id).catch(() => {});
  }

  // Messages changed; `fresh` holds the ids of those that are new.
  receive({ fresh }) {
    this.#attention.arrived();
    if (this.#messages.some((message) => fresh.has(message.id) && message.from.bot)) this.typing(false);
    this.#draw(fresh);
    this.#attention.look();
    this.log.showCount(this.#attention.count);
    this.#tellRead();
  }

  typing(yes = true) {
    clearTimeout(this.#typingTimer);
    this.head.typing(yes);
    this.log.showTyping(yes);
    const lasts = this.#app.store.onWhatsApp(this.id) ? TYPING_LASTS.whatsapp : TYPING_LASTS.telegram;
    if (yes) this.#typingTimer = setTimeout(() => this.typing(false), lasts);
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

  #draw(fresh) {
    const { store } = this.#app;
    const view = {
      me: this.#me.id,
      group: store.card(this.id).kind !== "private",
      bot: store.stage.bot.id,
      firstNew: this.#attention.firstNew,
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
    const word = store.onWhatsApp(this.id) ? "Halo" : "/start";
    const start = store.card(this.id).kind === "private" ? () => this.composer.sendCommand(word) : null;
    this.log.empty.append(...emptyCard(store.stage.bot.name, start));
  }

  #sent() {
    this.#attention.firstNew = null;
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
      react: this.#app.store.onWhatsApp(this.id) && ((emoji) => this.#react(message, emoji)),
      copied: () => this.toaster.show("Teks disalin"),
    };
    const items = actionsFor(message, this.#me, deeds);
    if (items.length) openMenu(items, byPointer ? { x: event.clientX, y: event.clientY } : anchor, "Tindakan pesan");
  }

  async #react(message, emoji) {
    await api.react(this.id, message.id, emoji).catch((error) => this.#failed(error.message));
  }

  async #remove(message) {
    const sure = await ask({
      title: "Hapus pesan ini?",
      text: this.#app.store.onWhatsApp(this.id)
        ? "Pesan hilang dari percakapan. Seperti di WhatsApp, bot diberi tahu bahwa pesan ini dihapus."
        : "Pesan hilang dari percakapan. Seperti di Telegram, bot tidak diberi tahu.",
      yes: "Hapus",
      danger: true,
    });
    if (sure) await api.remove(this.id, this.#me.id, message.id).catch((error) => this.#failed(error.message));
  }

  // On WhatsApp no word of a message can be pressed.
  #command(id) {
    return this.#app.store.onWhatsApp(id) ? null : (text) => this.composer.sendCommand(text);
  }

  async #turn(on) {
    await api.turn(this.id, on).catch((error) => this.#failed(error.message));
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
