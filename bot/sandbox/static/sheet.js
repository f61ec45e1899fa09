// A list of WhatsApp: a sheet with its rows, of which one is picked. Arrow keys walk, Enter picks, Escape closes.
import { dialog } from "./dialog.js";
import { el, iconButton } from "./dom.js";

// `picked(id)` is called with the row that was chosen; `opener` is the button to which the focus goes back.
export function openSheet(message, picked, opener) {
  const rows = el("div", { class: "sheet-rows", role: "group", "aria-label": message.opener });
  const box = dialog(message.opener, "sheet", rows);
  box.addEventListener("close", wayBack(opener));
  box.append(iconButton("close", "Tutup daftar", () => box.close(), { class: "sheet-close" }));
  let section = "";
  for (const pick of message.picks) {
    if (pick.section && pick.section !== section) rows.append(el("h3", { text: pick.section }));
    section = pick.section;
    rows.append(row(pick, () => (box.close(), picked(pick.id))));
  }
  rows.addEventListener("keydown", (event) => walk(event, rows));
  box.showModal();
  rows.querySelector("button").focus();
}

// The browser goes back to the button by itself, unless its message was drawn anew meanwhile: then to its successor.
function wayBack(opener) {
  const [list, key] = [opener.closest(".lines"), opener.closest("[data-key]").dataset.key];
  const successor = () => [...list.children].find((line) => line.dataset.key === key)?.querySelector(".opener");
  return () => opener.isConnected || document.activeElement !== document.body || successor()?.focus();
}

function row(pick, run) {
  return el(
    "button",
    { type: "button", class: "sheet-row", data: { pick: pick.id }, onclick: run },
    el("span", {}, el("b", { text: pick.title }), pick.description && el("small", { text: pick.description })),
    el("i", { class: "sheet-dot", "aria-hidden": "true" }),
  );
}

function walk(event, rows) {
  const all = [...rows.querySelectorAll("button")];
  const at = all.indexOf(document.activeElement);
  const next = { ArrowDown: at + 1, ArrowUp: at - 1 + all.length, Home: 0, End: all.length - 1 }[event.key];
  if (next === undefined) return;
  event.preventDefault();
  all[next % all.length].focus();
}
