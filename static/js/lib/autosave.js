// Saves each answer by itself and says so quietly; offers to undo it for a while.
import { put } from "./clock.js";
import { newId } from "./ids.js";
import { apply, difference, read } from "./night-answers.js";
import { enqueue, flush, isBusy, pending, session } from "./queue.js";

const UNDO_FOR = 8000; // ms
const AGAIN_AFTER = 5000; // ms, when the network or the server did not answer
const WHY = {
  offline: "No connection.",
  later: "The server did not answer as it should.",
  "sign-in": "Sign in again to send it.",
};
const ANOTHER = "Not saved: somebody else is signed in by now. Load this page again.";
const TYPING = 900; // ms of rest after which a note counts as written

/** Watch a form; `line` shows what happens. */
export function autosave(form, line) {
  const state = {
    form,
    line,
    address: form.dataset.answers,
    token: form.querySelector('input[name="csrfmiddlewaretoken"]').value,
    stored: JSON.parse(form.querySelector('input[name="seen"]').value || "{}"),
    shown: read(form),
    busy: false,
    again: 0,
    waiting: null, // what is being sent, or waits on the page
    unsent: false, // whether the last of it was refused
    ahead: false, // whether some of this night may wait on the device
  };
  waitsOnDevice(state).then((waits) => { state.ahead ||= waits; });
  let typing = 0;
  const later = () => {
    form.dataset.saving = "";
    clearTimeout(typing);
    typing = setTimeout(() => save(state), 0);
  };
  form.addEventListener("change", later);
  form.addEventListener("input", (event) => {
    if (!(event.target instanceof HTMLTextAreaElement)) return;
    form.dataset.saving = "";
    clearTimeout(typing);
    typing = setTimeout(() => save(state), TYPING);
  });
  form.addEventListener("submit", (event) => {
    if (event.submitter?.hasAttribute("data-save")) {
      event.preventDefault();
      save(state);
    }
  });
  addEventListener("online", () => save(state));
  document.addEventListener("visibilitychange", () => save(state));
  addEventListener("beforeunload", (event) => {
    const unsaved = state.waiting || state.unsent || document.querySelector("[data-clash-of], [data-unread]");
    save(state); // a note still being typed: later than now a browser may not send it any more
    if (unsaved) event.preventDefault();
  });
  return { save: () => save(state) };
}

/** Send what was changed since the last time, one sending after the other. */
async function save(state) {
  if (state.busy) return;
  const now = read(state.form);
  const changes = difference(state.shown, now);
  if (!state.waiting && !Object.keys(changes).length) {
    delete state.form.dataset.saving;
    return;
  }
  state.busy = true;
  clearTimeout(state.again);
  state.waiting ??= sending(state, changes);
  const { waiting } = state;
  say(state, "Saving …");
  const first = await whatGoesFirst(state);
  const answer = first ? null : await post(state, waiting);
  const why = first ?? whyLater(answer) ?? (answer.status === 401 ? WHY["sign-in"] : null);
  const keeps = why !== null && (await kept(state));
  state.busy = false;
  if (keeps) {
    say(state, `Kept on this device and sent as soon as it can be. ${why}`);
    return save(state);
  }
  if (first || whyLater(answer)) {
    say(state, `Not saved yet: it stays on this page and is sent as soon as it can be. ${why}`);
    state.again = setTimeout(() => save(state), AGAIN_AFTER);
    return undefined;
  }
  state.waiting = null;
  const went = received(state, waiting, answer);
  const meanwhile = Object.keys(difference(now, read(state.form))).length > 0;
  return went || meanwhile ? save(state) : undefined; // what was refused goes with the next change
}

function sending(state, changes) {
  const answers = {};
  const base = {};
  for (const [question, { is }] of Object.entries(changes)) {
    answers[question] = is;
    base[question] = state.stored[question] ?? null;
  }
  for (const question of Object.keys(changes)) state.shown[question] = changes[question].is;
  const { zone } = state.form.dataset;
  return { id: newId(), at: new Date().toISOString(), zone, base, answers, shown: plannedBeside(state, answers) };
}

/** The doses of the plan on this page, so that an answer finds its own though the plan was corrected. */
function plannedBeside({ shown }, answers) {
  const isPlanned = (name) => name.startsWith("plan-");
  return Object.keys(answers).some(isPlanned) ? Object.keys(shown).filter((name) => isPlanned(name) && name.endsWith("-state")) : [];
}

