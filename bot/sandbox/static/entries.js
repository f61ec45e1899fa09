// Messages into lines of a chat: day signs, the sign of new messages, service lines and bubbles (an album is one).
// Pure: the same messages give the same lines; `sign` is all that decides whether a line must be drawn again.
import { dayKey, dayName } from "./time.js";

const TOGETHER = 5 * 60_000;

// `view`: {me: person id, group: whether names are shown, bot: bot id, firstNew: message id or null, quoted(id)}
export function entries(messages, view) {
  const bubbles = albumsJoined(messages);
  const lastOfBot = messages.findLast((message) => message.from.id === view.bot)?.id ?? 0;
  const lines = [];
  bubbles.forEach((bubble, index) => {
    const [before, after] = [bubbles[index - 1], bubbles[index + 1]];
    lines.push(...signsBefore(bubble, before, view));
    lines.push(bubble[0].kind === "service" ? service(bubble[0]) : line(bubble, before, after, view, lastOfBot));
  });
  return lines;
}

function albumsJoined(messages) {
  const bubbles = [];
  for (const message of messages) {
    const last = bubbles.at(-1);
    if (message.album && last?.[0].album === message.album) last.push(message);
    else bubbles.push([message]);
  }
  return bubbles;
}

function signsBefore(bubble, before, view) {
  const signs = [];
  const day = dayKey(bubble[0].date);
  if (!before || dayKey(before[0].date) !== day) {
    const name = dayName(bubble[0].date);
    signs.push({ kind: "day", key: `day ${day}`, sign: name, text: name });
  }
  if (startsNew(bubble, view)) signs.push({ kind: "new", key: "new", sign: "", text: "Pesan baru" });
  return signs;
}

function startsNew(bubble, view) {
  return view.firstNew !== null && bubble.some((message) => message.id === view.firstNew);
}

function service(message) {
  return { kind: "service", key: `message ${message.id}`, sign: message.note, text: message.note, id: message.id };
}

function line(bubble, before, after, view, lastOfBot) {
  const mine = bubble[0].from.id === view.me;
  const shape = {
    mine,
    named: view.group && !mine,
    first: !belongs(before, bubble) || startsNew(bubble, view),
    last: !belongs(bubble, after) || startsNew(after, view),
    heard: mine && lastOfBot > bubble.at(-1).id,
  };
  const key = bubble[0].album ? `album ${bubble[0].album}` : `message ${bubble[0].id}`;
  const quoted = bubble[0].reply_to === null ? null : (view.quoted(bubble[0].reply_to) ?? null);
  return {
    kind: "bubble",
    key,
    sign: JSON.stringify([bubble, shape, quoted?.id, quoted?.version]),
    messages: bubble,
    shape,
    quoted,
  };
}

// Whether two bubbles in a row stand together as words of one person.
function belongs(one, two) {
  if (!one || !two || one[0].kind === "service" || two[0].kind === "service") return false;
  const soon = two[0].date - one.at(-1).date < TOGETHER;
  return soon && one[0].from.id === two[0].from.id && dayKey(one[0].date) === dayKey(two[0].date);
}
