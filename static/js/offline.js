// The entry page of a night without a signal: what is written waits on the device.

import { enhanceClocks, valueOf } from "./lib/clock.js";
import { clearable, shownWith } from "./lib/choices.js";
import "./lib/live.js";
import { leave, sayGoodbye } from "./lib/leaving.js";
import { eveningOf, nightAt, nightBefore, shortNameOf } from "./lib/night-names.js";
import { device, enqueue, flush, keepHere, lastAnswers, notesOf, whenQueueChanges } from "./lib/queue.js";
import { showWaiting } from "./lib/waiting.js";
import { fill, gettext } from "./lib/words.js";

const form = document.querySelector("[data-empty-entry]");
const ask = document.querySelector("[data-keep-here]");
const status = document.querySelector("[data-said]");
const leaveButton = document.querySelector("[data-leave]");
const DRAFT = "draft"; // in this tab only: a reload before "Save" loses nothing

const CLOCK = (date) => `${String(date.getHours()).padStart(2, "0")}:${String(date.getMinutes()).padStart(2, "0")}`;

function offerNights() {
  const tonight = nightAt(new Date());
  for (const [index, night] of [tonight, nightBefore(tonight)].entries()) {
    const name = index ? gettext("Last night, {evening}") : gettext("Tonight, {evening}");
    form.elements.night.add(new Option(fill(name, { evening: eveningOf(night) }), night));
  }
}

/** When the first symptom was, if it was given as so long ago. */
const countedBack = (first) => new Date(Date.now() - Number(first) * 60_000);

/** The answers given, as the night's form would send them; unanswered ones are left out. */
function answersOf(data) {
  const filled = Object.fromEntries([...data].filter(([, value]) => value.trim() !== ""));
  const { night, first_symptom: first, symptom_onset: typed, ...answers } = filled;
  const onset = typed && valueOf(form.elements.symptom_onset);
  if (first === "none") answers.no_symptoms = "True";
  else if (first === "at" && onset) answers.symptom_onset = onset;
  else if (first && first !== "at") answers.symptom_onset = CLOCK(countedBack(first));
  return { night, answers };
}

async function keep(event) {
  event.preventDefault();
  if (form.querySelector("[data-unread]")) {
    status.textContent = gettext("Not saved. Please look at the time first.");
    return;
  }
  const { night, answers } = answersOf(new FormData(form));
  const names = Object.keys(answers);
  if (names.length === 0) {
    status.textContent = gettext("Nothing is answered yet.");
    return;
  }
  const first = form.elements.first_symptom.value;
  if (/^\d+$/.test(first) && nightAt(countedBack(first)) !== night) {
    status.textContent = fill(
      gettext("So long ago was {time}, in the night of {night}. Choose that night above, or another time."),
      { time: CLOCK(countedBack(first)), night: shortNameOf(nightAt(countedBack(first))) },
    );
    return;
  }
  const base = Object.fromEntries(names.map((name) => [name, null]));
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (await enqueue(night, base, answers, zone)) {
    form.reset();
    form.elements.night.value = night;
    sessionStorage.removeItem(DRAFT);
    status.textContent = gettext("Saved on this device.");
    await flush();
  } else if (await device()) {
    status.textContent = gettext("Not saved: this browser is full. It stays on this page.");
  } else {
    status.textContent = gettext("Not saved. Please tap “This is my own device” first.");
    ask.scrollIntoView({ block: "center" });
    ask.querySelector("button").focus();
  }
}

async function showState() {
  const own = await device();
  ask.hidden = own !== null;
  leaveButton.hidden = own === null;
}

function restoreDraft() {
  for (const [name, value] of JSON.parse(sessionStorage.getItem(DRAFT) ?? "[]")) {
    const field = form.elements.namedItem(name);
    if (field) field.value = value;
  }
}

/** What a room has to say of tonight, such as the lot of an experiment. */
async function showNotes() {
  const list = document.querySelector("[data-notes]");
  list.replaceChildren(...(await notesOf(nightAt(new Date()))).map((text) => {
    const line = document.createElement("p");
    line.className = "notice";
    line.textContent = text;
    return line;
  }));
}

/** What the journal had of the chosen night when it was last seen here. */
async function showAnswers() {
  const section = document.querySelector("[data-answered]");
  const lines = await lastAnswers(form.elements.night.value);
  section.hidden = lines.length === 0;
  section.querySelector("ul").replaceChildren(...lines.map((text) => {
    const line = document.createElement("li");
    line.textContent = text;
    return line;
  }));
}

offerNights();
restoreDraft();
enhanceClocks(form);
for (const group of form.querySelectorAll("[data-clearable]")) clearable(group);
for (const block of form.querySelectorAll("[data-shown-with]")) shownWith(block);
form.addEventListener("submit", keep);
form.addEventListener("change", () => {
  sessionStorage.setItem(DRAFT, JSON.stringify([...new FormData(form)]));
});
ask.querySelector("button").addEventListener("click", async () => {
  ask.querySelector("[data-denied]").hidden = await keepHere();
});
leaveButton.addEventListener("click", async () => {
  sessionStorage.removeItem(DRAFT);
  if (!(await leave())) sayGoodbye(document.querySelector("main"));
});
whenQueueChanges(showState);
form.elements.night.addEventListener("change", showAnswers);
await Promise.all([showState(), showNotes(), showAnswers()]);
document.querySelector("[data-until-known]").classList.remove("until-known"); // nothing moves from here on
await showWaiting(document.querySelector("[data-waiting]"));
