// The screen of a sitting: a rating every ten minutes, by the clock and not by timers, so that a
// reload or a locked phone loses nothing. What is tapped is sent, or waits on its owner's device.

import "./lib/worker.js";
import { canStayAwake, stayAwake } from "./lib/awake.js";
import { deliver } from "./lib/deliver.js";
import { newId } from "./lib/ids.js";
import { enqueueSitting, flush, storedSitting, storeSitting } from "./lib/queue.js";
import { allowSound, canSound, signal } from "./lib/signals.js";
import { headOf, merged, stateOf, stopsAt, waitInWords } from "./lib/sitting.js";
import { fill, gettext, ngettext } from "./lib/words.js";

const main = document.querySelector("[data-sitting]");
const part = (name) => main.querySelector(`[data-${name}]`);
const rules = JSON.parse(main.dataset.rules);
const token = main.querySelector("[name=csrfmiddlewaretoken]")?.value; // none on the empty page
const AGAIN_AFTER = 10_000; // milliseconds

let sitting = null;
let changing = false;
let signalled = null; // the minute for which a signal was given
let sending = Promise.resolve();

function show(name) {
  for (const each of ["choose", "run", "over"]) part(each).hidden = each !== name;
}

function write(element, words) {
  if (element.textContent !== words) element.textContent = words;
}

const countOf = ({ ratings }) => Object.keys(ratings).length;

function render() {
  if (!sitting) return show("choose");
  const state = stateOf(sitting, Date.now(), rules, changing);
  if (state.phase === "over") return renderOver(state);
  show("run");
  const rates = state.phase === "rate";
  part("numbers").hidden = !rates;
  part("wait").hidden = rates;
  part("silent").hidden = sitting.signal !== "tone" || canSound();
  part("change").hidden = rates || state.minute === undefined;
  if (rates) {
    write(part("question"), state.minute
      ? fill(gettext("Your legs after {minutes} min"), { minutes: state.minute })
      : gettext("Your legs at the start"));
    if (signalled !== state.minute) call(state.minute);
  } else {
    write(part("next"), waitInWords(state.left));
  }
  const all = rules.minutes.length;
  write(part("count"), fill(ngettext("{count} of {all} rating", "{count} of {all} ratings", all), { count: countOf(sitting), all }));
}

function call(minute) {
  signalled = minute;
  write(part("status"), gettext("Please rate your legs now."));
  if (minute && !(minute in sitting.ratings)) signal(sitting.signal);
}

function renderOver({ minute }) {
  stayAwake(false);
  show("over");
  const up = sitting.stopped !== null;
  write(part("end"), up ? fill(gettext("You got up after {minutes} min."), { minutes: sitting.stopped }) : gettext("The hour is over."));
  const all = rules.minutes.length;
  write(part("sum"), fill(ngettext("{count} of {all} rating.", "{count} of {all} ratings.", all), { count: countOf(sitting), all }));
  part("goes-on").hidden = !up || stateOf({ ...sitting, stopped: null }, Date.now(), rules).phase === "over";
  part("change-last").hidden = up || minute === undefined;
}

/** Keep what was tapped, show it, and send it after what was tapped before. */
async function store(fields) {
  sitting.unsent = [...(sitting.unsent ?? []), { ...headOf(sitting), ...fields }];
  const stored = storeSitting(sitting);
  render();
  await stored;
  return send();
}

function send() {
  sending = sending.then(sendAll);
  return sending;
}

async function sendAll() {
  while (sitting?.unsent?.length) {
    const [fields] = sitting.unsent;
    const { done, refused, words } = await deliver(() => enqueueSitting(fields), main.dataset.tapUrl, fields, token);
    write(part("status"), words);
    write(part("sent"), done ? words : fill(gettext("{outcome}. It is tried again."), { outcome: words }));
    if (!done && !refused) return;
    sitting.unsent.shift();
    await storeSitting(isOver(sitting) && !sitting.unsent.length ? null : sitting);
  }
}

const isOver = (each) => !each || stateOf(each, Date.now(), rules).phase === "over";

/** Who goes by keyboard goes on from what is there now: the button that was pressed is gone. */
function focusOn(name) {
  [...part(name).querySelectorAll("button")].find((button) => button.offsetParent)?.focus();
}

function begin(event) {
  event.preventDefault();
  const { planned_at: planned, signal: chosen } = part("choose").querySelector("form").elements;
  sitting = { uid: newId(), planned: planned.value, started: new Date().toISOString(), ratings: {}, stopped: null, signal: chosen.value };
  if (chosen.value === "tone") allowSound();
  [changing, signalled] = [false, null];
  stayAwake(true);
  store({});
  focusOn("numbers");
}

function rate(button) {
  const { phase, minute } = stateOf(sitting, Date.now(), rules, changing);
  if (phase !== "rate") return render();
  changing = false;
  sitting.ratings[minute] = Number(button.value);
  store({ minute, rating: button.value });
  focusOn(part("run").hidden ? "over" : "run");
}

const TAPS = {
  rating: rate,
  change() { changing = true; render(); focusOn("numbers"); },
  "got-up"() {
    sitting.stopped = stopsAt(sitting, Date.now(), rules);
    store({ stopped_minute: sitting.stopped });
    focusOn("over");
  },
  "goes-on"() {
    sitting.stopped = null;
    stayAwake(true);
    store({ goes_on: "on" });
    focusOn("run");
  },
  async again() {
    await sending;
    if (!sitting.unsent?.length) sitting = null;
    await storeSitting(sitting);
    render();
  },
};

main.addEventListener("click", ({ target }) => {
  if (sitting?.signal === "tone") allowSound();
  const button = target.closest("button[data-does]");
  if (button) TAPS[button.dataset.does](button);
  else render();
});
part("choose").addEventListener("submit", begin);
for (const each of main.querySelectorAll("[data-vibration]")) each.hidden = !("vibrate" in navigator);
part("no-lock").hidden = canStayAwake();

/** The offered time of the evening that is nearest to now is chosen to begin with. */
function chooseNearest(select) {
  const now = new Date().getHours() * 60 + new Date().getMinutes();
  const apart = (option) => {
    const [hours, minutes] = option.value.split(":").map(Number);
    const gap = Math.abs(now - (hours * 60 + minutes));
    return Math.min(gap, 1440 - gap);
  };
  const offered = [...select.querySelector("optgroup").children];
  select.value = offered.sort((one, other) => apart(one) - apart(other))[0].value;
}

chooseNearest(part("choose").querySelector("select"));
const there = main.dataset.running ? JSON.parse(main.dataset.running) : null;
const here = await storedSitting();
const isDone = isOver(here) && !here?.unsent?.length;
if (here && isDone) await storeSitting(null);
sitting = merged(isDone ? null : here, there);
if (sitting && !isOver(sitting)) stayAwake(true);
render();
setInterval(render, 1000);
setInterval(() => { if (sitting?.unsent?.length) send(); }, AGAIN_AFTER);
document.addEventListener("visibilitychange", render);
addEventListener("online", () => { send(); flush(); });
send();
flush();
