// The doses of the plan on the night page. A tap on "taken" writes the time: that of the tap where
// the dose is planned for about now, else the planned one; it can be changed in its line. One tap
// takes all that are planned for one time, and "All as planned" all that are open, as planned.

import { inWords, put, show, valueOf } from "./clock.js";

const NEAR = 60; // minutes around the planned time in which a tap says when it was taken
const DAY = 1440; // minutes
const chosen = (dose) => dose.querySelector('input[type="radio"]:checked')?.value ?? "";
const time = (dose) => dose.querySelector("[data-clock]");
const minutesOf = (at) => Number(at.slice(0, 2)) * 60 + Number(at.slice(3, 5));

function tap(dose, value) {
  dose.querySelector(`input[type="radio"][value="${value}"]`).click();
}

/** The time it is where the night is lived, which need not be where this device believes it is. */
function nowIn(timeZone) {
  const clock = { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone };
  return new Intl.DateTimeFormat("en-GB", clock).format(new Date());
}

/**
 * When a dose was taken that is tapped `now`: then, where it is planned for about then or for no
 * time in this half of the day; else as planned, which may be no time. Halves are "morning",
 * "evening", and "" where it is taken when it is needed.
 */
export function timeOfTap(at, half, now) {
  if (at) {
    const apart = Math.abs(minutesOf(at) - minutesOf(now));
    return Math.min(apart, DAY - apart) <= NEAR ? now : at;
  }
  const isMorning = now >= "04:00" && now < "12:00";
  const isEvening = now >= "17:00" || now < "04:00";
  const isThen = { "": true, morning: isMorning, evening: isEvening };
  return isThen[half] ? now : "";
}

/** A time that is written needs no second line; "change" brings it back. */
function fold(dose) {
  const unfold = dose.querySelector("[data-unfold]");
  const field = time(dose);
  const at = chosen(dose) === "taken" ? valueOf(field) : "";
  unfold.hidden = !at;
  unfold.querySelector("[data-unfold-at]").textContent = at && inWords(at, field.dataset.clock);
}

/** The time stands in the field as long as the dose is taken and no other was written. */
function offersItsTime(dose) {
  const { at = "" } = dose.dataset;
  const field = time(dose);
  const { dataset } = field.form;
  const half = dose.closest("[data-half]")?.dataset.half ?? "";
  let offered = at;
  dose.addEventListener("change", (event) => {
    if (event.target.type !== "radio") return;
    if (chosen(dose) !== "taken") {
      if (valueOf(field) === offered || dose.dataset.due === undefined) show(field, "");
    } else if (field.value === "") {
      const isTonight = "overAt" in dataset && !("asPlanned" in dose.dataset);
      offered = isTonight ? timeOfTap(at, half, nowIn(dataset.zone)) : at;
      if (offered) put(field, offered);
    }
    fold(dose);
  });
  field.form.addEventListener("shown", () => fold(dose));
  const unfold = dose.querySelector("[data-unfold]");
  unfold.addEventListener("click", () => {
    unfold.hidden = true;
    field.focus();
  });
  fold(dose);
  const now = dose.querySelector("[data-now]");
  now.hidden = false;
  now.addEventListener("click", () => put(field, nowIn(dataset.zone)));
}

const folded = (name) => name.trim().replace(/\s+/g, " ").toLowerCase();

/** The names under "Something else": what stands there is answered there. */
function writtenBelow(section) {
  const rows = [...section.querySelectorAll('[data-row="doses"]')];
  const counted = rows.filter((row) => row.querySelector('[name$="-taken"]')?.checked ?? true);
  return new Set(counted.map((row) => folded(row.querySelector('[name$="-name"]').value)));
}

/** One button for several doses; it says whether `open` names none, and a second tap changes nothing. */
function takes(button, open, take) {
  const update = () => button.setAttribute("aria-pressed", open().length === 0);
  button.addEventListener("click", (event) => {
    event.preventDefault();
    for (const dose of open()) take(dose);
    update();
  });
  for (const event of ["change", "shown"]) button.form.addEventListener(event, update);
  update();
}

/** All that are due and open, each at its planned time. */
function allAsPlanned(button, doses) {
  const open = () => {
    const written = writtenBelow(button.closest("[data-rows]"));
    return doses.filter(
      (dose) => dose.dataset.due !== undefined && chosen(dose) === "" && !written.has(folded(dose.dataset.name)),
    );
  };
  takes(button, open, (dose) => {
    dose.dataset.asPlanned = "";
    tap(dose, "taken");
    delete dose.dataset.asPlanned;
  });
}

/** All doses of the plan on the page. */
export function planned(list) {
  const doses = [...list.querySelectorAll("[data-planned]")];
  for (const dose of doses) offersItsTime(dose);
  for (const button of list.querySelectorAll("[data-take-together]")) {
    const ours = [...button.closest("[data-together]").querySelectorAll("[data-planned]")];
    takes(button, () => ours.filter((dose) => chosen(dose) !== "taken"), (dose) => tap(dose, "taken"));
  }
  const button = list.closest("[data-rows]").querySelector("[data-all-as-planned]");
  if (button) allAsPlanned(button, doses);
}
