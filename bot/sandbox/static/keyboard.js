// The inline keyboard below a bubble.
import { el } from "./dom.js";
import { icon } from "./icons.js";
import { openSheet } from "./sheet.js";

export function keyboard(message, desk) {
  return el(
    "div",
    { class: "keys", role: "group", "aria-label": "Tombol pesan" },
    message.keyboard.map((row) =>
      el(
        "div",
        { class: "key-row" },
        row.map((button) => key(message, button, desk)),
      ),
    ),
  );
}

function key(message, button, desk) {
  if (button.url) return outward(button);
  if (message.picks?.length) return opener(message, button, desk);
  const data = button.callback_data ?? "";
  const node = el(
    "button",
    { type: "button", class: "key", data: { data }, onclick: () => desk.press(message, data) },
    el("span", { text: button.text }),
  );
  markPending(node, desk.pending(message, data));
  return node;
}

// The button below a bubble that opens a list of WhatsApp.
function opener(message, button, desk) {
  const run = (event) => openSheet(message, (id) => desk.press(message, id), event.currentTarget);
  return el(
    "button",
    { type: "button", class: "key opener", onclick: run, "aria-haspopup": "dialog" },
    icon("list"),
    el("span", { text: button.text }),
  );
}

function outward(button) {
  const safe = /^https?:/i.test(button.url);
  return el(
    "a",
    { class: "key", target: "_blank", rel: "noopener noreferrer nofollow", href: safe ? button.url : undefined },
    el("span", { text: button.text }),
    icon("open"),
  );
}

// A tapped button turns until its tap is answered.
export function markPending(node, pending) {
  node.classList.toggle("pending", pending);
  node.setAttribute("aria-busy", String(pending));
}
