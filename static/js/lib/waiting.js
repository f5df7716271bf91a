// The list of entries that wait on this device, and what can be done with each.

import { claim, drop, flush, insist, pending, whenQueueChanges } from "./queue.js";
import { nameOf } from "./night-names.js";

let labels = {}; // of the questions, by their columns, as the page hands them over
const WORDS = { True: "yes", False: "none", null: "not answered", "": "not answered" };

const AGO = { 0: "when it was written", 15: "15 min before", 30: "30 min before", 60: "1 h before" };
const answerInWords = (value, field) => (field === "first_symptom" && AGO[value]) || inWords(value);
const inWords = (value) => WORDS[value] ?? (typeof value === "object" ? JSON.stringify(value) : String(value));
const named = (field) => labels[field] ?? field.replaceAll("_", " ").replace(/:.*/, "");

const AGAIN_AFTER = 10_000; // milliseconds
const STATES = {
  offline: "There is no signal. They are sent when there is one.",
  "sign-in": "Sign in to send them.",
  later: "The server is busy. They are sent a little later.",
  sent: "",
};

function sittingOf({ minute, rating, stopped_minute: stopped, goes_on: goesOn }) {
  if (rating !== undefined) return `after ${minute} min: ${rating}`;
  if (stopped !== undefined) return `got up after ${stopped} min`;
  return goesOn ? "did not get up after all" : "begun";
}

function titleOf({ kind, tap, night, at, answers, fields }) {
  const when = new Date(at).toLocaleString([], { weekday: "short", hour: "2-digit", minute: "2-digit" });
  if (kind === "tap") return `${tap === "started" ? "Legs started" : "Back in bed"}, ${when}`;
  if (kind === "sitting") return `Sitting, ${when}: ${sittingOf(fields)}`;
  if (kind === "undo") return "A tap taken back";
  const list = Object.entries(answers).map(([field, value]) => `${named(field)}: ${answerInWords(value, field)}`);
  return `Night of ${nameOf(night)}: ${list.join(", ")}`;
}

function problemsOf({ detail }) {
  if (detail?.conflicts) {
    return Object.entries(detail.conflicts).map(
      ([field, { yours, stored }]) => `${named(field)}: here ${answerInWords(yours, field)}, in the journal ${answerInWords(stored, field)} by now`,
    );
  }
  const errors = Object.values(detail?.errors ?? {}).flat().map((error) => error.message ?? error);
  return errors.length ? errors : [`The server did not take it (${detail?.status}).`];
}

function button(words, act) {
  const made = document.createElement("button");
  Object.assign(made, { type: "button", className: "button button-quiet", textContent: words });
  made.addEventListener("click", act);
  return made;
}

function line(tag, className, words) {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = words;
  return made;
}

function row(entry) {
  const item = line("li", "notice", "");
  const text = line("div", "stack-tight", "");
  text.append(line("p", "", titleOf(entry)));
  item.append(text);
  if (entry.state === "waiting") {
    text.append(line("p", "small muted", entry.owner === null ? "Waits for its owner" : "Waiting"));
    return item;
  }
  for (const problem of problemsOf(entry)) text.append(line("p", "small error", problem));
  const buttons = line("div", "cluster", "");
  if (entry.detail?.conflicts) buttons.append(button("Keep mine", () => insist(entry.order)));
  buttons.append(button(entry.detail?.conflicts ? "Keep the journal’s" : "Let it go", () => drop(entry.order)));
  if (entry.night) {
    const link = line("a", "chip", "Open that night");
    link.href = `/nights/${entry.night}/`;
    buttons.append(link);
  }
  item.append(buttons);
  return item;
}

/** Keep `section` showing what waits; it has a list, a sentence, a claim and a send button. */
export function showWaiting(section) {
  const list = section.querySelector("[data-list]");
  const sentence = section.querySelector("[data-outcome]");
  const theirs = section.querySelector("[data-claim]");
  const person = document.body.dataset.person;
  labels = JSON.parse(section.dataset.labels);

  let next;

  async function update() {
    const entries = await pending();
    section.hidden = entries.length === 0;
    list.replaceChildren(...entries.map(row));
    theirs.hidden = !person || !entries.some(({ owner }) => owner === null);
    clearTimeout(next); // browsers do not always say that the signal is back
    if (entries.some(({ state }) => state === "waiting")) next = setTimeout(send, AGAIN_AFTER);
  }

  async function send() {
    sentence.textContent = STATES[await flush()];
  }

  section.querySelector("[data-send]").addEventListener("click", send);
  theirs.querySelector("button").addEventListener("click", () => claim());
  addEventListener("online", send);
  whenQueueChanges(update);
  update();
  return send();
}
