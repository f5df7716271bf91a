// Saves each answer by itself and says so quietly; offers to undo it for a while.
import { newId } from "./ids.js";
import { apply, difference, read } from "./night-answers.js";
import { enqueue } from "./queue.js";

const UNDO_FOR = 8000; // ms
const AGAIN_AFTER = 5000; // ms, when the network or the server did not answer
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
    waiting: null,
  };
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
    if (state.waiting) event.preventDefault();
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
  const answer = await post(state, waiting);
  state.busy = false;
  if (!answer || answer.status >= 500) return offline(state, answer?.told.error);
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
  return { id: newId(), at: new Date().toISOString(), base, answers };
}

/** The server's answer, or nothing when there was none. */
async function post(state, body) {
  try {
    const response = await fetch(state.address, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-CSRFToken": state.token },
      body: JSON.stringify(body),
      credentials: "same-origin",
      keepalive: true,
    });
    return { status: response.status, told: await response.json().catch(() => ({})) };
  } catch {
    return null;
  }
}

/** Without a signal: kept on a device its owner called their own, else on the page.
 * `why` is what the server said, where it said something.
 */
async function offline(state, why = "No connection.") {
  const { base, answers } = state.waiting;
  if (await enqueue(state.form.dataset.night, base, answers)) {
    state.waiting = null;
    state.stored = { ...state.stored, ...answers };
    say(state, `Kept on this device and sent as soon as it can be. ${why}`);
    return save(state);
  }
  say(state, `Not saved yet: it stays on this page and is sent as soon as it can be. ${why}`);
  state.again = setTimeout(() => save(state), AGAIN_AFTER);
  return undefined;
}

/** What the server said; true when saving can go on. */
function received(state, { base, answers }, { status, told }) {
  for (const problem of state.form.querySelectorAll("[data-problem]")) problem.remove();
  if (told.answers) {
    state.stored = told.answers;
    state.form.querySelector('input[name="seen"]').value = JSON.stringify(told.answers);
  }
  if (status === 200) {
    state.form.dispatchEvent(new CustomEvent("stored", { bubbles: true, detail: told }));
    say(state, "Saved", () => undo(state, base, answers));
    return true;
  }
  if (status === 409) {
    clash(state, told.conflicts);
    return true;
  }
  Object.assign(state.shown, base); // still to be sent, with the next change
  if (status === 422) refused(state, told.errors);
  else if (status === 401) say(state, "Not saved yet: you are signed out. Sign in in another tab, then come back.");
  else say(state, told.error ?? "Not saved: this page is too old. Load it again.");
  return false;
}

function undo(state, base, answers) {
  const back = Object.fromEntries(Object.keys(answers).map((question) => [question, base[question] ?? null]));
  const whole = apply(state.form, back);
  if (whole) {
    state.form.dispatchEvent(new Event("change", { bubbles: true }));
    return;
  }
  const seen = Object.fromEntries(Object.keys(back).map((question) => [question, state.stored[question] ?? null]));
  post(state, { id: newId(), base: seen, answers: back }).then(() => location.reload());
}

/** Both answers, for a person to choose. */
function clash(state, conflicts) {
  const box = document.querySelector("[data-clash]");
  box.replaceChildren();
  box.hidden = false;
  const head = document.createElement("p");
  head.textContent = "Answered on another device too. Which is right?";
  box.append(head);
  for (const [name, conflict] of Object.entries(conflicts)) {
    box.append(choice(state, { name, ...conflict }, box));
  }
  say(state, "One answer needs a choice.");
  box.focus();
}

function choice(state, conflict, box) {
  const row = document.createElement("div");
  row.className = "cluster";
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
      row.remove();
      if (!box.querySelector("button")) box.hidden = true;
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

function refused(state, errors) {
  for (const [name, sentences] of Object.entries(errors)) {
    const input = state.form.querySelector(`[name="${CSS.escape(name)}"]`);
    const problem = document.createElement("p");
    problem.className = "error";
    problem.dataset.problem = "";
    problem.textContent = sentences.join(" ");
    (input?.closest(".field, [data-row]") ?? state.line.parentElement).append(problem);
  }
  say(state, `Not saved yet: ${Object.values(errors).flat().join(" ")}`);
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
