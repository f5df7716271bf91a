// Words, dates and numbers of a page in another language than English.

import assert from "node:assert/strict";
import { test } from "node:test";

globalThis.language = "es";
globalThis.words = {
  Saved: "Guardado",
  "{count} night": { one: "{count} noche", other: "{count} noches" },
  "an answer\u0004none": "ninguno",
  "clock time\u0004noon": "mediodía",
};
const words = await import("../../static/js/lib/words.js");
const clock = await import("../../static/js/lib/clock.js");
const nights = await import("../../static/js/lib/nights.js");

test("What the catalogue says is said, anything else in English", () => {
  assert.equal(words.gettext("Saved"), "Guardado");
  assert.equal(words.gettext("Undo"), "Undo");
  assert.equal(words.pgettext("an answer", "none"), "ninguno");
});

test("A count has the form of its kind", () => {
  const counted = (count) => words.fill(words.ngettext("{count} night", "{count} nights", count), { count });
  assert.deepEqual([1, 2, 1_000_000].map(counted), ["1 noche", "2 noches", "1000000 noches"]);
  assert.equal(words.ngettext("one entry", "more entries", 2), "more entries");
});

test("Dates, numbers and rows are written as the language does", () => {
  assert.equal(words.dateText(new Date("2026-03-03"), "yMMMd"), "3 mar 2026");
  assert.equal(words.figure(4.5), "4,5");
  assert.equal(words.oneOf(["1", "2"]), "1 o 2");
  assert.equal(nights.nameOf("2026-03-03"), "Night of mar 3 → mié, 4 mar 2026");
});

test("A time is read and said as the language calls the halves of a day, and in English too", () => {
  assert.deepEqual(clock.read("mediodía", "24").times, ["12:00"]);
  assert.deepEqual(clock.read("9:40 p. m.", "12").times, ["21:40"]);
  assert.deepEqual(clock.read("9:40 pm", "12").times, ["21:40"]);
  assert.match(clock.inWords("21:40", "12"), /^9:40\sp\.\sm\.$/);
});
