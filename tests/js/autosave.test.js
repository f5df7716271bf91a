// The states of saving, and what leads from one to the next.

import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";

import { Autosave, HELD, REFUSED, RESTING, SENDING, WRITING } from "../../static/js/lib/autosave.js";

const TAKEN = { status: 200, body: { stored: true } };
const REFUSAL = { status: 422, body: { errors: { note: ["Too long."] } } };
const UNANSWERED = { later: "No connection." };
const SIGNED_OUT = { status: 401, body: {}, signIn: "Sign in again to send it." };

const { setTimeout: realTimeout, clearTimeout: realClear } = globalThis;
let timers = [];

beforeEach(() => {
  timers = [];
  globalThis.setTimeout = (act, wait) => timers.push({ act, wait });
  globalThis.clearTimeout = (number) => { if (number) timers[number - 1] = null; };
});

afterEach(() => {
  globalThis.setTimeout = realTimeout;
  globalThis.clearTimeout = realClear;
});

/** Let the one timer that waits so long come to its end. */
function pass(wait) {
  const at = timers.findLastIndex((timer) => timer?.wait === wait);
  const { act } = timers[at];
  timers[at] = null;
  return act();
}

/** A form that shows these answers, and what it was told. */
class Form {
  zone = "Europe/London";
  stored = {};
  lines = [];
  saving = [];
  undo = null;
  chooses = null;
  drawn = true;
  reloads = 0;

  constructor(answers) {
    this.answers = answers;
  }
  read() { return { ...this.answers }; }
  apply(answers) {
    if (this.drawn) Object.assign(this.answers, answers);
    return this.drawn;
  }
  say(line, undo) {
    this.lines.push(line);
    this.undo = undo;
  }
  isSaving(yes) { this.saving.push(yes); }
  askWhich(_conflicts, saving) { this.chooses = saving; }
  showProblems() {}
  clearProblems() {}
  saved() {}
  changed() {}
  returnTo(questions) { return `${questions}, ${this.answers[questions] ?? "not answered"}`; }
  reload() { this.reloads += 1; }
}

/** A page with one note, whose server gives these answers in turn: TAKEN once they are used up. */
function page({ answers = [], keeps = false, waits = [false] } = {}) {
  const form = new Form({ note: null });
  const sent = [];
  const server = { send: async (change) => { sent.push(change); return answers.shift() ?? TAKEN; } };
  const device = {
    sent: 0,
    kept: [],
    waits: async () => waits.shift() ?? false,
    send: async () => { device.sent += 1; return waits.shift() ? "No connection." : null; },
    keep: async (change) => keeps && Boolean(device.kept.push(change)),
  };
  return { form, sent, device, saving: new Autosave(form, server, device) };
}

function write(form, saving, note) {
  form.answers.note = note;
  saving.written();
}

test("A page nobody wrote on rests, and saving it sends nothing", async () => {
  const { saving, sent } = page();
  await saving.save();
  assert.equal(saving.state, RESTING);
  assert.deepEqual(sent, []);
});

test("RESTING → WRITING: what is written waits for a moment", () => {
  const { form, saving, sent } = page();
  write(form, saving, "calm");
  assert.equal(saving.state, WRITING);
  assert.deepEqual(form.saving, [true]);
  assert.equal(saving.isUnsaved, false); // leaving the page sends it
  assert.deepEqual(sent, []);
});

test("RESTING → SENDING: what changed without a sign is sent with the next look", () => {
  const { form, saving } = page();
  form.answers.note = "calm";
  saving.save();
  assert.equal(saving.state, SENDING);
});

test("WRITING → SENDING → RESTING: after the moment it is sent and taken", async () => {
  const { form, saving, sent } = page();
  write(form, saving, "calm");
  const saved = pass(0);
  assert.equal(saving.state, SENDING);
  assert.equal(saving.isUnsaved, true);
  await saved;
  assert.equal(saving.state, RESTING);
  assert.deepEqual(sent.map(({ base, answers }) => [base, answers]), [[{ note: null }, { note: "calm" }]]);
  assert.deepEqual(form.lines, ["Saving …", "Saved"]);
  assert.equal(form.saving.at(-1), false);
});

test("WRITING → RESTING: what was written and taken back is not sent", async () => {
  const { form, saving, sent } = page();
  write(form, saving, "calm");
  write(form, saving, null);
  await pass(0);
  assert.equal(saving.state, RESTING);
  assert.deepEqual(sent, []);
});

test("Each key begins the moment anew", () => {
  const { form, saving } = page();
  write(form, saving, "ca");
  write(form, saving, "calm");
  assert.equal(timers.filter(Boolean).length, 1);
});

test("SENDING stays: what is written meanwhile goes next, never at the same time", async () => {
  const { form, saving, sent } = page();
  write(form, saving, "calm");
  const saved = pass(0);
  write(form, saving, "calm again");
  await pass(0);
  assert.equal(saving.state, SENDING);
  assert.equal(sent.length, 1);
  await saved;
  assert.equal(saving.state, RESTING);
  assert.deepEqual(sent.map(({ answers }) => answers.note), ["calm", "calm again"]);
});

test("SENDING → HELD → SENDING: unanswered, the same is sent again after five seconds", async () => {
  const { form, saving, sent } = page({ answers: [UNANSWERED] });
  write(form, saving, "calm");
  await pass(0);
  assert.equal(saving.state, HELD);
  assert.equal(saving.isUnsaved, true);
  assert.match(form.lines.at(-1), /stays on this page.*No connection/);
  const again = pass(5000);
  assert.equal(saving.state, SENDING);
  await again;
  assert.equal(saving.state, RESTING);
  assert.equal(sent[0].id, sent[1].id);
});

