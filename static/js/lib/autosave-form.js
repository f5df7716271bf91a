// The form of a night that saves itself: what starts a saving, and what a person sees of it.

import { Autosave } from "./autosave.js";
import { Device, Server } from "./autosave-server.js";
import { put, valueOf } from "./clock.js";
import { apply, read } from "./night-answers.js";
import { rowOf } from "./night-rows.js";
import { tie, untie } from "./refused.js";
import { fill, gettext, ngettext } from "./words.js";

const TYPING = 900; // ms of rest after which a note counts as written
const STEPPING = 2000; // ms of rest after which the answer that keys lead to is meant
const STEPS = new Set([" ", "ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"]);

/** Save every answer of a form by itself; `line` shows what happens. */
export function autosave(form, line) {
  const token = form.querySelector('input[name="csrfmiddlewaretoken"]').value;
  const server = new Server(form.dataset.answers, token);
  const saving = new Autosave(new NightForm(form, line), server, new Device(form.dataset.night));
  const byKeys = stepping(form, () => saving.save());
  form.addEventListener("change", (event) => saving.written(byKeys(event.target) ? STEPPING : 0));
  document.addEventListener("keydown", (event) => {
    const isUndo = event.key === "z" && (event.ctrlKey || event.metaKey) && !event.shiftKey;
    const undo = line.querySelector("button");
    if (!isUndo || !undo || isText(event.target)) return;
    event.preventDefault();
    undo.click();
  });
  form.addEventListener("input", (event) => {
    if (event.target instanceof HTMLTextAreaElement) saving.written(TYPING);
  });
  form.addEventListener("submit", (event) => {
    if (event.submitter?.hasAttribute("data-save")) {
      event.preventDefault();
      saving.save();
    }
  });
  addEventListener("online", () => saving.save());
  document.addEventListener("visibilitychange", () => saving.save());
  addEventListener("beforeunload", (event) => {
    const isUnsaved = saving.isUnsaved || document.querySelector("[data-clash-of], [data-unread]");
    saving.save(); // a note still being typed: later than now a browser may not send it any more
    if (isUnsaved) event.preventDefault();
  });
}

/** Where the browser's own undo works. */
const isText = (element) => element.matches("textarea, input:not([type=radio], [type=checkbox])");

/**
 * Whether keys chose this answer, step by step: it is saved once, when they rest or leave.
 */
function stepping(form, left) {
  let group = "";
  form.addEventListener("keydown", ({ key, target }) => {
    if (target.type === "radio") group = STEPS.has(key) ? target.name : "";
  });
  form.addEventListener("pointerdown", () => { group = ""; });
  form.addEventListener("focusout", ({ target, relatedTarget }) => {
    if (!group || target.name !== group || relatedTarget?.name === group) return;
    group = "";
    left();
  });
  return (input) => input.type === "radio" && input.name === group;
}

const textOf = (element) => element?.textContent.replace(/\s+/g, " ").trim() ?? "";
const isChoice = ({ type }) => type === "radio" || type === "checkbox";
const labelOf = (input) => textOf(isChoice(input) ? input.closest("fieldset")?.querySelector("legend") : input.labels?.[0]);

/** The input of a question: of several the chosen one, else the first. */
function inputOf(form, name) {
  const inputs = [...form.querySelectorAll(`[name="${CSS.escape(name)}"]`)];
  return inputs.find(({ checked }) => checked) ?? inputs[0];
}

/** The row of drinks, bouts or doses that a name such as "caffeine:<uid>" means. */
const rowNamed = (form, name) => (name.includes(":") ? rowOf(form, name.split(":")[1]) : null);

/** What a question says on the page now: "Legs in the evening, 2"; without an answer `otherwise`. */
export function inWords(form, name, otherwise = gettext("not answered")) {
  const input = inputOf(form, name);
  if (!input) return "";
  const given = isChoice(input) ? input.checked && textOf(input.labels?.[0]) : valueOf(input);
  const answer = given || otherwise;
  return answer && fill(gettext("{question}, {answer}"), { question: labelOf(input), answer });
}

/** What saving needs of the page. */
class NightForm {
  #form;
  #line;

  constructor(form, line) {
    this.#form = form;
    this.#line = line;
    if (!line.textContent) this.say(gettext("Saves by itself"));
  }

  get zone() {
    return this.#form.dataset.zone;
  }

  /** The answers as the journal has them, carried by the page for when it is sent without script. */
  get stored() {
    return JSON.parse(this.#seen.value || "{}");
  }

  set stored(answers) {
    this.#seen.value = JSON.stringify(answers);
  }

  get #seen() {
    return this.#form.querySelector('input[name="seen"]');
  }

