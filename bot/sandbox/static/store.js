// What the page knows of the world. It changes only by what the live line brings; everything drawn is drawn from here.
// Events: "stage"; "chat" {id, fresh: Set of new message ids, whole: everything came anew}; "tap"; "typing"; "restart".
import { setAhead } from "./time.js";

export const ROLES = ["moderators", "bawaslu", "official"];

// Not every desk has an official.
export function chatsOf(desk) {
  return ROLES.map((role) => desk[role]).filter((id) => id !== null);
}

export class Store extends EventTarget {
  epoch = "";
  stage = null;
  #chats = new Map();
  #cards = new Map();
  #seats = new Map();

  applyState(whole) {
    if (this.epoch && this.epoch !== whole.epoch) return this.#emit("restart");
    this.epoch = whole.epoch;
    this.#setStage(whole.stage);
    whole.chats.forEach((history) => this.#replace(history));
    whole.taps.forEach((tap) => this.#emit("tap", tap));
  }

  applyNews(news) {
    for (const history of news.chats ?? []) this.#fill(history);
    if (news.stage) this.#setStage(news.stage);
    for (const history of news.chats ?? []) this.#emit("chat", { id: history.chat, fresh: new Set(), whole: true });
    this.#merge(news.messages ?? []);
    for (const id of news.typing ?? []) this.#emit("typing", { id });
    for (const tap of news.taps ?? []) this.#emit("tap", tap);
  }

  // Messages of a chat, oldest first.
  messages(id) {
    return [...(this.#chats.get(id)?.messages.values() ?? [])];
  }

  message(id, message) {
    return this.#chats.get(id)?.messages.get(message);
  }

  hasOlder(id) {
    return this.#chats.get(id)?.older ?? false;
  }

  card(id) {
    return this.#cards.get(id);
  }

  // Everybody who can report, on Telegram and on WhatsApp.
  get residents() {
    return [...this.stage.residents, ...(this.stage.phones ?? [])];
  }

  // The chats of every region's desk, in this order: the moderators' group, Bawaslu, the official's own.
  get deskChats() {
    return this.stage.desks.flatMap(chatsOf);
  }

  // The desk a chat belongs to, and what it is there: one of ROLES, or undefined for a resident.
  desk(id) {
    return this.stage.desks.find((desk) => chatsOf(desk).includes(id));
  }

  role(id) {
    return ROLES.find((role) => this.desk(id)?.[role] === id);
  }

  onWhatsApp(id) {
    return this.#cards.get(id)?.channel === "whatsapp";
  }

  get chatIds() {
    return [...this.#cards.keys()];
  }

  // Whose eyes the page uses in a chat; never nobody.
  seat(id) {
    const { seats } = this.#cards.get(id);
    return seats.find((person) => person.id === this.#seats.get(id)) ?? seats[0];
  }

  takeSeat(id, person) {
    this.#seats.set(id, person);
    this.#emit("stage");
    this.#emit("chat", { id, fresh: new Set(), whole: true });
  }

  prepend(history) {
    const chat = this.#chats.get(history.chat);
    const earlier = history.messages.filter((message) => !chat.messages.has(message.id));
    chat.messages = new Map([...earlier.map((message) => [message.id, message]), ...chat.messages]);
    chat.older = history.older;
    this.#emit("chat", { id: history.chat, fresh: new Set(), whole: false });
  }

  #setStage(stage) {
    this.stage = stage;
    setAhead(stage.ahead);
    this.#cards = new Map(stage.chats.map((card) => [card.id, card]));
    this.#emit("stage");
  }

  #fill(history) {
    const messages = new Map(history.messages.map((message) => [message.id, message]));
    this.#chats.set(history.chat, { messages, older: history.older });
  }

  #replace(history) {
    const before = this.#chats.get(history.chat);
    this.#fill(history);
    const fresh = before ? history.messages.map((message) => message.id).filter((id) => isNewer(before, id)) : [];
    this.#emit("chat", { id: history.chat, fresh: new Set(fresh), whole: true });
  }

  #merge(messages) {
    const touched = new Map();
    for (const message of messages) {
      const chat = this.#chats.get(message.chat);
      if (!chat) continue;
      const fresh = touched.get(message.chat) ?? new Set();
      touched.set(message.chat, fresh);
      if (message.deleted) chat.messages.delete(message.id);
      else if (put(chat, message)) fresh.add(message.id);
    }
    for (const [id, fresh] of touched) this.#emit("chat", { id, fresh, whole: false });
  }

  #emit(name, detail = null) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}

function newest(chat) {
  return [...chat.messages.keys()].at(-1) ?? 0;
}

function isNewer(chat, id) {
  return !chat.messages.has(id) && id > newest(chat);
}

// Put a message where it belongs; true when it was not there before. What lies before the loaded part stays out.
function put(chat, message) {
  const known = chat.messages.has(message.id);
  const late = !known && message.id < newest(chat);
  const oldest = chat.messages.keys().next().value ?? 0;
  if (late && chat.older && message.id < oldest) return false;
  chat.messages.set(message.id, message);
  if (late) chat.messages = new Map([...chat.messages].sort(([one], [two]) => one - two));
  return !known;
}
