// Where one writes: text, attachments with caption, changing and answering messages, the bot's commands.
import { About } from "./about.js";
import * as api from "./api.js";
import { Attach } from "./attach.js";
import { outsiderNote, unblockButton } from "./closed.js";
import { el, iconButton } from "./dom.js";
import { Field } from "./field.js";
import { openMenu } from "./menu.js";
import { Outgoing } from "./outgoing.js";
import { Shelf } from "./shelf.js";
import { Suggest } from "./suggest.js";
import { Tray } from "./tray.js";

export class Composer {
  #chat;
  #store;
  #failed;
  #outgoing;

  // `failed(words)` shows what went wrong; `sent()` is called when something was sent.
  constructor({ store, chat, label, failed, sent }) {
    [this.#store, this.#chat, this.#failed] = [store, chat, failed];
    this.field = new Field(label);
    this.tray = new Tray(() => this.#trayChanged(), failed);
    this.shelf = new Shelf(this.tray, failed);
    this.suggest = new Suggest(
      this.field.node,
      () => this.#commands,
      (command) => this.sendCommand(command),
    );
    this.attach = new Attach(
      (files, kind) => this.addFiles(files, kind),
      (kind) => this.#sendOther(kind),
    );
    this.about = new About(() => this.#leaveAbout());
    this.form = this.#form();
    this.closed = el("div", { class: "closed-composer", hidden: true });
    this.root = el(
      "footer",
      { class: "composer" },
      this.suggest.root,
      this.shelf.root,
      this.tray.root,
      this.about.root,
      this.form,
      this.closed,
    );
    this.#outgoing = new Outgoing(this.root, sent, failed);
    this.#listen();
    this.refresh();
  }

  get #person() {
    return this.#store.seat(this.#chat);
  }

  get #private() {
    return this.#store.card(this.#chat).kind === "private";
  }

  get #commands() {
    return this.#private && !this.#store.onWhatsApp(this.#chat) ? this.#store.stage.commands : [];
  }

  #form() {
    this.commandButton = iconButton("slash", "Perintah bot", () => this.#openCommands(), { "aria-haspopup": "menu" });
    this.clipButton = iconButton("clip", "Lampirkan", () => this.attach.openMenu(this.clipButton), {
      "aria-haspopup": "menu",
    });
    this.sampleButton = iconButton("picture", "Contoh tangkapan layar", () => this.shelf.toggle());
    this.sendButton = iconButton("send", "Kirim", () => this.submit(), { class: "send" });
    const pill = el("div", { class: "pill" }, this.commandButton, this.field.node, this.sampleButton, this.clipButton);
    return el("div", { class: "compose" }, pill, this.attach.picker, this.sendButton);
  }

  #listen() {
    this.field.node.addEventListener("keydown", (event) => this.#key(event));
    this.field.node.addEventListener("paste", (event) => {
      if (!event.clipboardData.files.length) return;
      event.preventDefault();
      this.addFiles(event.clipboardData.files);
    });
    this.shelf.root.addEventListener("closed", () => this.field.focus());
    this.root.addEventListener("keydown", (event) => event.key === "Escape" && this.#escape(event));
  }

  // Draw what depends on who sits here: outsiders cannot write, whoever blocked the bot must let it in first.
  refresh() {
    const { present, blocked } = this.#person;
    const shut = !present || (blocked && this.#private);
    this.form.hidden = shut;
    this.closed.hidden = !shut;
    this.commandButton.hidden = this.#commands.length === 0;
    this.sampleButton.hidden = !this.#private;
    if (shut) this.closed.replaceChildren(present ? unblockButton(() => this.#unblock()) : outsiderNote());
  }

  focus() {
    (this.form.hidden ? this.closed.querySelector("button") : this.field)?.focus();
  }

  // `kind` says how the person picked them; an empty tray takes it over.
  addFiles(files, kind = null) {
    if (this.form.hidden) return this.#failed("Di percakapan ini Anda sedang tidak dapat mengirim.");
    if (kind && !this.tray.files.length) this.tray.kind = kind;
    this.tray.add([...files]);
    return this.field.focus();
  }

  reply(message) {
    this.#setAbout(message, false);
  }

  edit(message) {
    this.#setAbout(message, true);
    this.field.text = message.text;
  }

  sendCommand(command) {
    if (this.form.hidden) return this.#failed("Di percakapan ini Anda sedang tidak dapat mengirim.");
    const person = this.#person.id;
    if (this.field.text.startsWith("/")) this.field.text = "";
    return this.#outgoing.add(() => api.say(this.#chat, person, command));
  }

  // Send what is there; what fails comes back. A changed message leaves the attachments where they are.
  submit() {
    const { message, editing } = this.about;
    const [text, files] = [this.field.text.trim(), editing ? [] : this.tray.files];
    if (!text && !files.length && !(editing && message.file)) return;
    const send = this.#sending(text, files);
    this.about.clear();
    this.field.text = "";
    if (files.length) this.tray.clear();
    this.shelf.root.hidden = true;
    this.#outgoing.add(send, () => this.#restore(text, files, message, editing));
  }

  #sending(text, files) {
    const [chat, person, kind] = [this.#chat, this.#person.id, this.tray.kind];
    const { message, editing } = this.about;
    if (editing) return () => api.edit(chat, person, message.id, text);
    if (files.length) return () => api.files(chat, person, kind, text, files);
    return () => api.say(chat, person, text, message?.id);
  }

  #restore(text, files, message, editing) {
    if (message && !this.about.message) this.#setAbout(message, editing);
    this.field.text ||= text;
    this.tray.add(files);
  }

  #setAbout(message, editing) {
    if (this.about.editing) this.field.text = "";
    this.about.set(message, editing);
    this.field.focus();
  }

  #leaveAbout() {
    if (this.about.editing) this.field.text = "";
    this.about.clear();
    this.field.focus();
  }

  #key(event) {
    if (event.isComposing || this.suggest.key(event)) return;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      this.submit();
    } else if (event.key === "ArrowUp" && !this.field.text && !this.about.message && this.#editLatest())
      event.preventDefault();
  }

  #editLatest() {
    const mine = this.#store
      .messages(this.#chat)
      .findLast((message) => message.from.id === this.#person.id && message.kind === "text");
    if (mine) this.edit(mine);
    return Boolean(mine);
  }

  #escape(event) {
    if (this.about.message) this.#leaveAbout();
    else if (this.shelf.open) this.shelf.close();
    else if (this.tray.files.length) this.tray.clear();
    else return;
    event.stopPropagation();
  }

  #trayChanged() {
    this.field.node.placeholder = this.tray.files.length ? "Keterangan" : "Tulis pesan";
    this.shelf?.mark();
  }

  #openCommands() {
    const items = this.#commands.map(({ command, description }) => ({
      label: `/${command}`,
      detail: description,
      run: () => this.sendCommand(`/${command}`),
    }));
    openMenu(items, this.commandButton, "Perintah bot");
  }

  #unblock() {
    const person = this.#person.id;
    this.#outgoing.add(() => api.block(person, false));
  }

  #sendOther(kind) {
    const person = this.#person.id;
    this.#outgoing.add(() => api.other(this.#chat, person, kind));
  }
}
