// Small helpers to build elements. Text is always set as text, never as markup.
import { icon } from "./icons.js";

const PROPERTIES = new Set([
  "value",
  "disabled",
  "checked",
  "hidden",
  "type",
  "tabIndex",
  "src",
  "alt",
  "href",
  "rows",
]);

export function el(tag, options = {}, ...children) {
  const node = document.createElement(tag);
  for (const [key, value] of Object.entries(options)) set(node, key, value);
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

function set(node, key, value) {
  if (value === undefined || value === null) return;
  if (key === "class") node.className = value;
  else if (key === "text") node.textContent = value;
  else if (key === "data") Object.assign(node.dataset, value);
  else if (key.startsWith("on")) node.addEventListener(key.slice(2), value);
  else if (PROPERTIES.has(key)) node[key] = value;
  else node.setAttribute(key, String(value));
}

// Put these children into a list; what stands there already in this order stays untouched.
export function fill(list, nodes) {
  if (nodes.length !== list.childElementCount || nodes.some((node, at) => list.children[at] !== node))
    list.replaceChildren(...nodes);
}

// A button that shows only an icon; its label is read aloud and shown as a tip.
export function iconButton(name, label, onclick, options = {}) {
  const { class: extra = "", ...rest } = options;
  return el(
    "button",
    { type: "button", class: `icon-button ${extra}`, "aria-label": label, title: label, onclick, ...rest },
    icon(name),
  );
}

export function hiddenText(text) {
  return el("span", { class: "only-read", text });
}

const TINTS = 8;

// A round sign with the initials of a name; the same name always has the same colour.
export function avatar(name, options = {}) {
  const words = name.split(/\s+/).filter(Boolean);
  const initials = words
    .slice(0, 2)
    .map((word) => [...word][0].toUpperCase())
    .join("");
  const tint = [...name].reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)) % 9973, 7) % TINTS;
  const { icon: sign, class: extra = "" } = options;
  return el("span", { class: `avatar tint-${tint} ${extra}`, "aria-hidden": "true" }, sign ? icon(sign) : initials);
}

export function badge(count) {
  return count > 0
    ? el("span", { class: "badge" }, count > 99 ? "99+" : String(count), hiddenText(" pesan baru"))
    : null;
}

// A phone's width: one chat at a time, and the keyboard on the screen takes half of it.
export function onPhone() {
  return matchMedia("(max-width: 759px)").matches;
}

// Whether the person asked the system for less motion.
export function calmMotion() {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}
