// A menu that pops up beside what it is about. Arrow keys, Home, End, Escape; the focus goes back where it was.
import { el } from "./dom.js";
import { icon } from "./icons.js";

const EDGE = 8;
let close = () => {};

// `items`: {label, detail?, icon?, danger?, run()}; `where`: an element, or a point {x, y}.
export function openMenu(items, where, label) {
  close();
  const before = document.activeElement;
  const menu = el("div", { class: "menu", role: "menu", "aria-label": label, tabindex: "-1" });
  const leave = (back = true) => {
    menu.remove();
    removeEventListener("pointerdown", outside, true);
    removeEventListener("resize", leave);
    if (back && before?.isConnected) before.focus({ preventScroll: true });
    close = () => {};
  };
  const outside = (event) => !menu.contains(event.target) && leave(false);
  menu.append(...items.map((item) => menuItem(item, leave)));
  menu.addEventListener("keydown", (event) => walk(event, menu, leave));
  menu.addEventListener("contextmenu", (event) => event.preventDefault());
  document.body.append(menu);
  place(menu, where);
  addEventListener("pointerdown", outside, true);
  addEventListener("resize", leave);
  close = leave;
  menu.firstElementChild?.focus({ preventScroll: true });
}

function menuItem(item, leave) {
  const run = () => {
    leave();
    item.run();
  };
  return el(
    "button",
    { type: "button", role: "menuitem", tabindex: "-1", class: item.danger ? "danger" : "", onclick: run },
    item.icon && icon(item.icon),
    el("span", {}, el("b", { text: item.label }), item.detail && el("small", { text: item.detail })),
  );
}

function walk(event, menu, leave) {
  const items = [...menu.children];
  const at = items.indexOf(document.activeElement);
  const next = { ArrowDown: at + 1, ArrowUp: at - 1 + items.length, Home: 0, End: items.length - 1 }[event.key];
  if (next !== undefined) items[next % items.length].focus();
  else if (event.key === "Escape" || event.key === "Tab") leave();
  else return;
  event.preventDefault();
  event.stopPropagation();
}

function place(menu, where) {
  const box =
    where instanceof Element
      ? where.getBoundingClientRect()
      : { left: where.x, right: where.x, top: where.y, bottom: where.y };
  const { offsetWidth: width, offsetHeight: height } = menu;
  const left = box.left + width + EDGE > innerWidth ? box.right - width : box.left;
  const below = box.bottom + height + EDGE <= innerHeight;
  const top = below ? box.bottom + 4 : box.top - height - 4;
  menu.style.left = `${Math.min(Math.max(EDGE, left), Math.max(EDGE, innerWidth - width - EDGE))}px`;
  menu.style.top = `${Math.min(Math.max(EDGE, top), Math.max(EDGE, innerHeight - height - EDGE))}px`;
}
