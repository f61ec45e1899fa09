// A list of WhatsApp: a sheet with its rows, of which one is picked. Arrow keys walk, Enter picks, Escape closes.
import { dialog } from "./dialog.js";
import { el, iconButton } from "./dom.js";

// `picked(id)` is called with the row that was chosen.
export function openSheet(message, picked) {
  const rows = el("div", { class: "sheet-rows", role: "group", "aria-label": message.opener });
  const box = dialog(message.opener, "sheet", rows);
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
