// How answers get from the page to the journal: which state saving is in, and what leads from one
// to the next. What a person sees of it is autosave-form.js, how it is sent autosave-server.js.

import { newId } from "./ids.js";
import { difference } from "./night-answers.js";
import { fill, gettext } from "./words.js";

export const RESTING = "resting"; // all that was written is stored, or kept on the device
export const WRITING = "writing"; // something was written and is sent after a moment
export const SENDING = "sending"; // it is on its way; what is written meanwhile goes next
export const HELD = "held"; // nobody answered: the same is sent again after a while
export const REFUSED = "refused"; // the server did not take it: it goes with the next change

// What happens in a state, and the state it leads to; anything else leaves the state as it is.
const TRANSITIONS = {
  [RESTING]: { written: WRITING, sent: SENDING },
  [WRITING]: { sent: SENDING, unchanged: RESTING },
  [SENDING]: { taken: RESTING, kept: RESTING, unanswered: HELD, refused: REFUSED },
  [HELD]: { sent: SENDING },
  [REFUSED]: { sent: SENDING, unchanged: RESTING, leftAside: RESTING },
};

const AGAIN_AFTER = 5000; // ms, when the network or the server did not answer
const SIGNED_OUT = gettext("Not saved yet: you are signed out. Sign in in another tab, then come back.");
const TOO_OLD = gettext("Not saved: this page is too old. Load it again.");

/** One page of a night, saving itself. */
export class Autosave {
  state = RESTING;
  #form;
  #server;
  #device;
  #stored; // answers as the journal has them
  #shown; // answers as the page had them when they were last sent
  #change = null; // what is on its way, or held
  #undone = null; // what was taken back, in words if there are any, until it is stored
  #deviceFirst = false; // whether some of this night may wait on the device
  #rest = 0;
  #again = 0;

