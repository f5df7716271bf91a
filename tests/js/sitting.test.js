// What a sitting is at an instant, by the clock.

import assert from "node:assert/strict";
import { test } from "node:test";

import { headOf, merged, stateOf, stopsAt, waitInWords } from "../../static/js/lib/sitting.js";

const RULES = { minutes: [0, 10, 20, 30, 40, 50, 60], length: 60, latest: 5 };
const START = Date.parse("2026-03-28T23:30:00Z");
const begun = (ratings = {}, stopped = null) => ({ uid: "a", planned: "00:00", started: new Date(START).toISOString(), ratings, stopped });
const after = (minutes, sitting, changing) => stateOf(sitting, START + minutes * 60_000, RULES, changing);

test("A rating is due from its minute on, for five minutes", () => {
  assert.deepEqual(after(0, begun()), { phase: "rate", minute: 0 });
  assert.deepEqual(after(4.99, begun()), { phase: "rate", minute: 0 });
  assert.deepEqual(after(5, begun()), { phase: "wait", next: 10, left: 5, minute: undefined });
  assert.deepEqual(after(20, begun()), { phase: "rate", minute: 20 });
});

test("What was rated is not due again, unless it is being changed; zero is a rating", () => {
  assert.deepEqual(after(1, begun({ 0: 0 })), { phase: "wait", next: 10, left: 9, minute: 0 });
  assert.deepEqual(after(1, begun({ 0: 0 }), true), { phase: "rate", minute: 0 });
});

test("It is over with its last rating, five minutes after it was due, or on getting up", () => {
  assert.deepEqual(after(60, begun()), { phase: "rate", minute: 60 });
  assert.deepEqual(after(60, begun({ 60: 3 })), { phase: "over", minute: 60 });
  assert.deepEqual(after(60, begun({ 60: 3 }), true), { phase: "rate", minute: 60 });
  assert.deepEqual(after(65, begun()), { phase: "over" });
  assert.deepEqual(after(2, begun({}, 1)), { phase: "over" });
});

test("Getting up is told in whole minutes within the hour", () => {
  assert.equal(stopsAt(begun(), START + 12.9 * 60_000, RULES), 12);
  assert.equal(stopsAt(begun(), START - 1000, RULES), 0);
  assert.equal(stopsAt(begun(), START + 64 * 60_000, RULES), 60);
});

test("A wait is in whole minutes, the last one without seconds that hurry", () => {
  assert.deepEqual([9.2, 1.1, 1, 0.2].map(waitInWords), ["in 10 min", "in 2 min", "in less than a minute", "in less than a minute"]);
});

test("What this device has goes before what the server has, rating by rating", () => {
  const [here, there] = [begun({ 10: 5 }), begun({ 0: 1, 10: 4 }, 12)];
  assert.deepEqual(merged(here, there), { ...here, ratings: { 0: 1, 10: 5 }, stopped: 12 });
  assert.equal(merged(null, there), there);
  assert.equal(merged(here, null), here);
  assert.equal(merged(here, { ...there, uid: "b" }), here);
});

test("Whatever is sent names its sitting", () => {
  assert.deepEqual(headOf(begun()), { uid: "a", planned_at: "00:00", started_at: "2026-03-28T23:30:00.000Z" });
});
