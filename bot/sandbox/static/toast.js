// Short words over a chat that go away by themselves.
import { el } from "./dom.js";

const SHORTEST = 3500;
const PER_LETTER = 45;

export class Toaster {
  #timer = 0;

  constructor() {
    this.said = el("p", { class: "toast", role: "status" });
    this.failed = el("p", { class: "toast failed", role: "alert" });
    this.root = el("div", { class: "toasts" }, this.said, this.failed);
    this.root.addEventListener("click", () => this.#clear());
  }

  show(text, { failed = false } = {}) {
    this.#clear();
    const place = failed ? this.failed : this.said;
    place.textContent = text;
    place.classList.add("shown");
    this.#timer = setTimeout(() => this.#clear(), SHORTEST + text.length * PER_LETTER);
  }

  #clear() {
    clearTimeout(this.#timer);
    for (const place of [this.said, this.failed]) {
      place.classList.remove("shown");
      place.textContent = "";
    }
  }
}
