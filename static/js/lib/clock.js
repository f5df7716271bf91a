// Clock times: any to type, and those around the usual one to tap. Texts are read as the server
// reads them (accounts/fields/clock_times.py); what can be two times is asked about, never guessed.

import { withLatinDigits } from "./decimals.js";
import { fill, gettext, halfDays, isRightToLeft, pgettext, twelveHours } from "./words.js";

const TIME = /^(\d{1,2}) ?[:.,h]? ?(?:(\d{2})(?::(\d{2})(?:\.\d{1,6})?)?)? ?([ap]m?)?$/;
const SUCH_AS = gettext("Please write the time as 23:10 or 11:10 pm.");
const LONGEST = 20;
const DAY = 1440; // minutes
const STEP = 15; // minutes between the times around the usual one
const AROUND = [-4, -3, -2, -1, 0, 1, 2, 3, 4];
const AFTER = [0, 5, 10, 15, 20, 30, 45, 60, 90]; // minutes after another time
const clocks = new WeakMap(); // what is known of each field, by its input

const tidied = (text) =>
  withLatinDigits(text).trim().toLowerCase().replaceAll("：", ":").replace(/\s+/g, " ").replace(/([ap])\. ?m\.?$/, "$1m");

const NAMED = {
  noon: "12:00", midnight: "00:00",
  [tidied(pgettext("clock time", "noon"))]: "12:00", [tidied(pgettext("clock time", "midnight"))]: "00:00",
};

/** With "am" and "pm" for what the language calls them, without its word for "o'clock". */
function inEnglish(tidy) {
  const half = halfDays().findIndex((word) => word && tidy.endsWith(tidied(word)));
  const named = half < 0 ? tidy : tidy.slice(0, -tidied(halfDays()[half]).length) + ["am", "pm"][half];
  return named.replace(/(\d\d) ?(?:uhr|h)/g, "$1");
}

/**
 * What a text is on a clock of "12" or "24" hours: `times` holds one ("23:10"), two to choose
 * from, or none, where `problem` says what to write.
 */
export function read(text, hours) {
  const tidy = tidied(text);
  if (tidy in NAMED) return { times: [NAMED[tidy]] };
  const match = text.trim().length <= LONGEST && (TIME.exec(tidy) ?? TIME.exec(inEnglish(tidy)));
  if (!match) return { times: [], problem: SUCH_AS };
  const [, hour, minute, second] = match.slice(0, 4).map(Number);
  const half = match[4]?.[0];
  if (match[2] === undefined && !half) {
    return { times: [], problem: gettext("Please write the minutes too, such as 23:00 or 11:00 pm.") };
  }
  if (hour === 24 || (hour === 0 && half === "p")) {
    return { times: [], problem: gettext("Please write midnight as 00:00 or 12:00 am.") };
  }
  if (hour > 23 || (minute || 0) > 59 || (second || 0) > 59 || (hour > 12 && half === "a")) {
    return { times: [], problem: SUCH_AS };
  }
  const at = (h) => ofMinutes(h * 60 + (minute || 0));
  const inTheMorning = at(hour % 12);
  const inTheEvening = at((hour % 12) + 12);
  if (half && hour <= 12) return { times: [half === "p" ? inTheEvening : inTheMorning] };
  const isHalf = hours === "12" && !half && match[3] === undefined && hour >= 1 && hour <= 12;
  return { times: isHalf ? [inTheMorning, inTheEvening] : [at(hour)] };
}

/** How a person reads a time: "21:40", or "9:40 pm" on a clock of "12" hours. */
export const inWords = (time, hours) => (hours === "12" ? twelveHours(time) : time);

const minutesOf = (time) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

function ofMinutes(minutes) {
  const total = ((minutes % DAY) + DAY) % DAY;
  return [Math.floor(total / 60), total % 60].map((part) => String(part).padStart(2, "0")).join(":");
}

/** The nine times to offer: around the usual one, or after another one that was given. */
export function offered({ around, after }) {
  if (after) return AFTER.map((minutes) => ofMinutes(minutesOf(after) + minutes));
  const usual = minutesOf(around);
  const quarter = Math.round(usual / STEP) * STEP;
  return AROUND.map((steps) => ofMinutes(steps === 0 ? usual : quarter + steps * STEP));
}

/** So many minutes after a time, or before it. */
export const later = (time, minutes) => ofMinutes(minutesOf(time) + minutes);

const isTwelveHere = () => new Intl.DateTimeFormat([], { hour: "numeric" }).resolvedOptions().hour12;

/** The answer of any field as the server names it: a time as "23:10", other text as it is. */
export const valueOf = (input) => clocks.get(input)?.time ?? input.value.trim();

/** Show a time ("23:10", or "" for none) in a field, as if nobody had touched it. */
export function show(input, time) {
  const clock = clocks.get(input);
  input.value = clock && time ? inWords(time, clock.hours) : time;
  if (clock) settle(clock, time);
}

/** Answer any field as if it had been typed. */
export function put(input, value) {
  show(input, value);
  input.dispatchEvent(new Event("change", { bubbles: true }));
}

/** Offer times beside every field for one; a row that waits to be copied stays as it came. */
export function enhanceClocks(root) {
  for (const input of root.querySelectorAll("input[data-clock]")) {
    if (!clocks.has(input) && !input.closest("[data-blank]")) enhance(input);
  }
}

