// Where a change of a night goes: to the server, or onto a device its owner called their own.

import { enqueue, flush, isBusy, pending, session } from "./queue.js";
import { gettext } from "./words.js";

const WHY = {
  offline: gettext("No connection."),
  later: gettext("The server did not answer as it should."),
  "sign-in": gettext("Sign in again to send it."),
};
const ANOTHER = gettext("Not saved: somebody else is signed in by now. Load this page again.");

/** The server, at the address to which the answers of a night go. */
export class Server {
  #address;
  #token;

  constructor(address, token) {
    this.#address = address;
    this.#token = token;
  }

  /**
   * What became of a change: `{status, body}` when the server has dealt with it, with `signIn` where
   * somebody has to sign in first; else `{later}`, why it is to be sent again.
   */
  async send(change) {
    const answer = await this.#post(change);
    const later = whyLater(answer);
    if (later) return { later };
    return answer.status === 401 ? { ...answer, signIn: WHY["sign-in"] } : answer;
  }

  /** The server's answer, or nothing when there was none. A token that has grown old is renewed. */
  async #post(change, again = true) {
    try {
      const response = await fetch(this.#address, {
        method: "POST",
        headers: { "Content-Type": "application/json", "X-CSRFToken": this.#token },
        body: JSON.stringify(change),
        credentials: "same-origin",
        keepalive: true,
      });
      if (response.status === 403 && again) {
        const { person, csrf, outcome } = await session();
        if (outcome) return { status: outcome === "sign-in" ? 401 : 503, body: {} };
        if (person !== document.body.dataset.person) return { status: 403, body: { error: ANOTHER } };
        this.#token = csrf;
        return this.#post(change, false);
      }
      return { status: response.status, body: await response.json().catch(() => ({})) };
    } catch {
      return null;
    }
  }
}

function whyLater(answer) {
  if (!answer) return WHY.offline;
  const { status, body } = answer;
  if (isBusy(status)) return body.error ?? WHY.later;
  return status === 200 && !body.stored ? WHY.later : null; // a page of another program
}

/** What waits on this device, of one night ("2026-03-03"). */
export class Device {
  #night;

  constructor(night) {
    this.#night = night;
  }

  /** Whether answers of this night wait here. */
  async waits() {
    const { person } = document.body.dataset;
    const ofThisNight = ({ night, owner, state }) => night === this.#night && owner === person && state === "waiting";
    return (await pending()).some(ofThisNight);
  }

  /** Send what waits; why some of this night still does, or null. */
  async send() {
    const outcome = await flush();
    return (await this.waits()) ? WHY[outcome] ?? WHY.later : null;
  }

  /** Keep a change here; false where nothing may be kept. */
  async keep({ base, answers, zone, shown }) {
    return Boolean(await enqueue(this.#night, base, answers, zone, shown));
  }
}
