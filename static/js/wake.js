// The 3 a.m. screen: a tap glows at once and is sent, or waits on the device for a signal.

import "./lib/worker.js";
import { newId } from "./lib/ids.js";
import { drop, enqueueTap, enqueueUndo, flush, lastTap, mayKeep, pending, rememberTap, session } from "./lib/queue.js";

const main = document.querySelector("[data-wake]");
const undo = main.querySelector("[data-undo]");
const status = main.querySelector("[data-status]");
const token = main.querySelector("[name=csrfmiddlewaretoken]")?.value; // none on the empty page
const COUNTS = 4 * 3600 * 1000; // milliseconds after which legs that started are a forgotten tap
const TOGETHER = 1500; // milliseconds in which a second tap on the same target is the same tap

const KEPT = { sent: "noted", offline: "noted, waiting for a signal", later: "noted, waiting for a signal", "sign-in": "noted here, sign in to send" };

let last = { id: undo.querySelector("[name=uid]")?.value, kind: "", at: 0 };

function glow(button, words) {
  for (const target of main.querySelectorAll("[data-tap]")) {
    target.toggleAttribute("data-noted", target === button);
    target.querySelector("[data-said]").textContent = target === button ? words : "";
  }
  status.textContent = button ? `${button.firstElementChild.textContent}: ${words}` : words;
}

/** Keep it and try to send it; where nothing may be kept, send it now or not at all. */
async function deliver(keep, address, fields) {
  if ((await mayKeep()) && (await keep())) {
    return { done: true, words: KEPT[await flush()] };
  }
  if (!token) return { done: false, words: "not noted: no signal" };
  const headers = { Accept: "application/json", "X-CSRFToken": token };
  const body = new URLSearchParams(fields);
  const sent = { method: "POST", body, headers, redirect: "manual", keepalive: true };
  let answer = await fetch(address, sent).catch(() => null);
  if (answer?.status === 403) {
    const { person, csrf } = await session();
    if (csrf && person === document.body.dataset.person) {
      sent.headers = { ...headers, "X-CSRFToken": csrf };
      answer = await fetch(address, sent).catch(() => null);
    }
  }
  const told = (await answer?.json().catch(() => null)) ?? {};
  if (answer?.ok && told.stored) return { done: true, words: "noted" };
  return { done: false, words: `not noted: ${whyNot(answer)}` };
}

function whyNot(answer) {
  if (!answer) return "no signal";
  return answer.type === "opaqueredirect" || answer.status === 403 ? "sign in again" : "tap again";
}

async function tap(button) {
  const kind = button.value;
  const now = new Date();
  if (last.kind === kind && now - last.at < TOGETHER) return;
  const id = newId();
  last = { id, kind, at: now };
  navigator.vibrate?.(18);
  glow(button, "noted");
  undo.hidden = false;
  const keep = () => enqueueTap(id, kind, now.toISOString());
  const { done, words } = await deliver(keep, main.dataset.wakeUrl, { uid: id, kind });
  if (done) await rememberTap(kind, now.toISOString());
  if (last.id !== id) return;
  glow(button, words);
  undo.hidden = !done;
  if (!done) last.at = 0; // the next tap is a try of its own
}

async function takeBack() {
  const { id } = last;
  last = { id: "", kind: "", at: 0 };
  undo.hidden = true;
  for (const entry of await pending()) if (entry.id === id) await drop(entry.order);
  glow(null, "taken back");
  await rememberTap("", new Date().toISOString());
  await deliver(() => enqueueUndo(id), main.dataset.undoUrl, { uid: id });
}

/** The page without a signal is the same for everybody: the device says whether legs started. */
async function showWhetherUp() {
  const before = token ? null : await lastTap();
  if (before?.kind !== "started" || Date.now() - Date.parse(before.at) > COUNTS) return;
  glow(main.querySelector('[data-tap][value="started"]'), "you are up");
}

main.addEventListener("submit", (event) => {
  event.preventDefault();
  if (event.target === undo) takeBack();
  else tap(event.submitter);
});
addEventListener("online", flush);
showWhetherUp();
flush();
