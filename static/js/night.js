// The night page: every answer saves itself, a second tap clears it, rows come on demand, and
// what an answer makes irrelevant is folded away. Without this script there is a Save button.
import "./app.js";
import { autosave, inWords } from "./lib/autosave-form.js";
import { besideWord, clearable, tappedOnce } from "./lib/choices.js";
import { put as answerField } from "./lib/clock.js";
import { lastEvening } from "./lib/last-evening.js";
import { meals } from "./lib/meals.js";
import { open, rows } from "./lib/night-rows.js";
import { planned } from "./lib/planned.js";
import { deviceOffer } from "./lib/device-offer.js";
import { keepNotes, rememberAnswers } from "./lib/queue.js";
import { travel } from "./lib/travel.js";
import { fill, gettext } from "./lib/words.js";

const HOUR = 3_600_000; // ms
const form = document.querySelector("form[data-answers]");

/** What belongs to an answer is shown while that answer is given. */
function shownWith(block) {
  const { shownWith: name, value } = block.dataset;
  const update = () => {
    block.hidden = chosen(name) !== value && !block.querySelector(".in-line, .ready input:checked");
  };
  form.addEventListener("change", update);
  form.addEventListener("shown", update);
  update();
}

function chosen(name) {
  return form.querySelector(`input[name="${name}"]:checked`)?.value ?? "";
}

/** Choose an answer, or none, as if it had been tapped; the form is told once, by the caller. */
function answer(name, value) {
  for (const input of form.querySelectorAll(`input[type=radio][name="${name}"]`)) {
    input.checked = input.value === value && value !== "";
    input.dispatchEvent(new Event("shown", { bubbles: true }));
  }
}

const GROUPS = ["had_caffeine", "exercised", "took_doses"];
/** Two ways to give one answer: the last tap counts. Other answers stay as they are. */
function consistent(event) {
  const { name, value, checked } = event.target;
  if (name === "symptom_onset" && value) {
    answer("first_symptom", "at");
  } else if (name === "usual" && checked) {
    answer(event.target.closest("fieldset").querySelector("input[type=radio]").name, "");
  } else if (GROUPS.includes(name) && checked) {
    const section = event.target.closest("[data-rows]");
    if (value !== "False" && !section.querySelector("[data-row]:not([hidden], .in-line, .ready)")) open(section);
  }
}

/** Numbers that are given often, one tap each. */
function taps(group) {
  for (const button of group.children) {
    button.hidden = false;
    button.addEventListener("click", () => put(group.dataset.sets, button.textContent));
  }
}

const put = (name, value) => answerField(form.elements[name], value);

/** What does not add up, beside the field that says it, with what was probably meant. */
function questions(box, { problems, repairs, beside }) {
  stand(box, beside);
  box.replaceChildren();
  box.hidden = problems.length === 0;
  const say = (text) => {
    const line = document.createElement("p");
    line.textContent = text;
    box.append(line);
  };
  problems.forEach(say);
  if (repairs.length) say(gettext("Did you mean"));
  for (const { label, name, value } of repairs) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button button-quiet";
    button.textContent = fill(gettext("{answer}?"), { answer: label });
    button.addEventListener("click", () => put(name, value));
    box.append(button);
  }
}

function stand(box, beside) {
  const field = beside && form.elements[beside]?.closest(".field");
  if (field && !field.contains(box)) field.append(box);
}

/**
 * Times that lie ahead are asked about beside their fields, with a way to the night before; above
 * the page where it was loaded so. What was corrected is asked no more.
 */
function stillToCome(sentences) {
  for (const old of form.querySelectorAll("[data-to-come]")) old.remove();
  const above = [...document.querySelectorAll("[data-to-come]")];
  for (const notice of above) notice.hidden ||= !notice.dataset.toCome.split(" ").some((name) => name in sentences);
  for (const [name, sentence] of Object.entries(sentences)) {
    const notice = above.find(({ dataset }) => dataset.toCome.split(" ").includes(name));
    if (!notice.hidden) continue;
    const line = document.createElement("p");
    line.className = "clock-asked";
    line.dataset.toCome = name;
    line.dataset.announced = "";
    const way = notice.querySelector("a, button:not([hidden])").cloneNode(true);
    if (way instanceof HTMLButtonElement) way.setAttribute("form", notice.id);
    line.append(sentence, way);
    form.elements[name].closest(".field").append(line);
  }
}

/** What the taps of the night suggest, taken over as if it had been written. */
function suggested(box) {
  box.addEventListener("submit", (event) => {
    event.preventDefault();
    for (const { dataset, value } of box.querySelectorAll("data")) put(dataset.answer, value);
    box.hidden = true;
  });
}

/**
 * Tonight left open, as an installed app is, becomes the next night once it is over. Not within
 * an hour of the last answer, and not over anything unsaved.
 */
function turnsWithTheNight() {
  const over = Number(form.dataset.overAt) * 1000;
  if (!over) return;
  let last = Date.now();
  form.addEventListener("input", () => { last = Date.now(); });
  form.addEventListener("change", () => { last = Date.now(); });
  const update = () => {
    const unsaved = form.matches("[data-saving]") || document.querySelector("[data-clash-of], [data-unread]");
    if (Date.now() > over && Date.now() - last > HOUR && navigator.onLine && !unsaved) location.reload();
  };
  setInterval(update, 60_000);
  document.addEventListener("visibilitychange", update);
}

/** What is stored of this night, for a page without a signal on an own device. */
function rememberStored() {
  const stored = Object.entries(JSON.parse(form.elements.seen.value || "{}"));
  const names = stored.filter(([name, value]) => value !== null && !name.includes(":")).map(([name]) => name);
  const lines = names.map((name) => inWords(form, name, "")).filter(Boolean);
  return rememberAnswers(form.dataset.night, lines);
}

const elsewhere = document.querySelector("[data-elsewhere]");
if (elsewhere) travel(elsewhere);
keepNotes();
for (const offer of document.querySelectorAll("[data-device-offer]")) deviceOffer(offer);

if (form) {
  rememberStored();
  for (const box of document.querySelectorAll("[data-suggested-answers]")) suggested(box);
  form.classList.add("enhanced");
  form.addEventListener("change", consistent);
  tappedOnce(form);
  for (const group of form.querySelectorAll("[data-clearable]")) clearable(group);
  for (const block of form.querySelectorAll("[data-beside]")) besideWord(block);
  for (const section of form.querySelectorAll("[data-rows]")) rows(section);
  for (const block of form.querySelectorAll("[data-shown-with]")) shownWith(block);
  for (const group of form.querySelectorAll("[data-sets]")) taps(group);
  for (const list of form.querySelectorAll("[data-planned-doses]")) planned(list);
  for (const section of form.querySelectorAll("[data-usual-meals]")) meals(section);
  for (const box of form.querySelectorAll("[data-last-evening]")) lastEvening(box);
  for (const tick of form.querySelectorAll("[data-marks]")) {
    tick.addEventListener("change", () => tick.checked && answer(tick.dataset.marks, "True"));
  }
  for (const button of form.querySelectorAll("[data-save]")) button.hidden = true;
  turnsWithTheNight();
  autosave(form, document.querySelector("[data-saved]"));
  form.addEventListener("stored", ({ detail }) => {
    rememberStored();
    for (const part of document.querySelectorAll("[data-once-stored]")) part.hidden = false;
    for (const line of document.querySelectorAll("[data-echo]")) {
      line.textContent = detail.echo;
      line.hidden = !detail.echo;
    }
    questions(form.querySelector("[data-questions]"), detail);
    stillToCome(detail.to_come ?? {});
  });
}
