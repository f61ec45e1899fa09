// Which messages were seen. A message of somebody else counts as new until its chat was in view at the newest line.

export class Reading extends EventTarget {
  #store;
  #seen = new Map();

  constructor(store) {
    super();
    this.#store = store;
    store.addEventListener("chat", ({ detail }) => this.#arrived(detail));
  }

  // The newest message of each chat counts as seen at first sight, and while examples are being prepared.
  #arrived({ id, whole }) {
    if (this.#store.stage.progress || (whole && !this.#seen.has(id))) this.see(id);
  }

  see(id) {
    const newest = this.#store.messages(id).at(-1)?.id ?? 0;
    if ((this.#seen.get(id) ?? -1) >= newest) return;
    this.#seen.set(id, newest);
    this.dispatchEvent(new CustomEvent("seen", { detail: { id } }));
  }

  unseen(id) {
    if (!this.#store.card(id)) return [];
    const from = this.#seen.get(id) ?? 0;
    const me = this.#store.seat(id).id;
    return this.#store
      .messages(id)
      .filter((message) => message.id > from && message.from.id !== me && message.kind !== "service");
  }

  count(id) {
    return this.unseen(id).length;
  }

  get total() {
    return this.#store.chatIds.reduce((sum, id) => sum + this.count(id), 0);
  }
}
