// What stands in a chat in which nothing was said yet.
import { el } from "./dom.js";

// `start()` sends the first word to the bot; groups have none.
export function emptyCard(botName, start) {
  if (!start) return [el("p", { text: "Belum ada pesan. Kartu laporan akan muncul di sini." })];
  const words = `Belum ada percakapan. Sapa ${botName} untuk melaporkan dugaan pelanggaran netralitas ASN.`;
  const button = el("button", { type: "button", class: "button primary", text: "Mulai mengobrol", onclick: start });
  return [el("p", { text: words }), button];
}
