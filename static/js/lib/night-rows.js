// Rows of drinks, bouts and doses: added on demand, each with an id of its own. A usual drink or
// bout that is tapped gets its line at once, where taps change its time and size.

import { enhanceClocks, inWords, later, put, show, valueOf } from "./clock.js";
import { readings } from "./decimals.js";
import { newId } from "./ids.js";
import { figure, fill as phrase, gettext } from "./words.js";

const blanks = new WeakMap(); // the row that is copied, by its section

/** A blank row waits until it is wanted; the section's buttons add one. */
export function rows(section) {
  const blank = section.querySelector("[data-blank]");
  const template = section.querySelector("template:not([data-tapped])");
  blanks.set(section, (blank ?? template.content.firstElementChild).cloneNode(true));
  if (blank) blank.hidden = true;
  for (const part of section.querySelectorAll("[data-enhanced], [data-step]")) part.hidden = false;
  for (const button of section.querySelectorAll("[data-add]")) {
    button.addEventListener("click", () => open(section));
  }
  if (section.querySelector("template[data-tapped]")) lines(section);
}

/** Show a row to fill in. */
export function open(section) {
  const row = section.querySelector("[data-blank]") ?? added(section, blanks.get(section), newId());
  row.hidden = false;
  row.removeAttribute("data-blank");
  enhanceClocks(row);
  row.querySelector("select, input:not([type=hidden])")?.focus();
}

function added(section, original, uid) {
  const total = section.querySelector('input[name$="-TOTAL_FORMS"]');
  const row = original.cloneNode(true);
  for (const element of row.querySelectorAll("[name], [id], [for], [aria-describedby]")) {
    for (const attribute of ["name", "id", "for", "aria-describedby"]) {
      const text = element.getAttribute(attribute);
      if (text) element.setAttribute(attribute, text.replace(/-(\d+|__prefix__)-/, `-${total.value}-`));
    }
  }
  total.value = String(Number(total.value) + 1);
  row.querySelector('input[name$="-uid"]').value = uid;
  const last = [...section.querySelectorAll("[data-row], template")].at(-1);
  last.after(row);
  return row;
}

const field = (row, column) => row.querySelector(`[name$="-${column}"]`);

/** Show these columns in a row, as if nobody had touched it. */
export function fill(row, columns) {
  for (const [column, value] of Object.entries(columns)) show(field(row, column), value);
}

/** The row of this name. */
export const rowOf = (form, uid) => form.querySelector(`input[name$="-uid"][value="${CSS.escape(uid)}"]`)?.closest("[data-row]");

/** What a chosen chip says: what stands in its row. */
const WORDS = {
  caffeine: (what, row) => (Number(field(row, "servings").value || 1) === 1 
    ? what
    : phrase(gettext("{servings} × {drink}"), { servings: field(row, "servings").value, drink: what })),
  exercise: (what, row) => (field(row, "minutes").value
    ? phrase(gettext("{exercise} {minutes} min"), { exercise: what, minutes: field(row, "minutes").value })
    : what),
};

function line(section, uid, what, columns) {
  const row = added(section, section.querySelector("template[data-tapped]").content.firstElementChild, uid);
  row.querySelector("legend").textContent = what;
  for (const button of row.querySelectorAll("[data-step]")) button.hidden = false;
  enhanceClocks(row);
  fill(row, columns);
  return row;
}

/** List a drink or a bout that has no chip, as if it had been tapped. */
export function addLine(section, uid, what, columns) {
  line(section, uid, what, columns).dispatchEvent(new Event("change", { bubbles: true }));
}

/** Each usual drink or bout that is chosen has a line, and says what stands there. */
function lines(section) {
  const usual = [...section.querySelectorAll('input[name="usual"]')];
  const update = ({ target }) => {
    for (const tap of usual) {
      const [[question, columns]] = Object.entries(JSON.parse(tap.value));
      const [prefix, uid] = question.split(":");
      let row = rowOf(section, uid);
      if (tap === target && !tap.checked) row?.remove();
      if (!tap.checked) continue;
      row ??= line(section, uid, tap.dataset.what, columns);
      const clock = row.querySelector("[data-clock]");
      const words = tap.parentElement;
      words.querySelector("[data-words]").textContent = WORDS[prefix](tap.dataset.what, row);
      words.querySelector("[data-at]").textContent = valueOf(clock) && inWords(valueOf(clock), clock.dataset.clock);
    }
  };
  section.addEventListener("change", update);
  section.addEventListener("shown", update);
  section.addEventListener("click", ({ target }) => {
    if (target.matches("[data-step]")) step(target);
  });
}

/** A tap on − or +: a quarter of an hour, half a serving, five minutes. */
function step(button) {
  const by = Number(button.dataset.step);
  const input = button.parentElement.querySelector("input");
  if ("clock" in input.dataset) put(input, later(valueOf(input) || input.dataset.around, by));
  else put(input, figure(Math.max(Math.abs(by), Number(readings(input.value)[0] ?? 0) + by)));
}
