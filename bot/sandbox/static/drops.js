// Files dropped on a chat; dropped beside one they must not make the browser leave the page.
import { el } from "./dom.js";
import { icon } from "./icons.js";

const hasFiles = (event) => [...(event.dataTransfer?.types ?? [])].includes("Files");

export function catchDrops(root, take) {
  const cover = el(
    "div",
    { class: "drop-cover", hidden: true, "aria-hidden": "true" },
    el("p", {}, icon("clip"), "Lepaskan untuk melampirkan"),
  );
  root.append(cover);
  let depth = 0;
  const show = (by) => {
    depth = Math.max(0, depth + by);
    cover.hidden = depth === 0;
  };
  root.addEventListener("dragenter", (event) => hasFiles(event) && show(1));
  root.addEventListener("dragleave", (event) => hasFiles(event) && show(-1));
  root.addEventListener("drop", (event) => {
    show(-depth);
    if (hasFiles(event)) take(event.dataTransfer.files);
  });
}

export function keepDropsInside() {
  for (const name of ["dragover", "drop"]) addEventListener(name, (event) => hasFiles(event) && event.preventDefault());
}
