/** Names and ticks of nights; a night is its evening's ISO date, read without any time zone. */

import { rounded } from "./rounding.js";
import { ARROW, dateText, fill, gettext, twelveHours } from "./words.js";

const DAY = 24 * 60 * 60 * 1000;

/** "Night of Tue 3 → Wed 4 Mar 2026". */
export function nameOf(night) {
  const evening = new Date(night);
  const morning = new Date(evening.getTime() + DAY);
  const first = dateText(evening, evening.getUTCMonth() === morning.getUTCMonth() ? "Ed" : "MMMEd");
  return fill(gettext("Night of {night}"), { night: `${first} ${ARROW} ${dateText(morning, "yMMMEd")}` });
}

/** Positions of the nights to name on the axis, and how: days, weeks, months or years. */
export function ticksOf(nights) {
  const dates = nights.map((night) => new Date(night));
  const [starts, name] = steps(nights.length);
  return dates.flatMap((date, value) => (starts(date, value) ? [{ value, label: name(date) }] : []));
}

function steps(count) {
  const dated = (date) => dateText(date, "MMMd");
  const yearly = (date) => dateText(date, "y");
  const monthly = (date) => (date.getUTCMonth() ? dateText(date, "LLL") : yearly(date));
  if (count <= 16) return [(_, index) => index % 2 === 0, dated];
  if (count <= 100) return [(date) => date.getUTCDay() === 1, dated];
  if (count <= 800) return [(date) => date.getUTCDate() === 1, monthly];
  return [(date) => date.getUTCDate() === 1 && date.getUTCMonth() === 0, yearly];
}

export const FEWEST = 7; // nights; looking closer than a week shows nothing more

/** The first and last night inside an axis, as places; at least a week of them. */
export function nightsWithin({ min, max }, count) {
  let [first, last] = [Math.max(0, Math.ceil(min)), Math.min(count - 1, Math.floor(max))];
  const missing = FEWEST - (last - first + 1);
  if (missing > 0) {
    first = Math.max(0, first - Math.ceil(missing / 2));
    last = Math.min(count - 1, first + FEWEST - 1);
    first = Math.max(0, last - FEWEST + 1);
  }
  return [first, last];
}

/** Minutes since noon as "21:40", or "9:40 pm" on a 12-hour clock. */
export function clockTime(minutes, hours, isShort = false) {
  const total = (rounded(((minutes % 1440) + 1440) % 1440) + 720) % 1440;
  const time = [Math.floor(total / 60), total % 60].map((part) => String(part).padStart(2, "0")).join(":");
  return hours === "12" ? twelveHours(time, isShort) : time;
}

/** A whole hour for an axis: "21:00", or the shorter "9 pm". */
export const clockHour = (minutes, hours) => clockTime(minutes, hours, true);

/** Minutes as "6 h 20" or "45 min". */
export function duration(minutes) {
  const total = rounded(minutes);
  if (total < 60) return fill(gettext("{minutes} min"), { minutes: total });
  const parts = { hours: Math.floor(total / 60), minutes: String(total % 60).padStart(2, "0") };
  return fill(gettext("{hours} h {minutes}"), parts);
}
