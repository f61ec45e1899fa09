// The head of a chat: who it is, what goes on, whose eyes we use, and its menu.
import { avatar, el, iconButton, onPhone } from "./dom.js";
import { openMenu } from "./menu.js";

export class Head {
  #store;
  #id;
  #deeds;
  #typing = false;

  // `deeds`: {block(yes), turn(on), close()}
  constructor({ store }, id, deeds) {
    [this.#store, this.#id, this.#deeds] = [store, id, deeds];
    this.titleId = `title-${String(id).replace("-", "g")}`;
    this.title = el("h2", { id: this.titleId });
    this.below = el("span");
    this.sign = el("span", { class: "sign-holder" });
    this.seats = el("select", {
      class: "seats",
      "aria-label": "Anda sebagai",
      onchange: () => store.takeSeat(id, Number(this.seats.value)),
    });
    this.more = iconButton("more", "Menu percakapan", () => this.#openMenu(), { "aria-haspopup": "menu" });
    const shut = iconButton("close", "Tutup kolom", () => deeds.close(), { class: "close-column" });
    this.root = el(
      "header",
      { class: "head" },
      this.sign,
      el("div", { class: "head-words" }, this.title, el("p", { class: "below" }, this.below, this.seats)),
      this.more,
      shut,
    );
    this.refresh();
  }

  get #card() {
    return this.#store.card(this.#id);
  }

  refresh() {
    const { title, seats, kind } = this.#card;
    this.title.textContent = title;
    this.sign.replaceChildren(avatar(title, { icon: signOf(this.#store, this.#id) }));
    this.below.textContent = this.#typing ? `${this.#store.stage.bot.name} mengetik… ` : this.#about();
    this.below.title = this.below.textContent;
    this.below.classList.toggle("typing-words", this.#typing);
    this.seats.hidden = seats.length < 2;
    this.more.hidden = kind !== "private";
    this.#drawSeats(seats);
  }

  typing(yes) {
    this.#typing = yes;
    this.refresh();
  }

  #about() {
    const { kind, seats } = this.#card;
    const { bot } = this.#store.stage;
    if (this.#store.onWhatsApp(this.#id)) return this.#aboutPhone(this.#card);
    if (kind === "private") return seats[0].blocked ? "Bot diblokir" : `Chat dengan ${bot.name}`;
    return this.#store.role(this.#id) === "bawaslu" ? `Anda sebagai ${seats[0].name}` : "Anda sebagai ";
  }

  #aboutPhone({ on, window, phone, seats }) {
    if (seats[0].blocked) return "Bot diblokir";
    if (!on) return "Ponsel mati";
    const who = phone ? `+${phone}` : "nomor disembunyikan";
    return `Jendela 24 jam ${window ? "terbuka" : "tertutup"} · WhatsApp ${who}`;
  }

  #drawSeats(seats) {
    const options = seats.map((person) => `${person.id} ${person.name} ${person.present}`).join();
    if (this.seats.dataset.options !== options) {
      this.seats.dataset.options = options;
      const group = (label, present) =>
        el(
          "optgroup",
          { label },
          seats
            .filter((person) => person.present === present)
            .map((person) => el("option", { value: String(person.id), text: person.name })),
        );
      this.seats.replaceChildren(group("Anggota", true), group("Bukan anggota", false));
    }
    this.seats.value = String(this.#store.seat(this.#id).id);
  }

  #openMenu() {
    const { blocked } = this.#store.seat(this.#id);
    const block = blocked
      ? { label: "Buka blokir bot", icon: "block", run: () => this.#deeds.block(false) }
      : {
          label: "Blokir bot",
          detail: "bot tidak dapat mengirim pesan lagi",
          icon: "block",
          danger: true,
          run: () => this.#deeds.block(true),
        };
    const first = this.#store.onWhatsApp(this.#id) ? [this.#turning(), block] : [block];
    openMenu(
      onPhone() ? first : [...first, { label: "Tutup kolom", icon: "close", run: () => this.#deeds.close() }],
      this.more,
      "Menu percakapan",
    );
  }

  #turning() {
    const { on } = this.#card;
    const detail = on ? "pesan bot menunggu" : "pesan yang menunggu masuk";
    return { label: on ? "Matikan ponsel" : "Nyalakan ponsel", detail, icon: "phone", run: () => this.#deeds.turn(!on) };
  }
}

// Desks are shown by a sign, residents by their initials.
export function signOf(store, id) {
  return { moderators: "group", bawaslu: "shield", official: "briefcase" }[store.role(id)] ?? null;
}
