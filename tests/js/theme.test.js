import assert from "node:assert/strict";
import { test } from "node:test";

import { isDim, isWithin } from "../../static/js/lib/theme.js";

const at = (clock) => new Date(`2026-03-03T${clock}:00`);

const CASES = [
  ["20:59", "21:00", false],
  ["21:00", "21:00", true],
  ["00:10", "21:00", true],
  ["06:59", "21:00", true],
  ["07:00", "21:00", false],
  ["00:59", "01:00", false],
  ["01:00", "01:00", true],
  ["12:00", "01:00", false],
  ["12:00", "", false],
  ["03:00", "", false],
];

for (const [clock, from, dim] of CASES) {
  test(`at ${clock} a page that is dim from ${from || "never"} is ${dim ? "dim" : "not"}`, () => {
    assert.equal(isDim(at(clock), from), dim);
  });
}

test("A page left open for days turns dim every evening", () => {
  const [from, until] = [at("21:00").getTime(), at("21:00").getTime() + 10 * 3_600_000];
  const after = (hours) => isWithin(from + hours * 3_600_000, from, until);

  assert.deepEqual([-1, 0, 9.9, 10].map(after), [false, true, true, false]);
  assert.deepEqual([23.9, 24, 33.9, 34, 72].map(after), [false, true, true, false, true]);
});
