// Rows of drinks, bouts and doses: added on demand, each with an id of its own.

import { enhanceClocks } from "./clock.js";
import { newId } from "./ids.js";

/** Blank rows wait until they are wanted; the section's buttons add one. */
export function rows(section) {
  for (const blank of section.querySelectorAll("[data-blank]")) blank.hidden = true;
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
  row.querySelector("select, input:not([type=hidden])")?.focus();
}

function added(section) {
  const template = section.querySelector("template[data-row-template]");
  const total = section.querySelector('input[name$="-TOTAL_FORMS"]');
  const holder = document.createElement("div");
  holder.append(template.content.cloneNode(true));
  for (const element of holder.querySelectorAll("[name], [id], [for], [aria-describedby]")) {
    for (const attribute of ["name", "id", "for", "aria-describedby"]) {
      const text = element.getAttribute(attribute);
      if (text) element.setAttribute(attribute, text.replace(/-(\d+|__prefix__)-/, `-${total.value}-`));
    }
  }
  total.value = String(Number(total.value) + 1);
  const row = holder.firstElementChild;
  row.querySelector('input[name$="-uid"]').value = newId();
  template.before(row);
  enhanceClocks(row);
  return row;
}
