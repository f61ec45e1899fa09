// The list of all chats, beside the columns; on a phone a screen of its own.
import { avatar, badge, el, fill, iconButton, onPhone } from "./dom.js";
import { summary } from "./bubble.js";
import { Desks } from "./desks.js";
import { signOf } from "./head.js";
import { icon } from "./icons.js";
import { brief } from "./time.js";

export class Rail {
  #app;
  #items = new Map();

  // `app`: {store, reading, layout, addResident()}
  constructor(root, app) {
    this.#app = app;
    this.desks = new Desks(app, (id) => this.update(id));
    this.residents = el("ul", { class: "rail-list" });
    this.residentCount = el("span", { class: "rail-count" });
    this.phones = el("ul", { class: "rail-list" });
    this.phoneHead = el("h2", { class: "rail-whatsapp" }, "Warga di WhatsApp ", (this.phoneCount = el("span", { class: "rail-count" })));
    this.addPhone = iconButton("plus", "Tambah ponsel WhatsApp", () => app.addPhone(), { class: "add-phone" });
    this.phoneHead.append(this.addPhone);
    const add = el(
      "button",
      { type: "button", class: "add-resident", title: "Tambah warga", onclick: () => app.addResident() },
      icon("plus"),
      el("span", { text: "Tambah warga" }),
    );
    root.append(
      el(
        "div",
        { class: "rail-scroll" },
        this.desks.root,
        el("h2", {}, "Warga ", this.residentCount),
        this.residents,
        this.phoneHead,
        this.phones,
      ),
      add,
    );
  }

  refresh() {
    const { residents, phones } = this.#app.store.stage;
    this.desks.refresh();
    this.#fill(this.residents, residents);
    this.#fill(this.phones, phones);
    this.residentCount.textContent = String(residents.length);
    this.phoneCount.textContent = String(phones.length);
    this.phoneHead.hidden = phones.length === 0;
  }

  // New messages in the groups of a city whose chats are folded away are counted at its name.
  count() {
    this.desks.count();
  }

  #fill(list, ids) {
    fill(list, ids.map((id) => this.update(id)));
  }

  update(id) {
    const card = this.#app.store.card(id);
    if (!card) return null;
    const item = this.#items.get(id) ?? this.#item(id, card);
    const last = this.#app.store.messages(id).at(-1);
    const count = this.#app.reading.count(id);
    const when = last ? brief(last.date) : "";
    const sign = JSON.stringify([
      card.title,
      last?.id,
      last?.version,
      when,
      count,
      this.#app.layout.shows(id),
      this.#app.store.seat(id).id,
      this.#app.layout.active === id,
    ]);
    if (item.sign === sign) return item.node;
    item.sign = sign;
    item.words.replaceChildren(
      el("b", { text: card.title }),
      el("time", { text: when }),
      el("small", { text: this.#preview(card, last) }),
      badge(count) ?? "",
    );
    item.button.classList.toggle("open", this.#app.layout.shows(id));
    item.button.setAttribute("aria-current", String(this.#app.layout.active === id));
    return item.node;
  }

  // Bring a chat's line into view.
  show(id) {
    this.#items.get(id)?.node.scrollIntoView({ block: "nearest" });
  }

  #preview(card, last) {
    if (!last) return "Belum ada pesan";
    const words = summary(last) || "…";
    if (last.from.id === this.#app.store.seat(card.id).id) return `Anda: ${words}`;
    return card.kind === "private" || last.kind === "service" ? words : `${last.from.name}: ${words}`;
  }

  #item(id, card) {
    const words = el("span", { class: "rail-words" });
    const button = el(
      "button",
      {
        type: "button",
        class: "rail-item",
        title: card.title,
        data: { chat: id, channel: card.channel ?? "telegram" },
        onclick: () => this.#app.layout.open(id, { focus: !onPhone() }),
      },
      avatar(card.title, { icon: signOf(this.#app.store, id) }),
      words,
    );
    const item = { node: el("li", {}, button), button, words, sign: "" };
    this.#items.set(id, item);
    return item;
  }
}
