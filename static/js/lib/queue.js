// What was written without a signal waits here, on a device its owner called their own, and is
// sent in order once there is one. Each entry has an id made here: any number of tries stores once.

import { open, remove } from "./database.js";
import { newId } from "./ids.js";
import { LOOK } from "./theme.js";

const NAME = "stillnight";
const MARK = "own-device"; // says without opening the database that there is one
const channel = "BroadcastChannel" in globalThis ? new BroadcastChannel("stillnight-queue") : null;

/** Who is signed in on this page, as the server names them to devices; null on the empty pages. */
const onPage = () => globalThis.document?.body.dataset.person ?? null;

function makeStores(db) {
  db.createObjectStore("device");
  db.createObjectStore("queue", { keyPath: "order", autoIncrement: true });
}

async function using(work) {
  const db = await open(NAME, makeStores);
  try {
    return await work(db);
  } finally {
    db.close();
  }
}

/** The same, or `otherwise` where a browser denies its storage or has no room left. */
const usingIfAllowed = (work, otherwise) => using(work).catch(() => otherwise);

/** Whether there can be anything here; a worker has no such mark and looks. */
export const isMarked = () => !globalThis.localStorage || localStorage.getItem(MARK) !== null;

/** Whose device this is: `{owner}`, where null is "whoever said so without a signal"; or null. */
export async function device() {
  if (!isMarked()) return null;
  return (await usingIfAllowed((db) => db.get("device", "own"), null)) ?? null;
}

/** "This is my own device": entries may wait here. False where the browser keeps nothing. */
export async function keepHere(owner = onPage()) {
  const before = localStorage.getItem(MARK);
  localStorage.setItem(MARK, "yes");
  if ((await usingIfAllowed((db) => db.put("device", { owner }, "own"), null)) === null) {
    if (before === null) localStorage.removeItem(MARK);
    return false;
  }
  navigator.storage?.persist?.(); // asks the browser not to clear it when space runs short
  tell();
  return true;
}

/** Whether what is written on this page may wait here. */
export async function mayKeep() {
  const own = await device();
  return own !== null && (onPage() === null || own.owner === onPage());
}

async function add(entry) {
  if (!(await mayKeep())) return null;
  const { owner } = await device();
  const row = { state: "waiting", owner, at: new Date().toISOString(), id: newId(), ...entry };
  if ((await usingIfAllowed((db) => db.add("queue", row), null)) === null) return null;
  tell();
  askForWake();
  return row.id;
}

/**
 * Keep answers of a night ("2026-03-03"): `base` is what the person saw, null for unanswered,
 * `zone` the time zone by which it was written, `shown` the doses of the plan on the page.
 * Resolves to the id of the entry, or to null where nothing may be kept.
 */
export const enqueue = (night, base, answers, zone, shown = []) =>
  add({ kind: "answers", night, base, answers, zone, shown });

/** Keep a tap of the 3 a.m. screen. */
export const enqueueTap = (id, kind, at) => add({ kind: "tap", id, at, tap: kind });

/** Keep that a tap is taken back. */
export const enqueueUndo = (tap) => add({ kind: "undo", tap });

/** Remember the last tap of the 3 a.m. screen on an own device, for when there is no signal. */
export async function rememberTap(kind, at) {
  if (await mayKeep()) await usingIfAllowed((db) => db.put("device", { kind, at }, "tap"), null);
}

/** The last tap remembered here, `{kind, at}`; null without one. */
export const lastTap = async () =>
  (isMarked() && (await usingIfAllowed((db) => db.get("device", "tap"), null))) || null;

/** Keep a tap of a running sitting, by the fields its address takes. */
export const enqueueSitting = (fields) => add({ kind: "sitting", fields });

const SITTING = "sitting"; // the one that goes on: in this tab at once, and on its owner's device

/** Remember the sitting that goes on, or forget it where it is null. */
export async function storeSitting(sitting) {
  sessionStorage.setItem(SITTING, JSON.stringify({ owner: onPage(), sitting }));
  if (!(await mayKeep())) return;
  const { owner } = await device();
  await usingIfAllowed((db) => db.put("device", { owner, sitting }, SITTING), null);
}

/** The sitting that goes on, as this tab and its owner's device remember it; null without one. */
export async function storedSitting() {
  const own = (await mayKeep()) && (await device());
  const stored = own ? await usingIfAllowed((db) => db.get("device", SITTING), null) : null;
  const isTheirs = (each) => each?.sitting && (onPage() === null || [null, onPage()].includes(each.owner));
  const [here, there] = [JSON.parse(sessionStorage.getItem(SITTING)), stored]
    .filter(isTheirs)
    .map((each) => each.sitting);
  return there && there.started > here.started ? there : (here ?? null); // a tab is never behind
}

/** Everything that waits, oldest first. */
export async function pending() {
  return isMarked() ? usingIfAllowed((db) => db.getAll("queue"), []) : [];
}

/** Let go of an entry. */
export async function drop(order) {
  await using((db) => db.delete("queue", order));
  tell();
}

/** Send an entry again although the night says otherwise by now. */
export async function insist(order) {
  await using(async (db) => {
    const entry = await db.get("queue", order);
    for (const [name, { stored }] of Object.entries(entry.detail.conflicts)) entry.base[name] = stored;
    await db.put("queue", { ...entry, id: newId(), state: "waiting", detail: null });
  });
  return flush();
}

/** What waits without a name belongs to whoever is signed in and says so. */
export async function claim(owner = onPage()) {
  await keepHere(owner);
  await using((db) => db.inOne("queue", "readwrite", (store) => {
    const all = store.getAll();
    all.onsuccess = () => {
      for (const entry of all.result) if (entry.owner === null) store.put({ ...entry, owner });
    };
    return all;
  }));
  return flush();
}

