// What waits on a device: which answers of the server mean "later". Order, owner and signing out
// need a database and are driven in a browser, tests/e2e/test_device.py.

import assert from "node:assert/strict";
import { afterEach, test } from "node:test";

delete globalThis.BroadcastChannel; // an open one would keep Node from ending
const { isBusy, session } = await import("../../static/js/lib/queue.js");

const realFetch = globalThis.fetch;
afterEach(() => { globalThis.fetch = realFetch; });

const answers = (answer) => { globalThis.fetch = async () => answer; };

test("A server that is busy is asked again later; one that refuses is not", () => {
  assert.deepEqual([408, 425, 429, 500, 503].filter(isBusy), [408, 425, 429, 500, 503]);
  assert.deepEqual([200, 401, 403, 404, 409, 422].filter(isBusy), []);
});

test("No network is no answer; any other fault is not hidden", async () => {
  globalThis.fetch = async () => { throw new TypeError("Failed to fetch"); };
  assert.deepEqual(await session(), { outcome: "offline" });
  globalThis.fetch = async () => { throw new RangeError("ours"); };
  await assert.rejects(session(), RangeError);
});

test("Whoever is not signed in signs in first; a busy server is for later", async () => {
  answers({ ok: false, status: 401 });
  assert.deepEqual(await session(), { outcome: "sign-in" });
  answers({ ok: false, status: 503 });
  assert.deepEqual(await session(), { outcome: "later" });
});

test("A page in the journal's place is for later", async () => {
  answers({ ok: true, json: async () => JSON.parse("<html>") });
  assert.deepEqual(await session(), { outcome: "later" });
  answers({ ok: true, json: async () => ({ person: "p", csrf: "c" }) });
  assert.deepEqual(await session(), { person: "p", csrf: "c" });
});