  read() {
    return read(this.#form);
  }

  apply(answers) {
    return apply(this.#form, answers);
  }

  reload() {
    location.reload();
  }

  /** Tell all parts of the page that answers were put back. */
  changed() {
    this.#form.dispatchEvent(new Event("change", { bubbles: true }));
  }

  isSaving(yes) {
    if (yes) this.#form.dataset.saving = "";
    else delete this.#form.dataset.saving;
  }

  /** One quiet line, with undo until the next word. */
  say(text, undo = null) {
    this.#line.replaceChildren(document.createTextNode(text));
    if (!undo) return;
    const button = buttonOf("button-link", gettext("Undo"), undo);
    button.setAttribute("aria-keyshortcuts", "Control+Z");
    this.#line.append(button);
  }

  /** The questions as they are answered now, in words; the first of them gets the focus. */
  returnTo(questions) {
    this.focus(questions[0]);
    const lineOf = (name) => inWords(this.#form, name) || textOf(rowNamed(this.#form, name)?.querySelector("legend"));
    return questions.map(lineOf).filter(Boolean).join("; ");
  }

  focus(question) {
    const input = inputOf(this.#form, question) ?? rowNamed(this.#form, question)?.querySelector("input:not([type=hidden])");
    input?.focus({ preventScroll: true });
  }

  /** These questions are stored: nothing is left to choose, and the page may show what follows. */
  saved(questions, body) {
    for (const name of questions) settled(name, this);
    this.#form.dispatchEvent(new CustomEvent("stored", { bubbles: true, detail: body }));
  }

  clearProblems() {
    for (const problem of this.#form.querySelectorAll("[data-problem]")) untie(problem);
  }

  /** Why answers were refused, beside each, with what it can mean or where it belongs. */
  showProblems({ errors, choices = {}, nights = {} }, saving) {
    const named = [];
    for (const [name, sentences] of Object.entries(errors)) {
      const input = inputOf(this.#form, name);
      const problem = document.createElement("p");
      problem.className = "error";
      problem.dataset.problem = "";
      problem.textContent = sentences.join(" ");
      for (const [value, label] of choices[name] ?? []) {
        problem.append(" ", buttonOf("tap", label, () => put(input, value)));
      }
      if (nights[name]) problem.append(" ", linkTo(nights[name], () => saving.leaveAside(name)));
      (input?.closest(".field, [data-row]") ?? this.#line.parentElement).append(problem);
      if (input) tie(isChoice(input) ? input.closest("fieldset") : input, problem);
      named.push(input
        ? fill(gettext("{question}: {problem}"), { question: labelOf(input), problem: sentences.join(" ") })
        : sentences.join(" "));
    }
    this.say([gettext("Not saved yet."), ...named].join(" "));
  }

  /** Both answers, for a person to choose; those of before stay until they are chosen. */
  askWhich(conflicts, saving) {
    const box = document.querySelector("[data-clash]");
    for (const name of Object.keys(conflicts)) settled(name, this);
    if (!box.querySelector("button")) {
      const head = document.createElement("p");
      head.textContent = gettext("Answered on another device too. Which is right?");
      box.replaceChildren(head);
    }
    box.hidden = false;
    for (const [name, conflict] of Object.entries(conflicts)) {
      box.append(choiceOf(name, conflict, saving, this));
    }
    const open = box.querySelectorAll("[data-clash-of]").length;
    this.say(fill(ngettext("One answer needs a choice.", "{count} answers need a choice.", open), { count: open }));
    box.focus();
  }
}

/** Nothing is left to choose for this question; a focus there goes to what is, else to the question. */
function settled(name, form) {
  const box = document.querySelector("[data-clash]");
  const choice = box.querySelector(`[data-clash-of="${CSS.escape(name)}"]`);
  const isFocused = choice?.contains(document.activeElement);
  choice?.remove();
  const next = box.querySelector("button");
  box.hidden = !next;
  if (isFocused && next) next.focus();
  else if (isFocused) form.focus(name);
}

function choiceOf(name, conflict, saving, form) {
  const row = document.createElement("div");
  row.className = "cluster";
  row.dataset.clashOf = name;
  const label = document.createElement("strong");
  label.textContent = conflict.question;
  const button = (text, choose) =>
    buttonOf("button button-quiet", text, () => {
      choose(name, conflict.stored);
      settled(name, form);
    });
  row.append(
    label,
    button(fill(gettext("This page: {answer}"), { answer: conflict.yours_text }), (...which) => saving.insist(...which)),
    button(fill(gettext("Stored: {answer}"), { answer: conflict.stored_text }), (...which) => saving.giveIn(...which)),
  );
  return row;
}

function buttonOf(className, textContent, act) {
  const button = document.createElement("button");
  Object.assign(button, { type: "button", className, textContent });
  button.addEventListener("click", act);
  return button;
}

function linkTo(night, act) {
  const link = document.createElement("a");
  Object.assign(link, { className: "chip", href: `/nights/${night}/`, textContent: gettext("Open that night") });
  link.addEventListener("click", act);
  return link;
}
