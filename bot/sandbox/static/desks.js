// Who receives reports or hears of them: with one region its chats; with several, each region's behind its name, the first open.
import { badge, el, fill } from "./dom.js";
import { icon } from "./icons.js";
import { chatsOf } from "./store.js";

export class Desks {
  #app;
  #item;
  #sections = [];
  #looked = null;

  // `app`: {store, reading, layout}; `item(id)` draws the line of a chat
  constructor(app, item) {
    [this.#app, this.#item] = [app, item];
    this.root = el("div", { class: "rail-desks" });
  }

  refresh() {
    const { desks } = this.#app.store.stage;
    while (this.#sections.length < desks.length) this.#add(this.#sections.length, desks.length > 1);
    if (this.#looked !== this.#app.layout.desk) this.#lookAt(this.#app.layout.desk);
    desks.forEach((desk, at) => fill(this.#sections[at].list, chatsOf(desk).map(this.#item)));
    this.count();
  }

  count() {
    this.#app.store.stage.desks.forEach((desk, at) => {
      const { name, list, words } = this.#sections[at];
      const shut = list.classList.contains("shut");
      const count = shut ? chatsOf(desk).reduce((sum, id) => sum + this.#app.reading.count(id), 0) : 0;
      const sign = JSON.stringify([desk.name, count]);
      if (!name || words.dataset.sign === sign) return;
      words.dataset.sign = sign;
      words.replaceChildren(`${desk.name} `, badge(count) ?? "");
    });
  }

  // The chats of whatever is open are never folded away.
  #lookAt(desk) {
    this.#looked = desk;
    const section = this.#sections[this.#app.store.stage.desks.indexOf(desk)];
    if (section?.name) this.#fold(section, false);
  }

  #add(at, several) {
    const list = el("ul", { class: "rail-list", id: `desk-${at}` });
    const section = { list, name: null, words: el("span") };
    if (several) {
      section.name = el(
        "button",
        { type: "button", "aria-controls": list.id, onclick: () => this.#toggle(section) },
        section.words,
        icon("down"),
      );
      this.#fold(section, at > 0);
    }
    this.#sections.push(section);
    const head = several ? el("h2", { class: "rail-desk" }, section.name) : el("h2", { text: "Penerima laporan" });
    this.root.append(head, list);
  }

  #toggle(section) {
    this.#fold(section, !section.list.classList.contains("shut"));
    this.count();
  }

  #fold({ name, list }, shut) {
    list.classList.toggle("shut", shut);
    name.setAttribute("aria-expanded", String(!shut));
  }
}
