// The answers of the night page as the server names them: question → text, list, columns, null.

import { show, valueOf } from "./clock.js";
import { fill, rowOf } from "./night-rows.js";

const NOT_ANSWERS = new Set([
  "csrfmiddlewaretoken", "page", "seen", "unresolved", "usual", "usual-shown",
  "first_symptom", "symptom_onset", "all_as_planned", "repair", "same",
]);
const ROWS = {
  caffeine: ["drink", "servings", "taken_at", "caffeine_mg"],
  exercise: ["kind", "started_at", "minutes", "intensity"],
  doses: ["name", "kind", "amount", "unit", "taken_at"],
};
const LISTS = new Set(["sensations", "reliefs", "events"]);

/** Everything the page says now. */
export function read(form) {
  const answers = {};
  for (const element of form.elements) {
    const { name } = element;
    if (!name || NOT_ANSWERS.has(name) || name.startsWith("choose-")) continue;
    if (element.closest("[data-row], template") || /-(TOTAL|INITIAL|MIN_NUM|MAX_NUM)_FORMS$/.test(name)) continue;
    if (LISTS.has(name)) {
      answers[name] ??= [];
      if (element.checked) answers[name] = [...answers[name], element.value].sort();
    } else if (element.type === "radio") {
      answers[name] ??= null;
      if (element.checked && element.value) answers[name] = element.value;
    } else if (element.type !== "submit" && element.type !== "button") {
      answers[name] = valueOf(element) || null;
    }
  }
  answers.first_symptom = firstSymptom(form);
  for (const row of form.querySelectorAll("[data-row]")) Object.assign(answers, readRow(row));
  for (const tap of form.querySelectorAll('input[name="usual"]')) Object.assign(answers, readTap(tap));
  return answers;
}

function firstSymptom(form) {
  const answer = form.querySelector('input[name="first_symptom"]:checked')?.value ?? "";
  const input = form.querySelector('input[name="symptom_onset"]');
  const onset = input ? valueOf(input) : "";
  if (answer === "at") return onset || null;
  return answer || null;
}

function readRow(row) {
  const prefix = row.dataset.row;
  const field = (column) => row.querySelector(`[name^="${prefix}-"][name$="-${column}"]`);
  const uid = field("uid")?.value;
  if (!uid) return {};
  const ready = field("ready");
  const columns = {};
  for (const column of ROWS[prefix]) columns[column] = field(column) ? valueOf(field(column)) : "";
  const blank = prefix === "doses" ? !columns.name : !columns[ROWS[prefix][0]];
  const waits = ["True", "true", "on"].includes(ready?.value) && !field("taken")?.checked;
  const gone = field("DELETE")?.checked || waits || blank;
  return { [`${prefix}:${uid}`]: gone ? null : columns };
}

function readTap(tap) {
  const [[question, columns]] = Object.entries(JSON.parse(tap.value));
  if (tap.form.querySelector(`[data-row] [value="${question.split(":")[1]}"]`) && tap.checked) return {};
  return { [question]: tap.checked ? columns : null };
}

/** Put earlier answers back on the page; false when only a fresh page can show them. */
export function apply(form, answers) {
  let shown = true;
  for (const [question, value] of Object.entries(answers)) {
    shown = (question === "first_symptom" ? applyFirst(form, value) : applyOne(form, question, value)) && shown;
  }
  return shown;
}

function applyFirst(form, value) {
  show(form.querySelector('input[name="symptom_onset"]'), value?.includes(":") ? value : "");
  return applyOne(form, "first_symptom", value?.includes(":") ? "at" : value);
}

function applyOne(form, question, value) {
  if (question.includes(":")) {
    const taps = [...form.querySelectorAll('input[name="usual"]')];
    const tap = taps.find((input) => question in JSON.parse(input.value));
    if (tap) tap.checked = value !== null;
    tap?.dispatchEvent(new Event("shown", { bubbles: true }));
    const row = value && rowOf(form, question.split(":")[1]);
    if (row) fill(row, value);
    row?.dispatchEvent(new Event("shown", { bubbles: true }));
    return Boolean(tap || row);
  }
  const inputs = [...form.querySelectorAll(`[name="${CSS.escape(question)}"]`)];
  for (const input of inputs) {
    if (input.type === "radio") input.checked = input.value === (value ?? "") && input.value !== "";
    else if (input.type === "checkbox") input.checked = (value ?? []).includes(input.value);
    else show(input, value ?? "");
    input.dispatchEvent(new Event("shown", { bubbles: true }));
  }
  return inputs.length > 0;
}

/** The questions that are answered otherwise than before, with both answers. */
export function difference(before, now) {
  const changed = {};
  for (const question of new Set([...Object.keys(before), ...Object.keys(now)])) {
    const [was, is] = [before[question] ?? null, now[question] ?? null];
    if (JSON.stringify(was) !== JSON.stringify(is)) changed[question] = { was, is };
  }
  return changed;
}
