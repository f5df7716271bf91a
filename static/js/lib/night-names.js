// Which night it is on this device, and what a night is called.

import { ARROW, dateText } from "./words.js";

const isoOf = (date) =>
  `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, "0")}-${String(date.getDate()).padStart(2, "0")}`;

function daysOf(night) {
  const [year, month, day] = night.split("-").map(Number);
  return [new Date(year, month - 1, day), new Date(year, month - 1, day + 1)];
}

/** The night that `now` belongs to ("2026-03-03"): before noon it is still the evening before's. */
export function nightAt(now) {
  return isoOf(new Date(now.getFullYear(), now.getMonth(), now.getDate() - (now.getHours() < 12 ? 1 : 0)));
}

/** The night before a night. */
export function nightBefore(night) {
  const [evening] = daysOf(night);
  return isoOf(new Date(evening.getFullYear(), evening.getMonth(), evening.getDate() - 1));
}

const DAY = 86_400_000; // ms
const called = (night, days, fields) => dateText(new Date(Date.parse(night) + days * DAY), fields);
const fromTo = (night, first, second) => `${called(night, 0, first)} ${ARROW} ${called(night, 1, second)}`;

/** "Tue 3". */
export const eveningOf = (night) => called(night, 0, "Ed");

/** "Tue 3 → Wed 4". */
export const shortNameOf = (night) => fromTo(night, "Ed", "Ed");

/** "Tue 3 → Wed 4 March". */
export function nameOf(night) {
  const [evening, morning] = daysOf(night);
  return fromTo(night, evening.getMonth() === morning.getMonth() ? "Ed" : "MMMMEd", "MMMMEd");
}
