// Pictures, albums, files and the other kinds inside a bubble.
import { fileAddress } from "./api.js";
import { el } from "./dom.js";
import { icon } from "./icons.js";
import { OTHERS } from "./kinds.js";
import { size } from "./time.js";

const ROWS = {
  1: [1],
  2: [2],
  3: [1, 2],
  4: [2, 2],
  5: [2, 3],
  6: [3, 3],
  7: [2, 2, 3],
  8: [2, 3, 3],
  9: [3, 3, 3],
  10: [2, 2, 3, 3],
};
const [NARROWEST, WIDEST] = [0.72, 2.2];

// The element for the media of a bubble (data-shape: photo | file | other), or null for plain text.
export function media(messages, desk) {
  const [head] = messages;
  if (head.kind === "photo" && head.file) return photos(messages, desk);
  if (head.kind === "document" && head.file)
    return el(
      "div",
      { class: "files", data: { shape: "file" } },
      messages.map((message) => documentLine(message, desk)),
    );
  return head.kind in OTHERS ? other(head) : null;
}

function photos(messages, desk) {
  const grid = el("div", { class: `photos count-${messages.length}`, data: { shape: "photo" } });
  let from = 0;
  for (const count of ROWS[messages.length] ?? messages.map(() => 1)) {
    const row = messages.slice(from, from + count);
    grid.append(
      el(
        "div",
        { class: "photo-row" },
        row.map((message) => photo(message, desk)),
      ),
    );
    from += count;
  }
  if (messages.length === 1) fit(grid.querySelector(".photo"), head(messages));
  return grid;
}

const head = (messages) => messages[0].file;

// A single photo keeps its shape within limits: very tall screenshots are cut below, the whole opens by a tap.
function fit(frame, file) {
  const ratio = file.width && file.height ? file.width / file.height : 1;
  frame.style.aspectRatio = String(Math.min(WIDEST, Math.max(NARROWEST, ratio)));
}

function photo(message, desk) {
  const frame = el("button", {
    type: "button",
    class: "photo",
    "aria-label": "Buka foto",
    data: { message: message.id, data: `photo ${message.id}` },
    onclick: () => desk.look(message),
  });
  frame.append(picture(message.file, () => frame.classList.add("broken")));
  return frame;
}

function picture(file, onerror) {
  const image = el("img", { alt: "", draggable: "false", loading: "lazy", decoding: "async" });
  image.addEventListener("error", () => {
    image.replaceWith(el("span", { class: "unreadable", text: "Gambar tidak dapat ditampilkan" }));
    onerror();
  });
  image.src = fileAddress(file);
  return image;
}

function documentLine(message, desk) {
  const { file } = message;
  const name = file.name || "file";
  const about = el(
    "span",
    { class: "file-about" },
    el("b", { text: name, title: name }),
    el("small", { text: `${size(file.size)} · ${ending(name)}` }),
  );
  const save = el(
    "a",
    {
      class: "icon-button save",
      href: fileAddress(file),
      download: name,
      "aria-label": `Unduh ${name}`,
      title: "Unduh",
    },
    icon("save"),
  );
  const sign = file.picture
    ? el(
        "span",
        { class: "file-sign" },
        picture(file, () => {}),
      )
    : el("span", { class: "file-sign" }, icon("file"));
  const opened = file.picture
    ? el(
        "button",
        { type: "button", class: "file-open", "aria-label": `Buka ${name}`, onclick: () => desk.look(message) },
        sign,
        about,
      )
    : el(
        "a",
        { class: "file-open", href: fileAddress(file), download: name, "aria-label": `Unduh ${name}` },
        sign,
        about,
      );
  return el("div", { class: "file", data: { message: message.id } }, opened, save);
}

function ending(name) {
  const dot = name.lastIndexOf(".");
  return dot > 0 ? name.slice(dot + 1, dot + 6).toUpperCase() : "FILE";
}

function other(message) {
  return el(
    "div",
    { class: "other", data: { shape: "other" } },
    el("span", { class: "file-sign" }, icon(OTHERS[message.kind].icon)),
    el(
      "span",
      { class: "file-about" },
      el("b", { text: OTHERS[message.kind].label }),
      el("small", { text: message.note }),
    ),
  );
}

// Every picture of a chat that the lightbox can show, oldest first.
export function pictures(messages) {
  return messages.filter(
    (message) => message.file && (message.kind === "photo" || (message.kind === "document" && message.file.picture)),
  );
}
