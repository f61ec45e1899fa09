// Which chats are open, in which order, and which one has the hand. On a phone only that one is seen.
import { calmMotion } from "./dom.js";
import { Column } from "./column.js";
import { chatsOf } from "./store.js";

export class Layout extends EventTarget {
  #app;
  #root;
  #columns = new Map();
  #deskChats = [];
  #desk = 0;
  active = null;
  resident = null;
  view = "chat";

  constructor(root, app) {
    super();
    [this.#root, this.#app] = [root, app];
    root.addEventListener("focusin", (event) => {
      const column = event.target.closest(".column");
      if (column) this.#activate(Number(column.dataset.chat));
    });
  }

  get columns() {
    return [...this.#columns.values()];
  }

  column(id) {
    return this.#columns.get(id);
  }

  shows(id) {
    return this.#columns.has(id);
  }

  // The desk that was looked at last.
  get desk() {
    return this.#app.store.stage.desks[this.#desk];
  }

  // The chats of last time in this run of the sandbox, and the one that had the hand; else the first resident of each
  // platform and the desk's chats.
  start() {
    const { residents, phones } = this.#app.store.stage;
    const known = new Set(this.#app.store.chatIds);
    const kept = this.#kept().filter((id) => known.has(id));
    const wanted = kept.length ? kept : [residents[0], phones[0], ...chatsOf(this.desk)].filter((id) => known.has(id));
    const last = Number(sessionStorage.getItem(this.#key("active")));
    wanted.forEach((id) => this.#add(id));
    this.#activate(wanted.includes(last) ? last : wanted[0]);
    this.#columns.get(this.active).root.scrollIntoView({ inline: "nearest", block: "nearest", behavior: "instant" });
  }

  open(id, { focus = false } = {}) {
    if (!this.#app.store.card(id)) return;
    if (!this.shows(id)) this.#add(id);
    this.view = "chat";
    this.#activate(id);
    const column = this.#columns.get(id);
    column.root.scrollIntoView({ inline: "nearest", block: "nearest", behavior: calmMotion() ? "instant" : "smooth" });
    if (focus) column.composer.focus();
  }

  close(id) {
    const column = this.#columns.get(id);
    if (!column || this.#columns.size === 1) return;
    const next = column.root.previousElementSibling ?? column.root.nextElementSibling;
    this.#columns.delete(id);
    column.remove();
    this.#keep();
    this.open(Number(next.dataset.chat), { focus: true });
  }

  showList() {
    this.view = "list";
    this.#changed();
  }

  // After the stage changed: chats that are gone close (a group that became a supergroup), its successor opens.
  refresh() {
    const { deskChats } = this.#app.store;
    for (const id of this.#columns.keys())
      if (!this.#app.store.card(id)) this.#replace(id, deskChats[this.#deskChats.indexOf(id)]);
    this.#deskChats = deskChats;
    this.columns.forEach((column) => column.refresh());
  }

  #replace(id, successor) {
    this.#columns.get(id).remove();
    this.#columns.delete(id);
    this.open(successor);
  }

  #add(id) {
    const column = new Column(this.#app, id);
    this.#columns.set(id, column);
    const order = [...this.#app.store.residents.filter((one) => this.shows(one)), ...this.#app.store.deskChats];
    const after = order
      .slice(order.indexOf(id) + 1)
      .map((one) => this.#columns.get(one)?.root)
      .find((root) => root?.isConnected);
    this.#root.insertBefore(column.root, after ?? null);
    this.#keep();
  }

  #activate(id) {
    if (this.#app.store.residents.includes(id)) this.resident = id;
    this.resident ??= this.#app.store.stage.residents[0] ?? null;
    const desk = this.#app.store.stage.desks.indexOf(this.#app.store.desk(id));
    if (desk >= 0) this.#desk = desk;
    if (
      this.active === id &&
      this.columns.every((column) => column.root.classList.contains("active") === (column.id === id))
    )
      return this.#changed();
    this.active = id;
    sessionStorage.setItem(this.#key("active"), String(id));
    for (const column of this.columns) column.root.classList.toggle("active", column.id === id);
    return this.#changed();
  }

  #changed() {
    document.body.dataset.view = this.view;
    this.dispatchEvent(new CustomEvent("change"));
  }

  #key(what) {
    return `${what} ${this.#app.store.epoch}`;
  }

  #keep() {
    sessionStorage.setItem(this.#key("open"), JSON.stringify([...this.#columns.keys()]));
  }

  #kept() {
    return JSON.parse(sessionStorage.getItem(this.#key("open")) ?? "[]");
  }
}