  /** `form` shows, `server` sends, `device` keeps: see autosave-form.js and autosave-server.js. */
  constructor(form, server, device) {
    this.#form = form;
    this.#server = server;
    this.#device = device;
    this.#stored = form.stored;
    this.#shown = form.read();
    device.waits().then((waits) => { this.#deviceFirst ||= waits; });
  }

  /** Whether leaving the page now might lose something. */
  get isUnsaved() {
    return [SENDING, HELD, REFUSED].includes(this.state);
  }

  /** Something was written; it counts after so many milliseconds of rest. */
  written(rest = 0) {
    this.#happened("written");
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => this.save(), rest);
  }

  /** Send what was changed since the last time, one sending after the other. */
  async save() {
    if (this.state === SENDING) return undefined;
    const now = this.#form.read();
    const changes = difference(this.#shown, now);
    if (!this.#change && !Object.keys(changes).length) {
      this.#happened("unchanged");
      return undefined;
    }
    clearTimeout(this.#again);
    this.#change ??= this.#changeOf(changes);
    this.#happened("sent");
    this.#form.say(gettext("Saving …"));
    const answer = await this.#send();
    const why = answer.later ?? answer.signIn;
    if (why && (await this.#keep())) {
      this.#happened("kept");
      this.#form.say([gettext("Kept on this device and sent as soon as it can be."), why].join(" "));
      return this.save();
    }
    if (answer.later) {
      this.#happened("unanswered");
      this.#form.say([gettext("Not saved yet: it stays on this page and is sent as soon as it can be."), why].join(" "));
      this.#again = setTimeout(() => this.save(), AGAIN_AFTER);
      return undefined;
    }
    const isTaken = this.#received(answer);
    const meanwhile = Object.keys(difference(now, this.#form.read())).length > 0;
    return isTaken || meanwhile ? this.save() : undefined; // what was refused goes with the next change
  }

  /** An answer that was refused belongs elsewhere: here it is as before. */
  leaveAside(name) {
    this.#form.apply({ [name]: this.#stored[name] ?? null });
    this.#happened("leftAside");
  }

  /** Of two answers, this page's counts: `stored` was seen. */
  insist(name, stored) {
    this.#stored[name] = stored;
    this.#shown[name] = stored;
    this.save();
  }

  /** Of two answers, the stored one counts. */
  giveIn(name, stored) {
    this.#shown[name] = stored;
    if (!this.#form.apply({ [name]: stored })) this.#form.reload();
  }

  #happened(event) {
    this.state = TRANSITIONS[this.state][event] ?? this.state;
    this.#form.isSaving(this.state !== RESTING);
  }

  /** What was answered, with what the page had shown before as its base. */
  #changeOf(changes) {
    const answers = {};
    const base = {};
    for (const [question, { is }] of Object.entries(changes)) {
      answers[question] = is;
      base[question] = this.#stored[question] ?? null;
      this.#shown[question] = is;
    }
    const at = new Date().toISOString();
    return { id: newId(), at, zone: this.#form.zone, base, answers, shown: this.#plannedBeside(answers) };
  }

  /** The doses of the plan on this page, so that an answer finds its own though the plan was corrected. */
  #plannedBeside(answers) {
    const isPlanned = (name) => name.startsWith("plan-");
    if (!Object.keys(answers).some(isPlanned)) return [];
    return Object.keys(this.#shown).filter((name) => isPlanned(name) && name.endsWith("-state"));
  }

  /** The server's answer; what waits on the device is older and goes first. */
  async #send() {
    if (this.#deviceFirst) {
      const later = await this.#device.send();
      this.#deviceFirst = later !== null;
      if (later) return { later };
    }
    return this.#server.send(this.#change);
  }

  /** Keep what is being sent on a device its owner called their own; false on any other. */
  async #keep() {
    if (!(await this.#device.keep(this.#change))) return false;
    Object.assign(this.#stored, this.#change.answers);
    this.#change = null;
    this.#deviceFirst = true;
    return true;
  }

  /** The server has dealt with it; true when it took it. */
  #received({ status, body }) {
    const { base, answers } = this.#change;
    const isTaken = [200, 409].includes(status);
    this.#change = null;
    this.#happened(isTaken ? "taken" : "refused");
    this.#form.clearProblems();
    if (body.answers) {
      this.#stored = this.#withWhatIsShown(answers, body.answers);
      this.#form.stored = this.#stored;
    }
    if (status === 200) {
      this.#form.saved(Object.keys(answers), body);
      this.#form.say(outcomeOf(this.#undone), () => this.#undo(base, answers));
      this.#undone = null;
    } else if (status === 409) {
      this.#form.askWhich(body.conflicts, this);
    } else {
      Object.assign(this.#shown, base); // still to be sent, with the next change
      this.#refused(status, body);
    }
    return isTaken;
  }

  #refused(status, body) {
    if (status === 422) this.#form.showProblems(body, this);
    else if (status === 401) this.#form.say(SIGNED_OUT);
    else if ([403, 404].includes(status)) this.#form.say(body.error ?? TOO_OLD);
    else this.#form.say(body.error ?? fill(gettext("Not saved: the server did not take it ({status})."), { status }));
  }

  /**
   * What is stored, as far as this page shows it. What another device answered meanwhile is shown
   * now; where it was being answered here too, it stays unseen, so that both answers are shown.
   */
  #withWhatIsShown(answers, stored) {
    const now = this.#form.read();
    const seen = { ...stored };
    for (const [name, { was, is }] of Object.entries(difference(this.#stored, stored))) {
      if (name in answers || follows(name)) continue;
      if (JSON.stringify(now[name] ?? null) !== JSON.stringify(this.#shown[name] ?? null)) {
        seen[name] = was;
      } else if (this.#form.apply({ [name]: is })) {
        this.#shown[name] = this.#form.read()[name] ?? null;
      }
    }
    return seen;
  }

  /** Show the answers of before and send them; what only the server can draw is sent by itself. */
  async #undo(base, answers) {
    const back = Object.fromEntries(Object.keys(answers).map((question) => [question, base[question] ?? null]));
    if (this.#form.apply(back)) {
      this.#undone = this.#form.returnTo(Object.keys(back));
      this.#form.changed();
      return;
    }
    const seen = Object.fromEntries(Object.keys(back).map((question) => [question, this.#stored[question] ?? null]));
    const change = { id: newId(), base: seen, answers: back, shown: this.#plannedBeside(back) };
    const { later } = await this.#server.send(change);
    if (later) this.#form.say([gettext("Not undone."), later].join(" "), () => this.#undo(base, answers));
    else this.#form.reload();
  }
}

/** What happened to a change: `undone` is null where nothing was taken back, else what, if anything, in words. */
function outcomeOf(undone) {
  if (undone === null) return gettext("Saved");
  return undone ? fill(gettext("Undone: {answers}"), { answers: undone }) : gettext("Undone");
}

/** Rows, doses, and the claims that follow from them are drawn by the server only. */
function follows(name) {
  return name.includes(":") || name.startsWith("plan-") || ["had_caffeine", "exercised", "took_doses"].includes(name);
}
