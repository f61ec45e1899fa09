// The switch "24 jam kemudian": a day passes at once for everybody, so that WhatsApp's 24-hour window closes.
import * as api from "./api.js";
import { ask } from "./dialog.js";

const HOURS = 24;

export class LaterButton {
  #button;
  #show;

  // `show(words, how)` tells how it went.
  constructor(button, show) {
    [this.#button, this.#show] = [button, show];
    button.addEventListener("click", () => this.#press());
  }

  refresh({ phones }) {
    this.#button.hidden = phones.length === 0;
  }

  async #press() {
    const sure = await ask({
      title: "Lompat 24 jam ke depan?",
      text: "Jam kotak pasir maju sehari. Jendela 24 jam WhatsApp tertutup: bot hanya dapat mengirim templat sampai warga menulis lagi.",
      yes: "Lompat 24 jam",
    });
    if (!sure) return;
    await api.later(HOURS).then(
      () => this.#show("Sekarang 24 jam kemudian"),
      (error) => this.#show(error.message, { failed: true }),
    );
  }
}
