// Pictures in large. Arrow keys go through the chat, a tap shows the picture in its real size, Escape closes.
import { fileAddress } from "./api.js";
import { el, iconButton } from "./dom.js";
import { icon } from "./icons.js";
import { clock, dayName } from "./time.js";

export function openLightbox(messages, first) {
  let at = messages.findIndex((message) => message.id === first.id);
  const opener = document.activeElement;
  const lines = opener.closest("[role=log]");
  const image = el("img", { alt: "" });
  const stage = el(
    "div",
    { class: "light-stage", tabindex: "0", role: "group", "aria-label": "Foto, gulir untuk melihat seluruhnya" },
    image,
  );
  const about = el("p", { class: "light-about", role: "status" });
  const save = el("a", { class: "icon-button", "aria-label": "Unduh foto", title: "Unduh" }, icon("save"));
  const step = (by) => messages[at + by] && show(at + by);
  const before = iconButton("left", "Foto sebelumnya", () => step(-1), { class: "light-before" });
  const after = iconButton("right", "Foto berikutnya", () => step(1), { class: "light-after" });
  const shut = iconButton("close", "Tutup", () => box.close());
  const box = el(
    "dialog",
    { class: "lightbox", "aria-label": "Foto" },
    el("div", { class: "light-bar" }, about, save, shut),
    stage,
    before,
    after,
  );

  function show(index) {
    at = index;
    const message = messages[at];
    stage.classList.remove("real");
    image.src = fileAddress(message.file);
    image.alt = `Foto dari ${message.from.name}`;
    save.href = fileAddress(message.file);
    save.download = message.file.name || `foto-${message.id}.jpg`;
    about.textContent = `${message.from.name} · ${dayName(message.date)} ${clock(message.date)}${messages.length > 1 ? ` · ${at + 1} dari ${messages.length}` : ""}`;
    [before.disabled, after.disabled] = [at === 0, at === messages.length - 1];
  }

  stage.addEventListener("click", (event) => (event.target === image ? stage.classList.toggle("real") : box.close()));
  image.addEventListener("error", () => {
    about.textContent = "Gambar ini tidak dapat ditampilkan. Anda masih dapat mengunduhnya.";
  });
  box.addEventListener("keydown", (event) =>
    event.key === "ArrowLeft" ? step(-1) : event.key === "ArrowRight" && step(1),
  );
  box.addEventListener("close", () => {
    box.remove();
    giveBack(opener, lines);
  });
  document.body.append(box);
  show(at);
  box.showModal();
  shut.focus();
}

// The browser gives the focus back; where the message was drawn anew meanwhile, to the same picture in it.
function giveBack(opener, lines) {
  if (opener.isConnected) return;
  lines?.querySelector(`[data-data="${opener.dataset.data}"]`)?.focus({ preventScroll: true });
}
