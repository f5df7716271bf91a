/** Names and ticks of nights; a night is its evening's ISO date, read without any time zone. */

import { rounded } from "./rounding.js";

const WEEKDAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const DAY = 24 * 60 * 60 * 1000;

const day = (date) => `${WEEKDAYS[date.getUTCDay()]} ${date.getUTCDate()}`;
const month = (date) => MONTHS[date.getUTCMonth()];

/** "Night of Tue 3 → Wed 4 Mar 2026". */
export function nameOf(night) {
  const evening = new Date(night);
  const morning = new Date(evening.getTime() + DAY);
  const turns = evening.getUTCMonth() === morning.getUTCMonth() ? "" : ` ${month(evening)}`;
  return `Night of ${day(evening)}${turns} → ${day(morning)} ${month(morning)} ${morning.getUTCFullYear()}`;
}

/** Positions of the nights to name on the axis, and how: days, weeks, months or years. */
export function ticksOf(nights) {
  const dates = nights.map((night) => new Date(night));
  const [starts, name] = steps(nights.length);
  return dates.flatMap((date, value) => (starts(date, value) ? [{ value, label: name(date) }] : []));
}

function steps(count) {
  const dated = (date) => `${date.getUTCDate()} ${month(date)}`;
  const monthly = (date) => (date.getUTCMonth() ? month(date) : String(date.getUTCFullYear()));
  if (count <= 16) return [(_, index) => index % 2 === 0, dated];
  if (count <= 100) return [(date) => date.getUTCDay() === 1, dated];
  if (count <= 800) return [(date) => date.getUTCDate() === 1, monthly];
  return [
    (date) => date.getUTCDate() === 1 && date.getUTCMonth() === 0,
    (date) => String(date.getUTCFullYear()),
  ];
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
export function clockTime(minutes, hours) {
  const total = (rounded(((minutes % 1440) + 1440) % 1440) + 720) % 1440;
  const [hour, minute] = [Math.floor(total / 60), String(total % 60).padStart(2, "0")];
  if (hours !== "12") return `${String(hour).padStart(2, "0")}:${minute}`;
  return `${hour % 12 || 12}:${minute} ${hour < 12 ? "am" : "pm"}`;
}

/** A whole hour for an axis: "21:00", or the shorter "9 pm". */
export function clockHour(minutes, hours) {
  const shown = clockTime(minutes, hours);
  return hours === "12" ? shown.replace(":00", "") : shown;
}

/** Minutes as "6 h 20" or "45 min". */
export function duration(minutes) {
  const total = rounded(minutes);
  if (total < 60) return `${total} min`;
  return `${Math.floor(total / 60)} h ${String(total % 60).padStart(2, "0")}`;
}
