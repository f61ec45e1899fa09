// Boxes that must be answered first. The browser's own <dialog> keeps the focus inside and closes by Escape.
import { el } from "./dom.js";

let count = 0;

// A dialog with a title and any content; `close` events tell when it is gone, and it leaves the page by itself.
export function dialog(title, className, ...content) {
  count += 1;
  const heading = el("h2", { id: `dialog-${count}`, text: title });
  const box = el("dialog", { class: `dialog ${className}`, "aria-labelledby": heading.id }, heading, ...content);
  box.addEventListener("close", () => box.remove());
  box.addEventListener("click", (event) => event.target === box && box.close());
  document.body.append(box);
  return box;
}

export function ask({ title, text, yes, no = "Batal", danger = false }) {
  return new Promise((resolve) => {
    const accept = el("button", { type: "button", class: `button ${danger ? "danger" : "primary"}`, text: yes });
    const decline = el("button", { type: "button", class: "button", text: no });
    const box = dialog(title, "ask", el("p", { text }), el("div", { class: "dialog-buttons" }, decline, accept));
    accept.addEventListener("click", () => box.close("yes"));
    decline.addEventListener("click", () => box.close());
    box.addEventListener("close", () => resolve(box.returnValue === "yes"));
    box.showModal();
    accept.focus();
  });
}

// What Telegram shows for answerCallbackQuery with show_alert.
export function alertBox(title, text) {
  const ok = el("button", { type: "button", class: "button primary", text: "Baik" });
  const box = dialog(title, "ask", el("p", { text }), el("div", { class: "dialog-buttons" }, ok));
  ok.addEventListener("click", () => box.close());
  box.showModal();
  ok.focus();
}