test("HELD stays while more is written; that goes after what is held", async () => {
  const { form, saving, sent } = page({ answers: [UNANSWERED] });
  write(form, saving, "calm");
  await pass(0);
  write(form, saving, "calm again");
  assert.equal(saving.state, HELD);
  await pass(0);
  assert.equal(saving.state, RESTING);
  assert.equal(timers.filter(Boolean).length, 0); // the five seconds are over, too
  assert.deepEqual(sent.map(({ answers }) => answers.note), ["calm", "calm", "calm again"]);
});

test("SENDING → REFUSED → SENDING: what was refused goes with the next change", async () => {
  const { form, saving, sent } = page({ answers: [REFUSAL] });
  write(form, saving, "long");
  await pass(0);
  assert.equal(saving.state, REFUSED);
  assert.equal(saving.isUnsaved, true);
  form.answers.rating = "7";
  saving.written();
  assert.equal(saving.state, REFUSED);
  const saved = pass(0);
  assert.equal(saving.state, SENDING);
  await saved;
  assert.equal(saving.state, RESTING);
  assert.deepEqual(sent[1].answers, { note: "long", rating: "7" });
  assert.notEqual(sent[0].id, sent[1].id);
});

test("REFUSED is not sent again by itself", async () => {
  const { form, saving, sent } = page({ answers: [REFUSAL] });
  write(form, saving, "long");
  await pass(0);
  assert.equal(sent.length, 1);
  assert.equal(timers.filter(Boolean).length, 0);
});

test("REFUSED → RESTING: once it is taken back, nothing is unsaved", async () => {
  const { form, saving, sent } = page({ answers: [REFUSAL] });
  write(form, saving, "long");
  await pass(0);
  write(form, saving, null);
  await pass(0);
  assert.equal(saving.state, RESTING);
  assert.equal(sent.length, 1);
});

test("REFUSED → RESTING: an answer that belongs to another night is left aside", async () => {
  const { form, saving } = page({ answers: [REFUSAL] });
  write(form, saving, "long");
  await pass(0);
  saving.leaveAside("note");
  assert.equal(saving.state, RESTING);
  assert.equal(form.answers.note, null);
});

for (const [why, answer] of Object.entries({ unanswered: UNANSWERED, "signed out": SIGNED_OUT })) {
  test(`SENDING → RESTING: ${why}, it is kept on a device of one's own`, async () => {
    const { form, saving, device } = page({ answers: [answer], keeps: true });
    write(form, saving, "calm");
    await pass(0);
    assert.equal(saving.state, RESTING);
    assert.equal(saving.isUnsaved, false);
    assert.deepEqual(device.kept.map(({ answers }) => answers.note), ["calm"]);
    assert.match(form.lines.at(-1), /Kept on this device/);
  });
}

test("Signed out on any other device, it is refused", async () => {
  const { form, saving } = page({ answers: [SIGNED_OUT] });
  write(form, saving, "calm");
  await pass(0);
  assert.equal(saving.state, REFUSED);
  assert.match(form.lines.at(-1), /you are signed out/);
});

test("What waits on the device goes first, and holds what comes after it", async () => {
  const { form, saving, sent, device } = page({ waits: [true, true] });
  await Promise.resolve(); // the page has looked what waits
  write(form, saving, "calm");
  await pass(0);
  assert.equal(saving.state, HELD);
  assert.deepEqual(sent, []);
  await pass(5000);
  assert.equal(saving.state, RESTING);
  assert.equal(device.sent, 2);
  assert.equal(sent.length, 1);
});

test("A clash rests until one answer is chosen; this page's is sent as seen", async () => {
  const clash = { status: 409, body: { conflicts: { note: { stored: "theirs" } } } };
  const { form, saving, sent } = page({ answers: [clash] });
  write(form, saving, "mine");
  await pass(0);
  assert.equal(saving.state, RESTING);
  form.chooses.insist("note", "theirs");
  assert.equal(saving.state, SENDING);
  assert.deepEqual([sent[1].base, sent[1].answers], [{ note: "theirs" }, { note: "mine" }]);
});

test("A clash in which the stored answer is chosen sends nothing", async () => {
  const clash = { status: 409, body: { conflicts: { note: { stored: "theirs" } } } };
  const { form, saving, sent } = page({ answers: [clash] });
  write(form, saving, "mine");
  await pass(0);
  form.chooses.giveIn("note", "theirs");
  await saving.save();
  assert.equal(form.answers.note, "theirs");
  assert.equal(sent.length, 1);
});

test("Undo shows the answer of before; what only the server draws is sent and loaded anew", async () => {
  const { form, saving, sent } = page();
  write(form, saving, "calm");
  await pass(0);
  form.undo();
  assert.equal(form.answers.note, null);
  form.drawn = false;
  write(form, saving, "drink");
  await pass(0);
  await form.undo();
  assert.deepEqual(sent.at(-1).answers, { note: null });
  assert.equal(form.reloads, 1);
});

test("What another device wrote is shown, but not over what is being written here", async () => {
  const body = { stored: true, answers: { note: "calm", rating: "3", relief: "walking" } };
  const { form, saving } = page({ answers: [{ status: 200, body }] });
  Object.assign(form.answers, { rating: null, relief: null });
  write(form, saving, "calm");
  const saved = pass(0);
  form.answers.relief = "stretching";
  await saved;
  assert.equal(form.answers.rating, "3");
  assert.equal(form.answers.relief, "stretching");
});

test("what was undone is said once it is stored, in words", async () => {
  const { form, saving } = page();
  form.answers.note = "long drive";
  await saving.save();
  await form.undo();
  await saving.save();

  assert.equal(form.lines.at(-1), "Undone: note, not answered");
});
