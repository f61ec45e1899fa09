// What is going to be sent: thumbnails above the composer, as photo or as file.
import { el, iconButton } from "./dom.js";
import { icon } from "./icons.js";
import { size } from "./time.js";

const AS_PHOTO = new Set(["image/jpeg", "image/png", "image/webp"]);
const MOST = 50;
const MOST_BYTES = 32 * 1024 * 1024;
const ALBUM = 10;
let trays = 0;

export class Tray {
  #items = [];
  #kind = "photo";
  #onChange;
  #onRefused;

  // `onChange()` after each change; `onRefused(words)` when a file cannot be taken.
  constructor(onChange, onRefused) {
    trays += 1;
    this.#onChange = onChange;
    this.#onRefused = onRefused;
    this.strip = el("ul", { class: "tray-strip", "aria-label": "Lampiran yang akan dikirim" });
    this.note = el("p", { class: "tray-note", role: "status" });
    this.choice = el(
      "fieldset",
      { class: "segments" },
      el("legend", { class: "only-read", text: "Kirim sebagai" }),
      this.#option("photo", "Foto"),
      this.#option("document", "File"),
    );
    const shut = iconButton("close", "Buang semua lampiran", () => this.clear());
    this.root = el(
      "div",
      { class: "tray", hidden: true },
      el("div", { class: "tray-bar" }, this.choice, this.note, shut),
      this.strip,
    );
  }

  get files() {
    return this.#items.map((item) => item.file);
  }

  get kind() {
    return this.#photosPossible ? this.#kind : "document";
  }

  set kind(kind) {
    this.#kind = kind;
    this.#draw();
  }

  get #photosPossible() {
    return this.#items.every(({ file }) => AS_PHOTO.has(file.type));
  }

  has(name) {
    return this.#items.some((item) => item.file.name === name);
  }

  add(files) {
    for (const file of files) {
      if (this.#items.length >= MOST) return this.#onRefused(`Paling banyak ${MOST} file sekali kirim.`);
      if (file.size > MOST_BYTES) this.#onRefused(`${file.name} lebih besar dari ${size(MOST_BYTES)}.`);
      else this.#items.push({ file, address: URL.createObjectURL(file) });
    }
    return this.#draw();
  }

  drop(name) {
    const at = this.#items.findLastIndex((item) => item.file.name === name);
    if (at >= 0) this.#remove(this.#items[at]);
  }

  clear() {
    this.#items.forEach((item) => URL.revokeObjectURL(item.address));
    this.#items = [];
    this.#draw();
  }

  #remove(item) {
    URL.revokeObjectURL(item.address);
    this.#items = this.#items.filter((other) => other !== item);
    this.#draw();
  }

  #option(kind, label) {
    const input = el("input", {
      type: "radio",
      name: `kind-${trays}`,
      value: kind,
      onchange: () => {
        this.kind = kind;
      },
    });
    return el("label", {}, input, el("span", { text: label }));
  }

  #draw() {
    this.root.hidden = this.#items.length === 0;
    for (const input of this.choice.querySelectorAll("input")) {
      input.checked = input.value === this.kind;
      input.disabled = input.value === "photo" && !this.#photosPossible;
    }
    this.note.textContent = this.#summary();
    this.strip.replaceChildren(...this.#items.map((item) => this.#thumbnail(item)));
    this.#onChange();
  }

  #summary() {
    const count = this.#items.length;
    if (count === 0) return "";
    const whole = this.kind === "photo" ? "tampil langsung" : "asli dan utuh";
    return count > 1 ? `${count} lampiran, ${count > ALBUM ? "beberapa album" : "satu album"}` : `1 lampiran, ${whole}`;
  }

  #thumbnail(item) {
    const { file, address } = item;
    const image = el("img", { src: address, alt: "" });
    image.addEventListener("error", () => image.replaceWith(icon("file")));
    const shown = file.type.startsWith("image/") ? image : icon("file");
    return el(
      "li",
      { title: `${file.name} · ${size(file.size)}` },
      shown,
      el("span", { text: file.name }),
      iconButton("close", `Buang ${file.name}`, () => this.#remove(item)),
    );
  }
}
