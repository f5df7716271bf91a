// The doses of the plan on the night page: a tap on "taken" writes the planned time into the
// field, where it can be corrected; "All as planned" taps for all that are open, and undoes it.

import { put, show, valueOf } from "./clock.js";

const chosen = (dose) => dose.querySelector('input[type="radio"]:checked')?.value ?? "";
const time = (dose) => dose.querySelector("[data-clock]");

function tap(dose, value) {
  dose.querySelector(`input[type="radio"][value="${value}"]`).click();
}

/** The time it is where the night is lived, which need not be where this device believes it is. */
function nowIn(timeZone) {
  const clock = { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone };
  return new Intl.DateTimeFormat("en-GB", clock).format(new Date());
}

/** What is as planned needs no second line; "change" brings it back. */
function fold(dose) {
  const unfold = dose.querySelector("[data-unfold]");
  if (!unfold) return;
  unfold.hidden = !(chosen(dose) === "taken" && valueOf(time(dose)) === dose.dataset.at);
}

/** The planned time stands in the field as long as the dose is taken and no other was written. */
function offersItsTime(dose) {
  const { at = "" } = dose.dataset;
  dose.addEventListener("change", (event) => {
    if (event.target.type !== "radio") return;
    const field = time(dose);
    const unfold = dose.querySelector("[data-unfold]");
    if (unfold) unfold.hidden = true;
    if (chosen(dose) === "taken") {
      if (field.value === "" && at) put(field, at);
    } else if (valueOf(field) === at || dose.dataset.due === undefined) {
      show(field, "");
    }
  });
  dose.querySelector("[data-unfold]")?.addEventListener("click", (event) => {
    event.target.closest("[data-unfold]").hidden = true;
    time(dose).focus();
  });
  fold(dose);
  const now = dose.querySelector("[data-now]");
  now.hidden = false;
  now.addEventListener("click", () => put(time(dose), nowIn(now.form.dataset.zone)));
}

const folded = (name) => name.trim().replace(/\s+/g, " ").toLowerCase();

/** The names under "Something else": what stands there is answered there. */
function writtenBelow(section) {
  const rows = [...section.querySelectorAll('[data-row="doses"]')];
  const counted = rows.filter((row) => row.querySelector('[name$="-taken"]')?.checked ?? true);
  return new Set(counted.map((row) => folded(row.querySelector('[name$="-name"]').value)));
}

/** One button for all that are open; a second tap on it changes nothing. */
function allAsPlanned(button, doses) {
  const open = () => {
    const written = writtenBelow(button.closest("[data-rows]"));
    return doses.filter(
      (dose) => dose.dataset.due !== undefined && chosen(dose) === "" && !written.has(folded(dose.dataset.name)),
    );
  };
  const update = () => button.setAttribute("aria-pressed", open().length === 0);
  button.addEventListener("click", (event) => {
    event.preventDefault();
    for (const dose of open()) {
      tap(dose, "taken");
      fold(dose);
    }
    update();
  });
  for (const event of ["change", "shown"]) button.form.addEventListener(event, update);
  update();
}

/** All doses of the plan on the page. */
export function planned(list) {
  const doses = [...list.querySelectorAll("[data-planned]")];
  for (const dose of doses) offersItsTime(dose);
  const button = list.closest("[data-rows]").querySelector("[data-all-as-planned]");
  if (button) allAsPlanned(button, doses);
}
