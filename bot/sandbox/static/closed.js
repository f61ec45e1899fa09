// What stands in the composer's place for those who cannot write.
import { el } from "./dom.js";

export function unblockButton(run) {
  return el("button", { type: "button", class: "button primary wide", text: "Buka blokir bot", onclick: run });
}

export function outsiderNote() {
  return el("p", { text: "Anda melihat sebagai orang luar. Tombol dapat dicoba, tetapi menulis hanya untuk anggota." });
}
