// Telegram's subset of HTML into elements, by a strict allow-list: unknown tags become their text, attributes are
// dropped but the address of a link. The server escapes already; this is the second lock on the door.
import { el } from "./dom.js";

const TAGS = {
  B: "strong",
  STRONG: "strong",
  I: "em",
  EM: "em",
  U: "u",
  INS: "u",
  S: "s",
  STRIKE: "s",
  DEL: "s",
  CODE: "code",
  PRE: "pre",
  BLOCKQUOTE: "blockquote",
};
const FORGOTTEN = new Set([
  "SCRIPT",
  "STYLE",
  "TEMPLATE",
  "IFRAME",
  "OBJECT",
  "NOSCRIPT",
  "TITLE",
  "TEXTAREA",
  "SELECT",
  "SVG",
  "MATH",
]);
const SAFE_ADDRESS = /^(https?:|mailto:|tel:)/i;
const LINK_OR_COMMAND = /(https?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]])|((?<![\w/])\/[a-z][a-z0-9_]{1,31}(?![\w/]))/gi;
const DEEPEST = 40;

// `onCommand(text)` is called when a /command in the text is pressed; without it commands stay plain text.
export function richText(html, onCommand = null) {
  const parsed = new DOMParser().parseFromString(html, "text/html");
  const fragment = document.createDocumentFragment();
  fragment.append(...copies(parsed.body, { onCommand, plain: false }, 0));
  return fragment;
}

function copies(parent, how, depth) {
  if (depth > DEEPEST) return [parent.textContent];
  return [...parent.childNodes].flatMap((node) => copy(node, how, depth + 1));
}

function copy(node, how, depth) {
  if (node.nodeType === Node.TEXT_NODE) return how.plain ? [node.data] : linked(node.data, how.onCommand);
  if (node.nodeType !== Node.ELEMENT_NODE || FORGOTTEN.has(node.tagName.toUpperCase())) return [];
  const name = node.tagName.toUpperCase();
  if (name === "BR") return ["\n"];
  if (name === "A") return [link(node, how, depth)];
  if (name === "TG-SPOILER" || node.classList.contains("tg-spoiler")) return [spoiler(copies(node, how, depth))];
  const inside = copies(node, { ...how, plain: how.plain || name === "CODE" || name === "PRE" }, depth);
  return name in TAGS ? [el(TAGS[name], {}, inside)] : inside;
}

function link(node, how, depth) {
  const address = (node.getAttribute("href") ?? "").trim();
  const inside = copies(node, { ...how, plain: true }, depth);
  return SAFE_ADDRESS.test(address) ? outward(address, inside) : el("span", {}, inside);
}

function outward(address, inside) {
  return el("a", { href: address, target: "_blank", rel: "noopener noreferrer nofollow" }, inside);
}

function spoiler(inside) {
  const cover = el(
    "span",
    { class: "spoiler", role: "button", tabindex: "0", "aria-label": "Teks tersembunyi, tekan untuk membuka" },
    inside,
  );
  const reveal = () => {
    cover.className = "spoiler open";
    for (const name of ["role", "tabindex", "aria-label"]) cover.removeAttribute(name);
  };
  cover.addEventListener("click", reveal);
  cover.addEventListener(
    "keydown",
    (event) => (event.key === "Enter" || event.key === " ") && (event.preventDefault(), reveal()),
  );
  return cover;
}

function linked(text, onCommand) {
  const parts = [];
  let from = 0;
  for (const found of text.matchAll(LINK_OR_COMMAND)) {
    const [piece, address] = found;
    if (!address && !onCommand) continue;
    parts.push(text.slice(from, found.index), address ? outward(piece, [piece]) : command(piece, onCommand));
    from = found.index + piece.length;
  }
  return [...parts, text.slice(from)].filter((part) => part !== "");
}

function command(text, onCommand) {
  return el("button", { type: "button", class: "command-link", text, onclick: () => onCommand(text) });
}
