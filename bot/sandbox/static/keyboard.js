// The inline keyboard below a bubble.
import { el } from "./dom.js";
import { icon } from "./icons.js";

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
  const data = button.callback_data ?? "";
  const node = el(
    "button",
    { type: "button", class: "key", data: { data }, onclick: () => desk.press(message, data) },
    el("span", { text: button.text }),
  );
  markPending(node, desk.pending(message, data));
  return node;
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
