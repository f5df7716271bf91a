/** The builder of the summary: each change is sent, and the pages come back anew. */

import { gettext } from "./lib/words.js";

const form = document.querySelector("[data-report-form]");
const preview = document.querySelector("[data-report-preview]");
const status = document.querySelector("[data-report-status]");
const PAUSE = 700;
let waiting = 0;
let sending = null;

/** What the server made of the choices, as a document. */
async function documentOf(signal) {
  const answer = await fetch(form.action, { method: "POST", body: new FormData(form), signal });
  return new DOMParser().parseFromString(await answer.text(), "text/html");
}

/** The parts of the form that follow from the choices, unless somebody is writing in them. */
function refresh(made) {
  const fresh = made.querySelectorAll("[data-report-live]");
  document.querySelectorAll("[data-report-live]").forEach((part, index) => {
    if (fresh[index] && !part.contains(document.activeElement)) part.replaceWith(fresh[index]);
  });
}

const HELD = "a, button, summary"; // what a keyboard may be at in the pages

/** The new pages take the place of the old ones once they are loaded, so that nothing flickers. */
async function show(made) {
  const fresh = made.querySelector("[data-report-preview]");
  if (!fresh) return;
  const images = [...fresh.querySelectorAll("img")];
  await Promise.allSettled(images.map((image) => image.decode()));
  const open = preview.querySelector("details")?.open ?? false;
  const held = [...preview.querySelectorAll(HELD)].indexOf(document.activeElement);
  preview.replaceChildren(...fresh.childNodes);
  const details = preview.querySelector("details");
  if (details) details.open = open;
  if (held >= 0) preview.querySelectorAll(HELD)[held]?.focus({ preventScroll: true });
}

async function update() {
  sending?.abort();
  sending = new AbortController();
  const { signal } = sending;
  status.textContent = gettext("Updating …");
  try {
    const made = await documentOf(signal);
    const wait = made.querySelector("[data-wait]"); // asked for too often: stored, not printed
    if (wait) {
      status.textContent = wait.textContent;
      return;
    }
    refresh(made);
    await show(made);
    if (!signal.aborted) status.textContent = form.querySelector(".notice-error") ? "" : gettext("Up to date");
  } catch (error) {
    if (error.name !== "AbortError") status.textContent = gettext("No answer. “Show it” tries again.");
  }
}

function later() {
  clearTimeout(waiting);
  waiting = setTimeout(update, PAUSE);
}

form.addEventListener("input", later);
form.addEventListener("submit", () => clearTimeout(waiting));
