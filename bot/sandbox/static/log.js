// The scrolling part of a chat. Lines are kept by key and only those that changed are drawn again, so that a screen
// reader hears what is new and nothing twice. The view follows the newest line only when it was there already.
import { el, iconButton, badge, calmMotion } from "./dom.js";
import { entries } from "./entries.js";

const AT_BOTTOM = 48;

export class Log {
  #lines = new Map();
  #following = true;
  #drawBubble;
  #onBottom;

  // `drawBubble(line)` gives the element of a bubble; `onBottom()` is called when the newest line came into view;
  // `onOlder()` when earlier messages are wanted.
  constructor({ label, drawBubble, onBottom, onOlder }) {
    this.#drawBubble = drawBubble;
    this.#onBottom = onBottom;
    this.older = el("button", {
      type: "button",
      class: "older",
      text: "Muat pesan sebelumnya",
      onclick: onOlder,
      hidden: true,
    });
    this.list = el("div", { class: "lines", role: "log", "aria-live": "off", "aria-label": label });
    this.typing = el("div", { class: "typing", hidden: true, "aria-hidden": "true" }, el("i"), el("i"), el("i"));
    this.empty = el("div", { class: "empty", hidden: true });
    this.scroller = el(
      "div",
      { class: "log", tabindex: "0", role: "group", "aria-label": `${label}, gulir dengan panah` },
      this.older,
      this.empty,
      this.list,
      this.typing,
    );
    this.pill = iconButton("down", "Ke pesan terbaru", () => this.toNewest(true), { class: "to-newest", hidden: true });
    this.root = el("div", { class: "log-frame" }, this.scroller, this.pill);
    this.scroller.addEventListener("scroll", () => this.#scrolled(), { passive: true });
    this.scroller.addEventListener("keydown", (event) => this.#walk(event));
    new ResizeObserver(() => this.#following && this.toNewest()).observe(this.list);
    new ResizeObserver(() => this.#following && this.toNewest()).observe(this.scroller);
  }

  get following() {
    return this.#following;
  }

  draw(messages, view, fresh = new Set()) {
    const wanted = entries(messages, view);
    const anchor = this.#following ? null : this.scroller.scrollHeight - this.scroller.scrollTop;
    const prepended = this.#lines.size > 0 && !this.#lines.has(oldest(wanted));
    const focus = focusWithin(this.list);
    this.#reconcile(wanted, fresh);
    restoreFocus(this.list, focus);
    if (this.#following) this.toNewest();
    else if (prepended) this.scroller.scrollTop = this.scroller.scrollHeight - anchor;
    this.list.setAttribute("aria-live", "polite");
  }

  #reconcile(wanted, fresh) {
    const lines = new Map();
    let place = this.list.firstChild;
    for (const line of wanted) {
      const node = this.#node(line, fresh);
      lines.set(line.key, { node, sign: line.sign });
      if (node === place) place = place.nextSibling;
      else this.list.insertBefore(node, place);
    }
    const kept = new Set([...lines.values()].map((line) => line.node));
    for (const { node } of this.#lines.values()) if (!kept.has(node)) node.remove();
    this.#lines = lines;
  }

  #node(line, fresh) {
    const known = this.#lines.get(line.key);
    if (known?.sign === line.sign) return known.node;
    const node =
      line.kind === "bubble"
        ? this.#drawBubble(line)
        : el("div", { class: `sign ${line.kind}` }, el("span", { text: line.text }));
    node.dataset.key = line.key;
    if (line.messages?.some((message) => fresh.has(message.id))) node.classList.add("fresh");
    return node;
  }

  showCount(count) {
    this.pill.querySelector(".badge")?.remove();
    const sign = badge(count);
    if (sign) this.pill.append(sign);
  }

  showTyping(yes) {
    this.typing.hidden = !yes;
    if (this.#following) this.toNewest();
  }

  toNewest(smoothly = false) {
    this.#following = true;
    const behavior = smoothly && !calmMotion() ? "smooth" : "instant";
    this.scroller.scrollTo({ top: this.scroller.scrollHeight, behavior });
    this.#showPill(false);
  }

  // Who stands on the pill when it goes stands on the newest message then, not nowhere.
  #showPill(yes) {
    const newest = this.list.querySelector(".row:last-child") ?? this.scroller;
    if (!yes && document.activeElement === this.pill) newest.focus({ preventScroll: true });
    this.pill.hidden = !yes;
  }

  // Bring a message into view and let it light up shortly.
  show(id) {
    const row = this.list.querySelector(`[data-message="${id}"]`)?.closest("[data-key]");
    if (!row) return;
    row.scrollIntoView({ block: "center", behavior: calmMotion() ? "instant" : "smooth" });
    row.classList.remove("lit");
    requestAnimationFrame(() => row.classList.add("lit"));
    row.focus({ preventScroll: true });
  }

  #scrolled() {
    const { scrollHeight, scrollTop, clientHeight } = this.scroller;
    if (clientHeight === 0) return;
    this.#following = scrollHeight - scrollTop - clientHeight < AT_BOTTOM;
    this.#showPill(!this.#following);
    if (this.#following) this.#onBottom();
  }

  // Arrow keys walk from bubble to bubble; End goes to the newest.
  #walk(event) {
    if (!["ArrowUp", "ArrowDown", "Home", "End"].includes(event.key)) return;
    if (event.target !== this.scroller && !event.target.matches(".row")) return;
    const rows = [...this.list.querySelectorAll(".row")];
    const at = rows.indexOf(event.target.closest(".row"));
    const next = { ArrowUp: at < 0 ? rows.length - 1 : at - 1, ArrowDown: at + 1, Home: 0, End: rows.length - 1 }[
      event.key
    ];
    const row = rows[Math.max(0, next)];
    if (!row || (at < 0 && event.key === "ArrowDown")) return;
    event.preventDefault();
    row.focus({ preventScroll: true });
    row.scrollIntoView({ block: "nearest" });
  }
}

// The key of the first line that is a message; day signs move when earlier messages come.
function oldest(lines) {
  return lines.find((line) => line.kind !== "day" && line.kind !== "new")?.key;
}

function focusWithin(list) {
  const node = document.activeElement;
  const row = list.contains(node) ? node.closest("[data-key]") : null;
  return row && { key: row.dataset.key, button: node === row ? null : sameness(node) };
}

// A line drawn anew while it had the focus keeps it: on the same button, or on the line itself.
function restoreFocus(list, focus) {
  if (!focus || list.contains(document.activeElement)) return;
  const row = [...list.children].find((child) => child.dataset.key === focus.key);
  const buttons = focus.button === null ? [] : [...(row?.querySelectorAll("button, a[href]") ?? [])];
  const same = buttons.find((button) => sameness(button) === focus.button);
  (same ?? row)?.focus({ preventScroll: true });
}

// What a button does, else what it is called: by this it is found again.
function sameness(button) {
  return button.dataset.data ?? button.ariaLabel ?? button.textContent;
}
