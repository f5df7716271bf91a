// Clock times: what a text can mean, and which times are offered to tap.
// That texts are read as the server reads them is tests/accounts/fields/test_clock_times.py.

import assert from "node:assert/strict";
import { test } from "node:test";

import { inWords, offered, read } from "../../static/js/lib/clock.js";

test("What can be two times on a clock of 12 hours is asked, on one of 24 it is not", () => {
  assert.deepEqual(read("9:40", "12").times, ["09:40", "21:40"]);
  assert.deepEqual(read("9:40", "24").times, ["09:40"]);
  assert.deepEqual(read("9:40 pm", "12").times, ["21:40"]);
  assert.deepEqual(read("12:05 am", "12").times, ["00:05"]);
});

test("An hour alone is no time, and midnight is written one way", () => {
  assert.match(read("23", "24").problem, /minutes too/);
  assert.match(read("24:00", "24").problem, /00:00/);
});

test("A time is said by the person's clock", () => {
  assert.equal(inWords("21:40", "24"), "21:40");
  assert.equal(inWords("21:40", "12"), "9:40 pm");
  assert.equal(inWords("00:05", "12"), "12:05 am");
});

test("The usual time stands in the middle as it is, quarters of an hour around it", () => {
  const times = offered({ around: "22:50" });
  assert.deepEqual(times.slice(3, 6), ["22:30", "22:50", "23:00"]);
  assert.equal(times.length, 9);
});

test("After another time, the first offered is that time, and they go on past midnight", () => {
  assert.deepEqual(offered({ around: "21:00", after: "23:50" }).slice(0, 4), ["23:50", "23:55", "00:00", "00:05"]);
});
