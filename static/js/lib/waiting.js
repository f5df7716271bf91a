// The list of entries that wait on this device, and what can be done with each.

import { claim, drop, flush, insist, pending, whenQueueChanges } from "./queue.js";
import { nameOf } from "./night-names.js";
import { fill, gettext, listed, LOCALE, pgettext } from "./words.js";

let labels = {}; // of the questions, by their columns, as the page hands them over
const WORDS = {
  True: gettext("yes"), False: pgettext("an answer", "none"), null: gettext("not answered"), "": gettext("not answered"),
};
const AGO = {
  0: gettext("when it was written"), 15: gettext("15 min before"), 30: gettext("30 min before"), 60: gettext("1 h before"),
};
const answerInWords = (value, field) => (field === "first_symptom" && AGO[value]) || inWords(value);
const inWords = (value) => WORDS[value] ?? (typeof value === "object" ? JSON.stringify(value) : String(value));
const named = (field) => labels[field] ?? field.replaceAll("_", " ").replace(/:.*/, "");

const AGAIN_AFTER = 10_000; // milliseconds
const STATES = {
  offline: gettext("There is no signal. They are sent when there is one."),
  "sign-in": gettext("Sign in to send them."),
  later: gettext("The server is busy. They are sent a little later."),
  sent: "",
};

function sittingOf({ minute, rating, stopped_minute: stopped, goes_on: goesOn }) {
  if (rating !== undefined) return fill(gettext("after {minutes} min: {rating}"), { minutes: minute, rating });
  if (stopped !== undefined) return fill(gettext("got up after {minutes} min"), { minutes: stopped });
  return goesOn ? gettext("did not get up after all") : gettext("begun");
}

function titleOf({ kind, tap, night, at, answers, fields }) {
  const when = new Date(at).toLocaleString(LOCALE, { weekday: "short", hour: "2-digit", minute: "2-digit" });
  if (kind === "tap") {
    return fill(tap === "started" ? gettext("Legs started, {when}") : gettext("Back in bed, {when}"), { when });
  }
  if (kind === "sitting") return fill(gettext("Sitting, {when}: {event}"), { when, event: sittingOf(fields) });
  if (kind === "undo") return gettext("A tap taken back");
  const list = Object.entries(answers).map(([field, value]) => fill(gettext("{question}: {answer}"), { question: named(field), answer: answerInWords(value, field) }));
  return fill(gettext("Night of {night}: {answers}"), { night: nameOf(night), answers: listed(list) });
}

function problemsOf({ detail }) {
  if (detail?.conflicts) {
    return Object.entries(detail.conflicts).map(
      ([field, { yours, stored }]) => fill(gettext("{question}: here {yours}, in the journal {stored} by now"), {
        question: named(field), yours: answerInWords(yours, field), stored: answerInWords(stored, field),
      }),
    );
  }
  const errors = Object.values(detail?.errors ?? {}).flat().map((error) => error.message ?? error);
  return errors.length ? errors : [fill(gettext("The server did not take it ({status})."), { status: detail?.status })];
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
    text.append(line("p", "small muted", entry.owner === null ? gettext("Waits for its owner") : gettext("Waiting")));
    return item;
  }
  for (const problem of problemsOf(entry)) text.append(line("p", "small error", problem));
  const buttons = line("div", "cluster", "");
  if (entry.detail?.conflicts) buttons.append(button(gettext("Keep mine"), () => insist(entry.order)));
  buttons.append(button(entry.detail?.conflicts ? gettext("Keep the journal’s") : gettext("Let it go"), () => drop(entry.order)));
  if (entry.night) {
    const link = line("a", "chip", gettext("Open that night"));
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