/** Whether answers of this night wait on the device. */
async function waitsOnDevice({ form }) {
  const { person } = document.body.dataset;
  const ofThisNight = ({ night, owner, state }) => night === form.dataset.night && owner === person && state === "waiting";
  return (await pending()).some(ofThisNight);
}

/** What waits on the device is older and goes first; why it could not, or nothing. */
async function whatGoesFirst(state) {
  if (!state.ahead) return null;
  const outcome = await flush();
  state.ahead = await waitsOnDevice(state);
  return state.ahead ? WHY[outcome] ?? WHY.later : null;
}

/** The server's answer, or nothing when there was none. A token that has grown old is renewed. */
async function post(state, body, again = true) {
  try {
    const response = await fetch(state.address, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-CSRFToken": state.token },
      body: JSON.stringify(body),
      credentials: "same-origin",
      keepalive: true,
    });
    if (response.status === 403 && again) {
      const { person, csrf, outcome } = await session();
      if (outcome) return { status: outcome === "sign-in" ? 401 : 503, told: {} };
      if (person !== document.body.dataset.person) return { status: 403, told: { error: ANOTHER } };
      state.token = csrf;
      return post(state, body, false);
    }
    return { status: response.status, told: await response.json().catch(() => ({})) };
  } catch {
    return null;
  }
}

/** Why an answer is to be sent again later, or nothing when the server has dealt with it. */
function whyLater(answer) {
  if (!answer) return WHY.offline;
  const { status, told } = answer;
  if (isBusy(status)) return told.error ?? WHY.later;
  return status === 200 && !told.stored ? WHY.later : null; // a page of another program
}

/** Keep what is being sent on a device its owner called their own; false on any other. */
async function kept(state) {
  const { base, answers, shown, zone } = state.waiting;
  if (!(await enqueue(state.form.dataset.night, base, answers, zone, shown))) return false;
  state.waiting = null;
  state.ahead = true;
  state.stored = { ...state.stored, ...answers };
  return true;
}

/** What the server said; true when saving can go on. */
function received(state, { base, answers }, { status, told }) {
  for (const problem of state.form.querySelectorAll("[data-problem]")) problem.remove();
  if (told.answers) {
    state.stored = withWhatIsShown(state, answers, told.answers);
    state.form.querySelector('input[name="seen"]').value = JSON.stringify(state.stored);
  }
  state.unsent = ![200, 409].includes(status);
  if (status === 200) {
    for (const name of Object.keys(answers)) settled(name);
    state.form.dispatchEvent(new CustomEvent("stored", { bubbles: true, detail: told }));
    say(state, "Saved", () => undo(state, base, answers));
    return true;
  }
  if (status === 409) {
    clash(state, told.conflicts);
    return true;
  }
  Object.assign(state.shown, base); // still to be sent, with the next change
  if (status === 422) refused(state, told);
  else if (status === 401) say(state, "Not saved yet: you are signed out. Sign in in another tab, then come back.");
  else if ([403, 404].includes(status)) say(state, told.error ?? "Not saved: this page is too old. Load it again.");
  else say(state, told.error ?? `Not saved: the server did not take it (${status}).`);
  return false;
}

/**
 * What is stored, as far as this page shows it. What another device answered meanwhile is shown
 * now; where it was being answered here too, it stays unseen, so that both answers are shown.
 */
function withWhatIsShown(state, answers, stored) {
  const now = read(state.form);
  const seen = { ...stored };
  for (const [name, { was, is }] of Object.entries(difference(state.stored, stored))) {
    if (name in answers || follows(name)) continue;
    if (JSON.stringify(now[name] ?? null) !== JSON.stringify(state.shown[name] ?? null)) {
      seen[name] = was;
    } else if (apply(state.form, { [name]: is })) {
      state.shown[name] = read(state.form)[name] ?? null;
    }
  }
  return seen;
}

/** Rows, doses, and the claims that follow from them are drawn by the server only. */
function follows(name) {
  return name.includes(":") || name.startsWith("plan-") || ["had_caffeine", "exercised", "took_doses"].includes(name);
}

