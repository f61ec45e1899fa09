// Requests to our own server. A refusal becomes an Error whose message can be shown as it is.
const AWAY = "Kotak pasir tidak menjawab. Pastikan programnya masih berjalan.";

async function answered(sent) {
  let response;
  try {
    response = await sent;
  } catch {
    throw new Error(AWAY);
  }
  const body = await response.json().catch(() => ({}));
  if (!response.ok) throw new Error(body.error ?? `Permintaan gagal (${response.status}).`);
  return body;
}

function post(name, fields) {
  const headers = { "Content-Type": "application/json" };
  return answered(fetch(`/api/${name}`, { method: "POST", headers, body: JSON.stringify(fields) }));
}

export const say = (chat, person, text, replyTo = null) => post("say", { chat, person, text, reply_to: replyTo });
export const tap = (chat, person, message, data) => post("tap", { chat, person, message, data });
export const edit = (chat, person, message, text) => post("edit", { chat, person, message, text });
export const remove = (chat, person, message) => post("delete", { chat, person, message });
export const block = (person, blocked) => post("block", { person, blocked });
export const other = (chat, person, kind) => post("other", { chat, person, kind });
export const addPhone = () => post("phones", {});
export const react = (chat, message, emoji) => post("react", { chat, message, emoji });
export const turn = (chat, on) => post("switch", { chat, on });
export const look = (chat) => post("look", { chat });
export const later = (hours) => post("later", { hours });
export const morning = () => post("morning", {});
export const addResident = () => post("residents", {});
export const older = (chat, before) => answered(fetch(`/api/older?chat=${chat}&before=${before}`));
export const samples = () => answered(fetch("/api/samples"));
export const fileAddress = (file) => `/api/file/${encodeURIComponent(file.id)}`;
export const sampleAddress = (name) => `/api/samples/${encodeURIComponent(name)}`;

export function files(chat, person, kind, caption, list) {
  const form = new FormData();
  for (const [key, value] of Object.entries({ chat, person, kind, caption })) form.append(key, String(value));
  for (const file of list) form.append("file", file, file.name);
  return answered(fetch("/api/files", { method: "POST", body: form }));
}

// A drawn sample as a File, as if the person had taken the screenshot.
export async function sampleFile(sample) {
  const response = await fetch(sampleAddress(sample.name)).catch(() => null);
  if (!response?.ok) throw new Error(AWAY);
  return new File([await response.blob()], sample.name, { type: sample.mime });
}
