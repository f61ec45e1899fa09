// The switches "Besok pagi" and "24 jam kemudian": time passes at once for everybody.
import * as api from "./api.js";
import { ask } from "./dialog.js";

const HOURS = 24;

export const LEAPS = {
  morning: {
    possible: ({ mornings }) => mornings,
    title: "Lompat ke pagi berikutnya?",
    text: "Jam kotak pasir maju sampai saat laporan harian dikirim. Beberapa detik kemudian laporannya tiba di kolom Pejabat.",
    yes: "Lompat ke pagi",
    leap: () => api.morning(),
    done: "Selamat pagi: laporan harian sedang disiapkan",
    look: ({ official }) => official,
  },
  later: {
    possible: ({ phones }) => phones.length > 0,
    title: "Lompat 24 jam ke depan?",
    text: "Jam kotak pasir maju sehari. Jendela 24 jam WhatsApp tertutup: bot hanya dapat mengirim templat sampai warga menulis lagi.",
    yes: "Lompat 24 jam",
    leap: () => api.later(HOURS),
    done: "Sekarang 24 jam kemudian",
    look: () => null,
  },
};

export class LeapButton {
  #button;
  #leap;
  #app;
  #show;

  // `show(words, how)` tells how it went. `app`: {layout}
  constructor(button, leap, app, show) {
    [this.#button, this.#leap, this.#app, this.#show] = [button, leap, app, show];
    button.addEventListener("click", () => this.#press());
  }

  refresh(stage) {
    this.#button.hidden = !this.#leap.possible(stage);
  }

  async #press() {
    const { title, text, yes, leap } = this.#leap;
    if (!(await ask({ title, text, yes }))) return;
    await leap().then(
      () => this.#done(),
      (error) => this.#show(error.message, { failed: true }),
    );
  }

  #done() {
    const { layout } = this.#app;
    const chat = this.#leap.look(layout.desk);
    if (chat !== null) layout.open(chat);
    this.#show(this.#leap.done);
  }
}
