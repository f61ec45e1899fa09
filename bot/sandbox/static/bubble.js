// One bubble: who, what was quoted, picture or file, text, time, reaction, and the inline keyboard below it.
import { avatar, el, hiddenText, iconButton } from "./dom.js";
import { richText } from "./html.js";
import { icon } from "./icons.js";
import { keyboard } from "./keyboard.js";
import { OTHERS } from "./kinds.js";
import { media } from "./media.js";
import { clock, whole } from "./time.js";

// `desk`: what a bubble may do in its chat {jump(id), command(text), press(message, button), pending(message,
// data), menu(message, event, anchor), look(message)}
export function bubble(line, desk) {
  const { messages, shape } = line;
  const [head, last] = [messages[0], messages.at(-1)];
  const classes = ["row", shape.mine ? "mine" : "theirs", ...["named", "first", "last"].filter((name) => shape[name])];
  const keys = last.keyboard.length > 0 && keyboard(last, desk);
  const row = el(
    "div",
    { class: classes.join(" "), role: "article", tabindex: "-1", data: { message: head.id } },
    el("div", { class: "stack" }, body(line, desk), reaction(last), keys),
  );
  onMenu(row, messages, desk);
  return row;
}

function body(line, desk) {
  const { messages, shape } = line;
  const captioned = messages.find((message) => message.text) ?? messages[0];
  const shown = media(messages, desk);
  const bare = Boolean(shown) && !captioned.text;
  const kind = shown ? `with-${shown.dataset.shape}` : "";
  return el(
    "div",
    { class: `bubble ${kind} ${bare ? "bare" : ""}` },
    speaker(messages[0], shape),
    quote(line, desk),
    headerWords(captioned),
    shown,
    captioned.text !== "" &&
      el(
        "div",
        { class: "text" },
        richText(captioned.html, desk.command),
        el("span", { class: "gap", "aria-hidden": "true" }),
      ),
    captioned.footer && el("div", { class: "footer-words", text: captioned.footer }),
    meta(messages, shape),
    more(captioned, desk),
    shape.named && shape.last && avatar(messages[0].from.name, { class: "small" }),
  );
}

function headerWords(message) {
  return message.header && el("div", { class: "header-words", text: message.header });
}

function speaker(message, shape) {
  if (shape.mine) return hiddenText("Anda: ");
  if (!shape.named || !shape.first) return hiddenText(`${message.from.name}: `);
  return el(
    "div",
    { class: `who ${message.from.bot ? "bot" : ""}` },
    message.from.name,
    message.from.bot && el("small", { text: "bot" }),
    hiddenText(": "),
  );
}

function quote({ messages, quoted }, desk) {
  if (messages[0].reply_to === null) return null;
  const words = quoted ? summary(quoted) : "Pesan yang dibalas tidak ada lagi";
  return el(
    "button",
    { type: "button", class: "quote", onclick: () => quoted && desk.jump(quoted.id) },
    hiddenText("Membalas "),
    el("b", { text: quoted?.from.name ?? "" }),
    el("span", { text: words }),
  );
}

// The words as they are read: what WhatsApp writes as marks is drawn, and is no part of them.
function plain(message) {
  return message.html ? richText(message.html).textContent : message.text;
}

function named(message) {
  if (message.kind === "photo") return "Foto";
  if (message.kind === "document") return message.file?.name || "File";
  return OTHERS[message.kind]?.label;
}

// A message in one line, for quotes and the list of chats.
export function summary(message) {
  if (message.kind === "service") return message.note;
  return [named(message), plain(message).replace(/\s+/g, " ").slice(0, 120)].filter(Boolean).join(" · ");
}

function meta(messages, shape) {
  const edited = messages.some((message) => message.edited !== null);
  const moment = messages.at(-1).date;
  const ticks = shape.mine && ticksOf(messages.at(-1), shape);
  return el(
    "div",
    { class: "meta" },
    edited && el("span", { text: "diubah " }),
    el("time", { datetime: new Date(moment).toISOString(), title: whole(moment), text: clock(moment) }),
    ticks,
  );
}

const STATES = { sent: "Terkirim", delivered: "Sampai", read: "Dibaca" };

// On WhatsApp one grey tick, two grey, two blue; on Telegram, which tells a bot's reader nothing, one or two.
function ticksOf(message, shape) {
  const state = message.state ?? (shape.heard ? "answered" : "sent");
  const words = STATES[state] ?? "Sudah dijawab bot";
  return el(
    "span",
    { class: "ticks", title: words, data: { state } },
    icon(state === "sent" ? "tick" : "ticks"),
    message.state && hiddenText(words),
  );
}

function more(message, desk) {
  return iconButton("down", "Tindakan untuk pesan ini", (event) => desk.menu(message, event, event.currentTarget), {
    class: "bubble-menu",
    tabindex: "-1",
    "aria-haspopup": "menu",
  });
}

function reaction(message) {
  return message.reaction && el("div", { class: "reaction" }, hiddenText(message.state && message.from.bot ? "Reaksi Anda: " : "Reaksi bot: "), message.reaction);
}

const LONG_PRESS = 500;
const TREMBLE = 10;

// Right click, the menu key, Enter on the line, and a long press on screens that send no contextmenu event.
function onMenu(row, messages, desk) {
  const aimed = (target) =>
    messages.find((message) => String(message.id) === target.closest("[data-message]").dataset.message) ?? messages[0];
  const open = (event) => {
    if (event.target.closest("a") || getSelection().toString()) return;
    event.preventDefault();
    desk.menu(aimed(event.target), event, row.querySelector(".bubble"));
  };
  row.addEventListener("contextmenu", open);
  row.addEventListener("keydown", (event) => event.key === "Enter" && event.target === row && open(event));
  let timer = 0;
  let start = null;
  row.addEventListener("pointerdown", (event) => {
    if (event.pointerType !== "touch" || event.target.closest(".keys")) return;
    start = { x: event.clientX, y: event.clientY };
    timer = setTimeout(() => open(event), LONG_PRESS);
  });
  row.addEventListener(
    "pointermove",
    (event) => start && Math.hypot(event.clientX - start.x, event.clientY - start.y) > TREMBLE && clearTimeout(timer),
  );
  for (const name of ["pointerup", "pointercancel"]) row.addEventListener(name, () => clearTimeout(timer));
}
