// Whether a chat is being read just now, and where its unread part began.
export class Attention {
  firstNew;
  #visible = false;
  #reading;
  #id;
  #log;

  // `root` is watched for being in view until `signal` aborts.
  constructor({ reading, id, log, root, signal }) {
    [this.#reading, this.#id, this.#log] = [reading, id, log];
    this.firstNew = reading.unseen(id)[0]?.id ?? null;
    const inView = ([entry]) => {
      this.#visible = entry.isIntersecting;
      this.look();
    };
    new IntersectionObserver(inView, { threshold: 0.2 }).observe(root);
    document.addEventListener("visibilitychange", () => this.look(), { signal });
    reading.addEventListener("seen", ({ detail }) => detail.id === id && log.showCount(0), { signal });
  }

  // In view, in a window that is in view, at the newest line.
  get full() {
    return this.#visible && !document.hidden && this.#log.following;
  }

  // What is there counts as seen, if somebody looks.
  look() {
    if (this.full) this.#reading.see(this.#id);
  }

  // Messages came; when nobody looks, the first unseen one gets the sign "new" before it.
  arrived() {
    if (this.full) return;
    const first = this.#reading.unseen(this.#id)[0]?.id ?? null;
    if (first !== null && (this.firstNew ?? 0) < first) this.firstNew = first;
  }

  get count() {
    return this.#reading.count(this.#id);
  }
}