function enhance(input) {
  const hours = input.dataset.clock || (isTwelveHere() ? "12" : "24");
  const clock = { input, hours, box: input.parentElement, time: "", chips: [], line: null };
  clocks.set(input, clock);
  const reread = () => {
    const { times } = read(input.value, hours);
    settle(clock, times.length === 1 ? times[0] : "");
  };
  const refused = input.getAttribute("aria-invalid"); // by the server, also for being another hour
  reread();
  if (refused) input.setAttribute("aria-invalid", refused);
  input.addEventListener("input", () => typed(clock));
  input.addEventListener("change", (event) => written(clock, event));
  input.form?.addEventListener("reset", () => setTimeout(reread));
  clock.box.addEventListener("click", ({ target }) => {
    const chip = target.closest("[data-time]");
    if (chip) put(input, chip.dataset.time === clock.time ? "" : chip.dataset.time);
  });
  clock.box.addEventListener("keydown", (event) => walk(clock, event));
  if ("quiet" in input.dataset) input.addEventListener("focus", () => offer(clock), { once: true });
  else {
    offer(clock);
    input.placeholder = pgettext("another time", "Other");
  }
  if (!input.dataset.after) return;
  const again = ({ target }) => target.name === input.dataset.after && offer(clock);
  input.form.addEventListener("change", again);
  input.form.addEventListener("shown", again);
}

/** The times to tap, made once and then told anew what they are. */
function offer(clock) {
  const { input, hours, box, chips } = clock;
  const first = input.form?.elements.namedItem(input.dataset.after ?? "");
  const after = first ? valueOf(first) : "";
  const usual = input.dataset.usual ?? input.closest("[data-at]")?.dataset.at;
  const times = offered({ around: usual || input.dataset.around || "21:00", after });
  box.toggleAttribute("data-after", Boolean(after));
  box.setAttribute("role", "group");
  box.setAttribute("aria-label", fill(gettext("{question}, times"), { question: input.labels[0]?.textContent.trim() ?? "" }));
  while (chips.length < times.length) {
    const chip = document.createElement("button");
    chip.type = "button";
    chips.push(chip);
    box.append(chip);
  }
  chips.forEach((chip, place) => {
    const words = inWords(times[place], hours);
    chip.dataset.time = times[place];
    chip.textContent = words;
    chip.setAttribute("aria-label", times[place] === usual ? fill(gettext("{time}, as usual"), { time: words }) : words);
    chip.className = times[place] === usual ? "tap usual" : "tap";
  });
  mark(clock);
}

function mark({ chips, time, box }) {
  const pressed = chips.find((chip) => chip.dataset.time === time);
  const middle = chips[box.hasAttribute("data-after") ? 0 : AROUND.indexOf(0)];
  for (const chip of chips) {
    chip.setAttribute("aria-pressed", String(chip === pressed));
    chip.tabIndex = chip === (pressed ?? middle) ? 0 : -1; // one stop of the Tab key; arrows go on
  }
}

function walk({ chips }, event) {
  const on = isRightToLeft ? -1 : 1;
  const way = { ArrowRight: on, ArrowDown: 1, ArrowLeft: -on, ArrowUp: -1 }[event.key];
  const seen = chips.filter((chip) => chip.offsetParent);
  const at = seen.indexOf(event.target);
  if (!way || at < 0) return;
  event.preventDefault();
  seen[(at + way + seen.length) % seen.length].focus();
}

/** Nothing is left to ask: this is the time, or there is none. */
function settle(clock, time) {
  clock.time = time;
  delete clock.input.dataset.unread;
  clock.input.removeAttribute("aria-invalid");
  if (clock.line) clock.line.hidden = true;
  mark(clock);
}

/** While somebody types, only what can be two times is asked about. */
function typed(clock) {
  const { times } = read(clock.input.value, clock.hours);
  if (times.length === 2) ask(clock, times);
  else if (clock.line) clock.line.hidden = true;
}

/** What was typed goes on as a time, or stays here with a question. */
function written(clock, event) {
  const { input, hours } = clock;
  const { times, problem } = input.value.trim() ? read(input.value, hours) : { times: [""] };
  if (times.length === 1) {
    show(input, times[0]);
    return;
  }
  event.stopPropagation();
  input.dataset.unread = "";
  ask(clock, times, problem);
}

function ask(clock, times, problem = "") {
  const { input, box } = clock;
  clock.line ??= lineAfter(box.parentElement, `${input.id}_asked`);
  input.setAttribute("aria-describedby", clock.line.id);
  if (problem) input.setAttribute("aria-invalid", "true");
  else input.removeAttribute("aria-invalid");
  clock.line.className = problem ? "clock-asked error" : "clock-asked";
  clock.line.replaceChildren(problem || gettext("Which one?"), ...times.map((time) => choice(clock, time)));
  clock.line.hidden = false;
}

function lineAfter(box, id) {
  const line = document.createElement("p");
  line.id = id;
  line.dataset.announced = "";
  box.after(line);
  return line;
}

function choice({ input }, time) {
  const button = document.createElement("button");
  Object.assign(button, { type: "button", className: "tap", textContent: inWords(time, "12") });
  button.addEventListener("click", () => {
    put(input, time);
    input.focus();
  });
  return button;
}
