// The bar at the foot of a phone: the resident, the moderators, Bawaslu and official of the city last looked at, and the list
// of all chats.
import { badge, el } from "./dom.js";
import { icon } from "./icons.js";

export class Tabs {
  #app;
  #buttons = {};

  // `app`: {store, reading, layout}
  constructor(root, app) {
    this.#app = app;
    const places = [
      ["resident", "person"],
      ["moderators", "group"],
      ["bawaslu", "shield"],
      ["official", "briefcase"],
      ["list", "list"],
    ];
    for (const [name, sign] of places) {
      const words = el("span", { class: "tab-words" });
      const button = el(
        "button",
        { type: "button", class: "tab", data: { tab: name }, onclick: () => this.#go(name) },
        el("span", { class: "tab-sign" }, icon(sign)),
        words,
      );
      this.#buttons[name] = { button, words };
      root.append(button);
    }
  }

  refresh() {
    const { store, reading, layout } = this.#app;
    const { residents } = store;
    const chats = {
      resident: [layout.resident],
      moderators: [layout.desk.moderators],
      bawaslu: [layout.desk.bawaslu],
      official: [layout.desk.official],
      list: [...residents, ...store.deskChats].filter((id) => id !== layout.resident && store.desk(id) !== layout.desk),
    };
    const names = {
      resident: store.card(layout.resident)?.title.split(" ")[0] ?? "Warga",
      moderators: "Moderator",
      bawaslu: "Bawaslu",
      official: "Pejabat",
      list: "Semua",
    };
    this.#buttons.official.button.hidden = layout.desk.official === null;
    for (const [name, { button, words }] of Object.entries(this.#buttons)) {
      const here =
        name === "list" ? layout.view === "list" : layout.view === "chat" && chats[name][0] === layout.active;
      const count = chats[name].reduce((sum, id) => sum + (store.card(id) ? reading.count(id) : 0), 0);
      const sign = JSON.stringify([names[name], here, count]);
      if (button.dataset.sign === sign) continue;
      button.dataset.sign = sign;
      button.setAttribute("aria-current", here ? "page" : "false");
      words.textContent = names[name];
      button.querySelector(".badge")?.remove();
      button.firstElementChild.append(badge(count) ?? "");
    }
  }

  #go(name) {
    const { layout } = this.#app;
    if (name === "list") return layout.showList();
    return layout.open(name === "resident" ? layout.resident : layout.desk[name]);
  }
}
