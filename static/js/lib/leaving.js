// Signing out leaves nothing on the device, with or without a signal.

import { forget, session } from "./queue.js";
import { gettext } from "./words.js";

const AGAIN_AFTER = 10_000; // milliseconds
const OWED = "sign-out-owed"; // the server is still to be told

/** End the session on the server; false while it cannot be told. */
async function tellServer() {
  const { csrf, outcome } = await session();
  if (csrf ? !(await endSession(csrf)) : outcome !== "sign-in") return false;
  localStorage.removeItem(OWED);
  return true;
}

async function endSession(csrf) {
  const options = { method: "POST", redirect: "manual", headers: { "X-CSRFToken": csrf } };
  const answer = await fetch("/account/logout/", options).catch(() => null);
  return answer?.type === "opaqueredirect" || answer?.ok === true;
}

/** Remove everything kept here and sign out; false when the server could not be told yet. */
export async function leave() {
  await forget();
  if (await tellServer()) {
    location.replace("/");
    return true;
  }
  localStorage.setItem(OWED, "yes");
  addEventListener("online", finishLeaving);
  setInterval(finishLeaving, AGAIN_AFTER); // browsers do not always say that the signal is back
  return false;
}

/** Make a sign-out good that had to wait for a signal. */
export async function finishLeaving() {
  if (localStorage.getItem(OWED) !== null && (await tellServer())) location.replace("/");
}

/** What stands on the page after a sign-out of which the server has not heard. */
export function sayGoodbye(main) {
  const [title, words] = [document.createElement("h1"), document.createElement("p")];
  title.textContent = gettext("Signed out on this device");
  words.textContent = gettext("This device stores nothing of yours now. The server learns of it when you open Stillnight here again.");
  main.replaceChildren(title, words);
}
