// What can be done with one message.
import { fileAddress } from "./api.js";
import { el } from "./dom.js";

const CHANGEABLE = new Set(["text", "photo", "document", "video"]);

// `deeds`: {reply(), edit(), remove(), react(emoji) or false, copied(), failed(words)}
export function actionsFor(message, me, deeds) {
  const mine = message.from.id === me.id;
  return [
    me.present && { label: "Balas", icon: "reply", run: deeds.reply },
    deeds.react && {
      label: message.reaction ? "Hapus reaksi" : "Beri reaksi 👍",
      icon: "smile",
      run: () => deeds.react(message.reaction ? "" : "👍"),
    },
    message.text && { label: "Salin teks", icon: "copy", run: () => copy(message.text, deeds) },
    message.file && { label: "Unduh", icon: "save", run: () => save(message) },
    mine &&
      me.present &&
      CHANGEABLE.has(message.kind) && {
        label: message.file ? "Ubah keterangan" : "Ubah",
        icon: "edit",
        run: deeds.edit,
      },
    mine && { label: "Hapus", icon: "trash", danger: true, run: deeds.remove },
  ].filter(Boolean);
}

async function copy(text, deeds) {
  try {
    await navigator.clipboard.writeText(text);
    deeds.copied();
  } catch {
    deeds.failed("Peramban tidak mengizinkan penyalinan.");
  }
}

function save(message) {
  el("a", { href: fileAddress(message.file), download: message.file.name || `foto-${message.id}.jpg` }).click();
}
