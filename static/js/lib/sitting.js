// What a sitting is at an instant, by the clock: its page may have been reloaded or asleep since.
//
// A sitting is {uid, planned, started, ratings, stopped}: `started` in ISO 8601, `ratings` by the
// minute they were due, `stopped` the minute of getting up or null. `rules` are the server's:
// {minutes, length, latest}.

import { fill, gettext } from "./words.js";

/** Minutes since it started. */
export const minutesIn = (sitting, now) => (now - Date.parse(sitting.started)) / 60_000;

/**
 * `{phase: "rate", minute}` while a rating is due, `{phase: "wait", next, left}` with the minute of
 * the next one and how many minutes are left until then, or `{phase: "over"}`. A rating that was
 * given is not due again unless `changing`.
 */
export function stateOf(sitting, now, rules, changing = false) {
  const elapsed = minutesIn(sitting, now);
  const due = rules.minutes.find((minute) => elapsed >= minute && elapsed < minute + rules.latest);
  const last = rules.minutes.at(-1);
  if (sitting.stopped !== null || elapsed >= last + rules.latest) return { phase: "over" };
  const rated = due in sitting.ratings;
  if (due !== undefined && (!rated || changing)) return { phase: "rate", minute: due };
  if (due === last) return { phase: "over", minute: due };
  const next = rules.minutes.find((minute) => minute > elapsed);
  return { phase: "wait", next, left: next - elapsed, minute: due };
}

/** How many minutes until the next rating, in words. */
export function waitInWords(left) {
  const minutes = Math.ceil(left);
  return minutes > 1 ? fill(gettext("in {minutes} min"), { minutes }) : gettext("in less than a minute");
}

/** The minute at which somebody gets up who does so now. */
export const stopsAt = (sitting, now, rules) =>
  Math.max(0, Math.min(rules.length, Math.floor(minutesIn(sitting, now))));

/** One sitting as two places know it: what this device has goes before what the server has. */
export function merged(here, there) {
  if (!here || !there || here.uid !== there.uid) return here ?? there;
  return { ...there, ...here, ratings: { ...there.ratings, ...here.ratings }, stopped: here.stopped ?? there.stopped };
}

/** The fields that name a sitting in whatever is sent of it. */
export const headOf = ({ uid, planned, started }) => ({ uid, planned_at: planned, started_at: started });
