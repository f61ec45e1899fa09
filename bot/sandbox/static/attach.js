// The clip button: pick photos or files, or send one of the kinds a bot does not expect (with invented content).
import { el } from "./dom.js";
import { OTHERS } from "./kinds.js";
import { openMenu } from "./menu.js";

export class Attach {
  #sendOther;

  // `take(files, kind)` gets what was picked; `sendOther(kind)` sends a sticker, a voice note ...
  constructor(take, sendOther) {
    this.#sendOther = sendOther;
    this.picker = el("input", { type: "file", multiple: "", hidden: true, tabindex: "-1", "aria-hidden": "true" });
    this.kind = "photo";
    this.picker.addEventListener("change", () => {
      take([...this.picker.files], this.kind);
      this.picker.value = "";
    });
  }

  openMenu(anchor) {
    const others = Object.entries(OTHERS).map(([kind, shown]) => ({ ...shown, run: () => this.#sendOther(kind) }));
    const picked = [
      { label: "Foto", detail: "tampil langsung", icon: "picture", run: () => this.#pick("image/*", "photo") },
      { label: "File", detail: "asli dan utuh", icon: "file", run: () => this.#pick("", "document") },
    ];
    openMenu([...picked, ...others], anchor, "Lampirkan");
  }

  #pick(accept, kind) {
    this.picker.accept = accept;
    this.kind = kind;
    this.picker.click();
  }
}
