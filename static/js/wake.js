// The 3 a.m. screen: a tap glows at once and is sent, or waits on the device for a signal.

import "./lib/focus.js";
import "./lib/worker.js";
import { deliver } from "./lib/deliver.js";
import { newId } from "./lib/ids.js";
import { drop, enqueueTap, enqueueUndo, flush, lastTap, pending, rememberTap } from "./lib/queue.js";
import { fill, gettext } from "./lib/words.js";

const main = document.querySelector("[data-wake]");
const undo = main.querySelector("[data-undo]");
const status = main.querySelector("[data-status]");
const token = main.querySelector("[name=csrfmiddlewaretoken]")?.value; // none on the empty page
const COUNTS = 4 * 3600 * 1000; // milliseconds after which legs that started are a forgotten tap
const TOGETHER = 1500; // milliseconds in which a second tap on the same target is the same tap

let last = { id: undo.querySelector("[name=uid]")?.value, kind: "", at: 0 };

function glow(button, words) {
  for (const target of main.querySelectorAll("[data-tap]")) {
    target.toggleAttribute("data-noted", target === button);
    target.querySelector("[data-said]").textContent = target === button ? words : "";
  }
  status.textContent = button
    ? fill(gettext("{tap}: {outcome}"), { tap: button.firstElementChild.textContent, outcome: words })
    : words;
}

async function tap(button) {
  const kind = button.value;
  const now = new Date();
  if (last.kind === kind && now - last.at < TOGETHER) return;
  const id = newId();
  last = { id, kind, at: now };
  navigator.vibrate?.(18);
  glow(button, gettext("noted"));
  undo.hidden = false;
  const keep = () => enqueueTap(id, kind, now.toISOString());
  const { done, words } = await deliver(keep, main.dataset.wakeUrl, { uid: id, kind }, token);
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
  glow(null, gettext("taken back"));
  await rememberTap("", new Date().toISOString());
  await deliver(() => enqueueUndo(id), main.dataset.undoUrl, { uid: id }, token);
}

/** The page without a signal is the same for everybody: the device says whether legs started. */
async function showWhetherUp() {
  const before = token ? null : await lastTap();
  if (before?.kind !== "started" || Date.now() - Date.parse(before.at) > COUNTS) return;
  glow(main.querySelector('[data-tap][value="started"]'), gettext("you are up"));
}

main.addEventListener("submit", (event) => {
  event.preventDefault();
  if (event.target === undo) takeBack();
  else tap(event.submitter);
});
addEventListener("online", flush);
showWhetherUp();
flush();
