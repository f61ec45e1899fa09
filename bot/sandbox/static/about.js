// The bar above the composer that says which message is being changed or answered.
import { summary } from "./bubble.js";
import { el, iconButton } from "./dom.js";
import { icon } from "./icons.js";

export class About {
  message = null;
  editing = false;

  // `left()` is called when the person leaves it by its button.
  constructor(left) {
    this.words = el("p");
    this.sign = el("span", { class: "about-sign" });
    this.root = el(
      "div",
      { class: "about", hidden: true },
      this.sign,
      this.words,
      iconButton("close", "Batalkan", left),
    );
  }

  set(message, editing) {
    [this.message, this.editing] = [message, editing];
    this.root.hidden = false;
    this.sign.replaceChildren(icon(editing ? "edit" : "reply"));
    this.words.replaceChildren(
      el("b", { text: editing ? "Mengubah pesan" : `Membalas ${message.from.name}` }),
      el("span", { text: summary(message) }),
    );
  }

  clear() {
    [this.message, this.editing] = [null, false];
    this.root.hidden = true;
  }
}
