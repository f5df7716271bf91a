// Signing out leaves nothing on the device, with or without a signal.

import { forget } from "./queue.js";

const OWED = "sign-out-owed"; // the server is still to be told

/** End the session on the server; false without a signal. */
async function tellServer() {
  try {
    const options = { redirect: "manual", headers: { Accept: "application/json" } };
    const answer = await fetch("/device/session/", options);
    if (answer.ok) {
      const { csrf } = await answer.json();
      await fetch("/account/logout/", { method: "POST", redirect: "manual", headers: { "X-CSRFToken": csrf } });
    }
    localStorage.removeItem(OWED);
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false; // what fetch throws without a network
    throw error;
  }
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
  return false;
}

/** Make a sign-out good that had to wait for a signal. */
export async function finishLeaving() {
  if (localStorage.getItem(OWED) !== null && (await tellServer())) location.replace("/");
}

/** What stands on the page after a sign-out without a signal. */
export function sayGoodbye(main) {
  const [title, words] = [document.createElement("h1"), document.createElement("p")];
  title.textContent = "Signed out on this device";
  words.textContent =
    "Nothing of yours is left on it. There is no signal, so the server hears of it when Stillnight is opened here again.";
  main.replaceChildren(title, words);
}
