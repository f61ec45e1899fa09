// The box one writes in: it grows with its text, up to the height that the sheet allows.
import { el } from "./dom.js";

export class Field {
  constructor(label) {
    this.node = el("textarea", {
      rows: 1,
      class: "field",
      "aria-label": label,
      placeholder: "Tulis pesan",
      autocomplete: "off",
      enterkeyhint: "send",
    });
    this.node.addEventListener("input", () => this.#grow());
  }

  get text() {
    return this.node.value;
  }

  set text(text) {
    this.node.value = text;
    this.#grow();
  }

  focus() {
    this.node.focus({ preventScroll: true });
  }

  #grow() {
    this.node.style.height = "auto";
    this.node.style.height = `${this.node.scrollHeight}px`;
  }
}
