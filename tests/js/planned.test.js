// When a dose of the plan was taken, by the time of the tap.

import assert from "node:assert/strict";
import { test } from "node:test";

import { timeOfTap } from "../../static/js/lib/planned.js";

test("Within an hour of its time a dose is taken now, else as planned", () => {
  assert.equal(timeOfTap("20:00", "evening", "20:25"), "20:25");
  assert.equal(timeOfTap("20:00", "evening", "19:00"), "19:00");
  assert.equal(timeOfTap("20:00", "evening", "21:01"), "20:00");
  assert.equal(timeOfTap("08:00", "morning", "21:30"), "08:00");
});

test("An hour crosses midnight", () => {
  assert.equal(timeOfTap("00:30", "evening", "23:50"), "23:50");
  assert.equal(timeOfTap("23:40", "evening", "00:20"), "00:20");
});

test("Without a time it is now only in its half of the day, or where it was needed", () => {
  assert.equal(timeOfTap("", "evening", "21:30"), "21:30");
  assert.equal(timeOfTap("", "evening", "13:00"), "");
  assert.equal(timeOfTap("", "morning", "21:30"), "");
  assert.equal(timeOfTap("", "morning", "07:10"), "07:10");
  assert.equal(timeOfTap("", "", "13:00"), "13:00");
});
