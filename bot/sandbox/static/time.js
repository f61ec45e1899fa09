// Times are shown as a clock in Jakarta shows them, whatever the computer's own zone.
const ZONE = "Asia/Jakarta";
const CLOCK = new Intl.DateTimeFormat("id-ID", {
  timeZone: ZONE,
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});
const KEY = new Intl.DateTimeFormat("en-CA", { timeZone: ZONE, year: "numeric", month: "2-digit", day: "2-digit" });
const DAY = new Intl.DateTimeFormat("id-ID", { timeZone: ZONE, weekday: "long", day: "numeric", month: "long" });
const DAY_AND_YEAR = new Intl.DateTimeFormat("id-ID", {
  timeZone: ZONE,
  day: "numeric",
  month: "long",
  year: "numeric",
});
const SHORT = new Intl.DateTimeFormat("id-ID", { timeZone: ZONE, day: "numeric", month: "short" });
const WHOLE = new Intl.DateTimeFormat("id-ID", { timeZone: ZONE, dateStyle: "full", timeStyle: "short" });
const DAY_LENGTH = 86_400_000;
let ahead = 0;

// How many milliseconds the sandbox's clock is ahead of this computer's: its today is the page's.
export function setAhead(milliseconds) {
  ahead = milliseconds;
}

const sandboxNow = () => Date.now() + ahead;

export const clock = (moment) => CLOCK.format(moment).replace(":", ".");
export const dayKey = (moment) => KEY.format(moment);
export const whole = (moment) => `${WHOLE.format(moment)} WIB`;

export function dayName(moment, now = sandboxNow()) {
  const key = dayKey(moment);
  if (key === dayKey(now)) return "Hari ini";
  if (key === dayKey(now - DAY_LENGTH)) return "Kemarin";
  return key.slice(0, 4) === dayKey(now).slice(0, 4) ? DAY.format(moment) : DAY_AND_YEAR.format(moment);
}

// For the list of chats: the time today, the day before that.
export function brief(moment, now = sandboxNow()) {
  return dayKey(moment) === dayKey(now) ? clock(moment) : SHORT.format(moment);
}

export function size(bytes) {
  if (bytes < 1024) return `${bytes} B`;
  const [value, unit] = bytes < 1024 ** 2 ? [bytes / 1024, "KB"] : [bytes / 1024 ** 2, "MB"];
  return `${value.toLocaleString("id-ID", { maximumFractionDigits: value < 10 ? 1 : 0 })} ${unit}`;
}
