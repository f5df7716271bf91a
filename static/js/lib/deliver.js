// A tap that is sent at once, or waits on its owner's device for a signal.

import { flush, mayKeep, session } from "./queue.js";
import { gettext } from "./words.js";

const WORDS = {
  sent: gettext("noted"),
  offline: gettext("noted, waiting for a signal"),
  later: gettext("noted, waiting for a signal"),
  "sign-in": gettext("noted here, sign in to send"),
};

/**
 * Put a tap in the queue by `enqueue` and try to send it; where nothing may wait here, send its
 * `fields` to `address` now or not at all, with the `token` of the page.
 * Resolves to `{done, refused, words}`: `refused` says that no further try will do.
 */
export async function deliver(enqueue, address, fields, token) {
  if ((await mayKeep()) && (await enqueue())) {
    return { done: true, refused: false, words: WORDS[await flush()] };
  }
  if (!token) return { done: false, refused: false, words: whyNot(null) };
  const headers = { Accept: "application/json", "X-CSRFToken": token };
  const body = new URLSearchParams(fields);
  const request = { method: "POST", body, headers, redirect: "manual", keepalive: true };
  let answer = await fetch(address, request).catch(() => null);
  if (answer?.status === 403) {
    const { person, csrf } = await session();
    if (csrf && person === document.body.dataset.person) {
      request.headers = { ...headers, "X-CSRFToken": csrf };
      answer = await fetch(address, request).catch(() => null);
    }
  }
  const { stored } = (await answer?.json().catch(() => null)) ?? {};
  if (answer?.ok && stored) return { done: true, refused: false, words: WORDS.sent };
  return { done: false, refused: answer?.status === 422, words: whyNot(answer) };
}

function whyNot(answer) {
  if (!answer) return gettext("not noted: no signal");
  return answer.type === "opaqueredirect" || answer.status === 403
    ? gettext("not noted: sign in again")
    : gettext("not noted: tap again");
}
