// Pressed buttons and their answers. The answer comes by the live line, perhaps before the server's receipt.
import * as api from "./api.js";

const PATIENCE = 30_000;

export class Taps extends EventTarget {
  #pending = new Map();
  #answers = new Map();

  constructor(store) {
    super();
    store.addEventListener("tap", ({ detail }) => detail.answer !== null && this.#answered(detail));
  }

  pending(chat, message, data) {
    return this.#pending.has(keyOf(chat, message, data));
  }

  async press(chat, person, message, data) {
    const key = keyOf(chat, message, data);
    if (this.#pending.has(key)) return;
    const timer = setTimeout(() => this.#settle(key), PATIENCE);
    this.#pending.set(key, { id: null, timer, chat });
    this.#changed(chat);
    try {
      const tap = await api.tap(chat, person, message, data);
      const pressed = this.#pending.get(key);
      if (pressed) pressed.id = tap.id;
      const answer = this.#answers.get(tap.id) ?? tap;
      if (answer.answer !== null) this.#answered(answer);
    } catch (error) {
      this.#settle(key);
      this.#tell({ chat, text: error.message, alert: false, failed: true });
    }
  }

  // Taps of other tabs are remembered (theirs may be ours whose receipt is still on its way) but not shown.
  #answered(tap) {
    const found = [...this.#pending].find(([, pressed]) => pressed.id === tap.id);
    if (!found) return this.#remember(tap);
    this.#settle(found[0]);
    if (tap.answer) this.#tell({ chat: tap.chat, text: tap.answer, alert: tap.alert, failed: false });
  }

  #remember(tap) {
    this.#answers.set(tap.id, tap);
    if (this.#answers.size > 100) this.#answers.delete(this.#answers.keys().next().value);
  }

  #settle(key) {
    const pressed = this.#pending.get(key);
    if (!pressed) return;
    clearTimeout(pressed.timer);
    this.#pending.delete(key);
    this.#changed(pressed.chat);
  }

  #changed(chat) {
    this.dispatchEvent(new CustomEvent("pending", { detail: { id: chat } }));
  }

  #tell(answer) {
    this.dispatchEvent(new CustomEvent("answer", { detail: answer }));
  }
}

const keyOf = (chat, message, data) => `${chat} ${message} ${data}`;
