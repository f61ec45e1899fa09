// The page's own composition: everything is built and joined here.
import * as api from "./api.js";
import { keepDropsInside } from "./drops.js";
import { Layout } from "./layout.js";
import { LEAPS, LeapButton } from "./leap.js";
import { listen } from "./live.js";
import { Rail } from "./rail.js";
import { Reading } from "./reading.js";
import { Store } from "./store.js";
import { Tabs } from "./tabs.js";
import { Taps } from "./taps.js";
import { Toaster } from "./toast.js";
import { openWelcome, showWelcomeProgress, welcomeSeen } from "./welcome.js";

const byId = (id) => document.getElementById(id);
const TITLE = document.title;

const store = new Store();
const app = { store, reading: new Reading(store), taps: new Taps(store) };
app.layout = new Layout(byId("chats"), app);
app.close = (id) => app.layout.close(id);
app.addResident = () => add(api.addResident);
app.addPhone = () => add(api.addPhone);
const [rail, tabs, toaster] = [new Rail(byId("rail"), app), new Tabs(byId("tabs"), app), new Toaster()];
let awaited = null;
let started = false;

const leaps = Object.entries(LEAPS).map(
  ([id, leap]) => new LeapButton(byId(id), leap, app, (words, how) => toaster.show(words, how)),
);

document.body.append(toaster.root);
keepDropsInside();
byId("guide").addEventListener("click", () => openGuide());
store.addEventListener("restart", () => location.reload());
store.addEventListener("stage", () => started && stageChanged());
store.addEventListener("chat", ({ detail }) => started && chatChanged(detail));
store.addEventListener("typing", ({ detail }) => app.layout.column(detail.id)?.typing());
app.taps.addEventListener("pending", ({ detail }) => app.layout.column(detail.id)?.showPending());
app.taps.addEventListener("answer", ({ detail }) => app.layout.column(detail.chat)?.answer(detail));
app.reading.addEventListener("seen", ({ detail }) => started && counts(detail.id));
app.layout.addEventListener("change", () => started && (rail.refresh(), tabs.refresh()));
listen(heard, linked);

function heard(name, data) {
  if (name === "news") return store.applyNews(data);
  store.applyState(data);
  return started || start();
}

function start() {
  started = true;
  app.layout.start();
  stageChanged();
  document.body.dataset.ready = "yes";
  if (!welcomeSeen()) openGuide();
}

function openGuide() {
  openWelcome(() => app.layout.open(store.stage.residents[0] ?? app.layout.desk.moderators, { focus: true }));
  showWelcomeProgress(store.stage?.progress ?? "");
}

function stageChanged() {
  const { progress } = store.stage;
  app.layout.refresh();
  rail.refresh();
  tabs.refresh();
  leaps.forEach((leap) => leap.refresh(store.stage));
  if (byId("progress").textContent !== progress) byId("progress").textContent = progress;
  showWelcomeProgress(progress);
  if (awaited !== null && store.card(awaited)) openAwaited();
}

function openAwaited() {
  const id = awaited;
  awaited = null;
  app.layout.open(id, { focus: true });
  rail.show(id);
}

function chatChanged(detail) {
  app.layout.column(detail.id)?.receive(detail);
  counts(detail.id);
}

function counts(id) {
  rail.update(id);
  rail.count();
  tabs.refresh();
  const { total } = app.reading;
  document.title = total ? `(${total}) ${TITLE}` : TITLE;
}

function linked(yes) {
  document.body.classList.toggle("unlinked", !yes);
  const words = yes ? "" : "Menyambung ulang…";
  if (byId("link").textContent !== words) byId("link").textContent = words;
}

// The new resident's chat opens when the live line brings it.
async function add(ask) {
  try {
    awaited = (await ask()).chat;
    if (store.card(awaited)) openAwaited();
  } catch (error) {
    toaster.show(error.message, { failed: true });
  }
}
