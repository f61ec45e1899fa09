// "/" in the composer lists the bot's commands: a combobox with its list above the field.
import { el } from "./dom.js";

let lists = 0;

export class Suggest {
  #field;
  #commands;
  #choose;
  #at = 0;

  // `commands()` gives [{command, description}]; `choose(text)` is called with the command picked.
  constructor(field, commands, choose) {
    lists += 1;
    this.#field = field;
    this.#commands = commands;
    this.#choose = choose;
    this.root = el("ul", {
      class: "suggest",
      role: "listbox",
      id: `suggest-${lists}`,
      "aria-label": "Perintah bot",
      hidden: true,
    });
    for (const [name, value] of [
      ["role", "combobox"],
      ["aria-autocomplete", "list"],
      ["aria-controls", this.root.id],
      ["aria-expanded", "false"],
    ])
      field.setAttribute(name, value);
    field.addEventListener("input", () => this.update());
    field.addEventListener("blur", () => this.close());
  }

  get open() {
    return !this.root.hidden;
  }

  update() {
    const typed = this.#field.value.match(/^\/([a-z0-9_]*)$/i);
    const found = typed ? this.#commands().filter(({ command }) => command.startsWith(typed[1].toLowerCase())) : [];
    this.root.replaceChildren(...found.map((command, index) => this.#option(command, index)));
    this.root.hidden = found.length === 0;
    this.#field.setAttribute("aria-expanded", String(this.open));
    this.#mark(0);
  }

  close() {
    this.root.hidden = true;
    this.#field.setAttribute("aria-expanded", "false");
    this.#field.removeAttribute("aria-activedescendant");
  }

  // True when the key was meant for the list.
  key(event) {
    if (!this.open) return false;
    const count = this.root.childElementCount;
    const move = { ArrowDown: 1, ArrowUp: count - 1 }[event.key];
    if (move) this.#mark((this.#at + move) % count);
    else if (event.key === "Escape") this.close();
    else if ((event.key === "Enter" || event.key === "Tab") && !event.shiftKey)
      this.#take(this.root.children[this.#at]);
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  }

  #option({ command, description }, index) {
    const option = el(
      "li",
      { role: "option", id: `${this.root.id}-${index}`, data: { command: `/${command}` } },
      el("b", { text: `/${command}` }),
      el("span", { text: description }),
    );
    option.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      this.#take(option);
    });
    return option;
  }

  #take(option) {
    this.close();
    this.#choose(option.dataset.command);
  }

  #mark(index) {
    this.#at = index;
    [...this.root.children].forEach((option, at) => option.setAttribute("aria-selected", String(at === index)));
    const marked = this.root.children[index];
    if (!marked || !this.open) return;
    this.#field.setAttribute("aria-activedescendant", marked.id);
    marked.scrollIntoView({ block: "nearest" });
  }
}