/**
 * Keep the notes of the coming nights for an evening without a signal, as `{"2026-03-03": [text]}`;
 * only on a device that its owner called their own. Without a network nothing changes.
 */
export async function keepNotes() {
  if (!onPage() || !(await mayKeep())) return;
  const answer = await ask("/device/notes/", { headers: { Accept: "application/json" } });
  if (!answer?.ok) return;
  const { notes } = await answer.json().catch(() => ({}));
  if (notes) await usingIfAllowed((db) => db.put("device", { owner: onPage(), notes }, "notes"), null);
}

/** The notes of a night, as kept for this device's owner. */
export async function notesOf(night) {
  const own = await device();
  const notes = own && (await usingIfAllowed((db) => db.get("device", "notes"), null));
  return notes && notes.owner === own.owner ? (notes.notes[night] ?? []) : [];
}

/** Remember what a night says, such as "Legs in the evening, 5", for a page without a signal. */
export async function rememberAnswers(night, lines) {
  if (!onPage() || !(await mayKeep())) return;
  await usingIfAllowed((db) => db.put("device", { owner: onPage(), night, lines }, "answers"), null);
}

/** What a night says, as remembered for this device's owner. */
export async function lastAnswers(night) {
  const own = await device();
  const last = own && (await usingIfAllowed((db) => db.get("device", "answers"), null));
  return last && last.owner === own.owner && last.night === night ? last.lines : [];
}

/** Remove everything kept on this device: entries, caches, the worker. Works without a signal. */
export async function forget() {
  localStorage.removeItem(MARK);
  localStorage.removeItem(LOOK);
  sessionStorage.clear();
  await Promise.allSettled([deleteAnswers(), deleteCaches(), deleteWorkers()]);
  tell();
}

// One that a browser denies leaves nothing, and must not keep the others or the sign-out.

async function deleteAnswers() {
  await remove(NAME);
}

async function deleteCaches() {
  for (const name of (await globalThis.caches?.keys()) ?? []) await caches.delete(name);
}

async function deleteWorkers() {
  const workers = (await navigator.serviceWorker?.getRegistrations()) ?? [];
  for (const worker of workers) await worker.unregister();
}

/** Call `update` whenever something is added, sent or dropped, in any tab. */
export function whenQueueChanges(update) {
  channel?.addEventListener("message", update);
  listeners.add(update);
}

const listeners = new Set();

function tell() {
  channel?.postMessage("changed");
  for (const update of listeners) update();
}

/** Ask the browser to wake the worker when there is a signal again, where it can. */
async function askForWake() {
  const registration = await globalThis.navigator?.serviceWorker?.getRegistration?.();
  await registration?.sync?.register("send").catch(() => {}); // not allowed: pages send instead
}

/**
 * Send what waits, in order, one sender at a time.
 * Resolves to why it ended: "sent", "offline", "sign-in", or "later" when the server is busy.
 */
export async function flush() {
  if (!(await pending()).some(({ state }) => state === "waiting")) return "sent";
  const outcome = await (navigator.locks?.request("stillnight-queue", sendAll) ?? sendAll());
  tell();
  return outcome;
}

/** What fetch says of an address; null without a network. */
async function ask(address, options) {
  try {
    return await fetch(address, { redirect: "manual", ...options });
  } catch (error) {
    if (error instanceof TypeError) return null; // what fetch throws without a network
    throw error;
  }
}

/** Whether a server that answers so is to be asked again later. */
export const isBusy = (status) => status >= 500 || [408, 425, 429].includes(status);

/**
 * Who is signed in by now: `{person, csrf}`, where each sending needs the latter. Otherwise
 * `{outcome}`: "offline", "sign-in", or "later" when the server is busy or something else
 * answers in its place.
 */
export async function session() {
  const answer = await ask("/device/session/", { headers: { Accept: "application/json" } });
  if (!answer) return { outcome: "offline" };
  if (!answer.ok) return { outcome: isBusy(answer.status) ? "later" : "sign-in" };
  return answer.json().catch(() => ({ outcome: "later" }));
}

async function sendAll() {
  const { person, csrf, outcome: none } = await session();
  if (none) return none;
  for (const entry of await pending()) {
    if (entry.state !== "waiting" || entry.owner !== person) continue;
    const outcome = await send(entry, csrf);
    if (outcome !== "sent") return outcome;
  }
  return "sent";
}

function requestOf({ kind, night, id, base, answers, zone, shown, at, tap, fields }) {
  if (kind === "answers") return [`/nights/${night}/answers/`, JSON.stringify({ id, base, answers, zone, shown, at })];
  if (kind === "sitting") return ["/sitting/tap/", new URLSearchParams(fields)];
  if (kind === "tap") return ["/wake/", new URLSearchParams({ uid: id, kind: tap, at })];
  return ["/wake/undo/", new URLSearchParams({ uid: tap })];
}

async function send(entry, csrf) {
  const [address, body] = requestOf(entry);
  const json = typeof body === "string" ? { "Content-Type": "application/json" } : {};
  const headers = { ...json, Accept: "application/json", "X-CSRFToken": csrf };
  const answer = await ask(address, { method: "POST", body, headers });
  if (!answer) return "offline";
  if (answer.type === "opaqueredirect" || [401, 403].includes(answer.status)) return "sign-in";
  if (isBusy(answer.status)) return "later";
  const reply = await answer.json().catch(() => ({})); // a page instead of JSON
  if (answer.ok) {
    if (!reply.stored) return "later"; // another program answered in the journal's place
    await using((db) => db.delete("queue", entry.order));
    return "sent";
  }
  await using((db) => db.put("queue", { ...entry, state: "look", detail: { status: answer.status, ...reply } }));
  return "sent"; // this one needs a look; those behind it need not wait for that
}