function undo(state, base, answers) {
  const back = Object.fromEntries(Object.keys(answers).map((question) => [question, base[question] ?? null]));
  const whole = apply(state.form, back);
  if (whole) {
    state.form.dispatchEvent(new Event("change", { bubbles: true }));
    return;
  }
  const seen = Object.fromEntries(Object.keys(back).map((question) => [question, state.stored[question] ?? null]));
  post(state, { id: newId(), base: seen, answers: back, shown: plannedBeside(state, back) }).then((answer) => {
    const why = whyLater(answer);
    if (!why) location.reload();
    else say(state, `Not undone. ${why}`, () => undo(state, base, answers));
  });
}

/** Both answers, for a person to choose; those of before stay until they are chosen. */
function clash(state, conflicts) {
  const box = document.querySelector("[data-clash]");
  for (const name of Object.keys(conflicts)) settled(name);
  if (!box.querySelector("button")) {
    const head = document.createElement("p");
    head.textContent = "Answered on another device too. Which is right?";
    box.replaceChildren(head);
  }
  box.hidden = false;
  for (const [name, conflict] of Object.entries(conflicts)) {
    box.append(choice(state, { name, ...conflict }));
  }
  const open = box.querySelectorAll("[data-clash-of]").length;
  say(state, open === 1 ? "One answer needs a choice." : `${open} answers need a choice.`);
  box.focus();
}

/** Nothing is left to choose for this question. */
function settled(name) {
  const box = document.querySelector("[data-clash]");
  box.querySelector(`[data-clash-of="${CSS.escape(name)}"]`)?.remove();
  if (!box.querySelector("button")) box.hidden = true;
}

function choice(state, conflict) {
  const row = document.createElement("div");
  row.className = "cluster";
  row.dataset.clashOf = conflict.name;
  const label = document.createElement("strong");
  label.textContent = conflict.question;
  row.append(label);
  const button = (text, act) => {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "button button-quiet";
    made.textContent = text;
    made.addEventListener("click", () => {
      act();
      settled(conflict.name);
    });
    row.append(made);
  };
  button(`This page: ${conflict.yours_spoken}`, () => {
    state.stored[conflict.name] = conflict.stored;
    state.shown[conflict.name] = conflict.stored;
    save(state);
  });
  button(`Stored: ${conflict.stored_spoken}`, () => {
    state.shown[conflict.name] = conflict.stored;
    if (!apply(state.form, { [conflict.name]: conflict.stored })) location.reload();
  });
  return row;
}

function refused(state, { errors, choices = {}, nights = {} }) {
  for (const [name, sentences] of Object.entries(errors)) {
    const input = state.form.querySelector(`[name="${CSS.escape(name)}"]`);
    const problem = document.createElement("p");
    problem.className = "error";
    problem.dataset.problem = "";
    problem.textContent = sentences.join(" ");
    for (const [value, label] of choices[name] ?? []) problem.append(" ", reading(input, value, label));
    if (nights[name]) problem.append(" ", thatNight(state, name, nights[name]));
    (input?.closest(".field, [data-row]") ?? state.line.parentElement).append(problem);
  }
  say(state, `Not saved yet: ${[...new Set(Object.values(errors).flat())].join(" ")}`); // one question may stand at two fields
}

/** One of the things that an answer can mean, to be tapped. */
function reading(input, value, label) {
  const button = document.createElement("button");
  Object.assign(button, { type: "button", className: "tap", textContent: label });
  button.addEventListener("click", () => put(input, value));
  return button;
}

/** A way to the night that an answer belongs to; here it is taken back. */
function thatNight(state, name, night) {
  const link = document.createElement("a");
  Object.assign(link, { className: "chip", href: `/nights/${night}/`, textContent: "Open that night" });
  link.addEventListener("click", () => {
    apply(state.form, { [name]: state.stored[name] ?? null });
    state.unsent = false;
  });
  return link;
}

/** One quiet line, with undo for a while. */
function say(state, text, back = null) {
  clearTimeout(state.quiet);
  state.line.replaceChildren(document.createTextNode(text));
  state.line.hidden = false;
  if (!back) return;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button-link";
  button.textContent = "Undo";
  button.addEventListener("click", () => {
    state.line.hidden = true;
    back();
  });
  state.line.append(button);
  state.quiet = setTimeout(() => { state.line.hidden = true; }, UNDO_FOR);
}
