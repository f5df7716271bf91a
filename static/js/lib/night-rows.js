// Rows of drinks, bouts and doses: added on demand, each with an id of its own.

import { enhanceClocks } from "./clock.js";
import { newId } from "./ids.js";

const blanks = new WeakMap(); // the row that is copied, by its section

/** A blank row waits until it is wanted; the section's buttons add one. */
export function rows(section) {
  const blank = section.querySelector("[data-blank]");
  blanks.set(section, (blank ?? section.querySelector("template").content.firstElementChild).cloneNode(true));
  if (blank) blank.hidden = true;
  for (const part of section.querySelectorAll("[data-enhanced]")) part.hidden = false;
  for (const button of section.querySelectorAll("[data-add]")) {
    button.addEventListener("click", () => open(section));
  }
}

/** Show a row to fill in. */
export function open(section) {
  const row = section.querySelector("[data-blank]") ?? added(section);
  row.hidden = false;
  row.removeAttribute("data-blank");
  enhanceClocks(row);
  row.querySelector("select, input:not([type=hidden])")?.focus();
}

function added(section) {
  const total = section.querySelector('input[name$="-TOTAL_FORMS"]');
  const row = blanks.get(section).cloneNode(true);
  for (const element of row.querySelectorAll("[name], [id], [for], [aria-describedby]")) {
    for (const attribute of ["name", "id", "for", "aria-describedby"]) {
      const text = element.getAttribute(attribute);
      if (text) element.setAttribute(attribute, text.replace(/-(\d+|__prefix__)-/, `-${total.value}-`));
    }
  }
  total.value = String(Number(total.value) + 1);
  row.querySelector('input[name$="-uid"]').value = newId();
  const last = [...section.querySelectorAll("[data-row], template")].at(-1);
  last.after(row);
  return row;
}
