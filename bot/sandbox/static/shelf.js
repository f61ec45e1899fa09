// The sample screenshots, one tap away: a strip above the composer.
import * as api from "./api.js";
import { el, iconButton } from "./dom.js";

let known = null;

export class Shelf {
  #tray;
  #onFailed;

  constructor(tray, onFailed) {
    this.#tray = tray;
    this.#onFailed = onFailed;
    this.strip = el("div", { class: "shelf-strip" });
    this.root = el(
      "section",
      { class: "shelf", hidden: true, "aria-label": "Pilihan contoh" },
      el(
        "div",
        { class: "shelf-bar" },
        el("p", {}, el("b", { text: "Contoh tangkapan layar" }), " · semua rekaan"),
        iconButton("close", "Tutup contoh", () => this.close()),
      ),
      this.strip,
    );
  }

  get open() {
    return !this.root.hidden;
  }

  async toggle() {
    if (this.open) return this.close();
    try {
      known ??= (await api.samples()).samples;
    } catch (error) {
      return this.#onFailed(error.message);
    }
    if (!this.strip.childElementCount) this.strip.append(...known.map((sample) => this.#card(sample)));
    this.root.hidden = false;
    this.mark();
    return this.strip.firstElementChild.focus();
  }

  close() {
    this.root.hidden = true;
    this.root.dispatchEvent(new CustomEvent("closed", { bubbles: true }));
  }

  // Show which samples lie in the tray.
  mark() {
    for (const card of this.strip.children)
      card.setAttribute("aria-pressed", String(this.#tray.has(card.dataset.name)));
  }

  #card(sample) {
    return el(
      "button",
      {
        type: "button",
        class: "sample",
        "aria-pressed": "false",
        data: { name: sample.name },
        onclick: () => this.#toggle(sample),
      },
      el("img", { src: api.sampleAddress(sample.name), alt: "", width: 72, height: 160 }),
      el("span", { text: sample.title }),
    );
  }

  async #toggle(sample) {
    if (this.#tray.has(sample.name)) return this.#tray.drop(sample.name);
    try {
      return this.#tray.add([await api.sampleFile(sample)]);
    } catch (error) {
      return this.#onFailed(error.message);
    }
  }
}
