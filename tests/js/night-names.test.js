// Which night it is on this device, and what it is called.

import assert from "node:assert/strict";
import { test } from "node:test";

import { nameOf, nightAt, nightBefore, shortNameOf } from "../../static/js/lib/night-names.js";

test("Before noon it is still the night of the evening before", () => {
  assert.equal(nightAt(new Date(2026, 2, 4, 0, 40)), "2026-03-03");
  assert.equal(nightAt(new Date(2026, 2, 4, 11, 59)), "2026-03-03");
  assert.equal(nightAt(new Date(2026, 2, 4, 12, 0)), "2026-03-04");
});

test("The first of a month and of a year belong to the one before until noon", () => {
  assert.equal(nightAt(new Date(2026, 0, 1, 3, 0)), "2025-12-31");
  assert.equal(nightBefore("2024-03-01"), "2024-02-29");
});

test("A night is named by both its days, and by both months where they differ", () => {
  assert.equal(shortNameOf("2026-03-03"), "Tue 3 → Wed 4");
  assert.equal(nameOf("2026-03-03"), "Tue 3 → Wed 4 March");
  assert.equal(nameOf("2026-03-31"), "Tue 31 March → Wed 1 April");
});
