// What a person sends, one after another, so that the order of writing is the order of arriving.
export class Outgoing {
  #root;
  #sent;
  #failed;
  #queue = Promise.resolve();

  // `root` carries the class "sending" meanwhile; `sent()` and `failed(words)` tell how it went.
  constructor(root, sent, failed) {
    [this.#root, this.#sent, this.#failed] = [root, sent, failed];
  }

  // `send()` gives a promise; `restore()` brings back what could not be sent.
  add(send, restore = () => {}) {
    const failed = (error) => {
      restore();
      this.#failed(error.message);
    };
    this.#root.classList.add("sending");
    this.#queue = this.#queue
      .then(send)
      .then(this.#sent, failed)
      .finally(() => this.#root.classList.remove("sending"));
  }
}
