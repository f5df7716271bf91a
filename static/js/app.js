// On every page of somebody who is signed in: the worker, the colours of the hour, what waits
// on this device, and signing out without leaving anything behind.

import { enhanceClocks } from "./lib/clock.js";
import { echoNumbers } from "./lib/decimals.js";
import { finishLeaving, leave, sayGoodbye } from "./lib/leaving.js";
import { flush, pending, whenQueueChanges } from "./lib/queue.js";
import "./lib/first-error.js";
import "./lib/focus.js";
import "./lib/live.js";
import "./lib/my-colours.js";
import "./lib/worker.js";
import { fill, ngettext } from "./lib/words.js";

const notice = document.querySelector("[data-waiting-notice]");

const counted = (message, count) => fill(message, { count });

async function showWaiting() {
  const entries = await pending();
  const look = entries.filter(({ state }) => state === "look").length;
  notice.hidden = entries.length === 0;
  notice.firstElementChild.textContent =
    look > 0
      ? counted(ngettext(
        "{count} of the entries kept on this device needs a look",
        "{count} of the entries kept on this device need a look",
        look,
      ), look)
      : counted(ngettext("{count} entry waits on this device", "{count} entries wait on this device", entries.length), entries.length);
}

document.addEventListener("submit", async (event) => {
  if (!event.target.action.endsWith("/account/logout/")) return;
  event.preventDefault();
  if (!(await leave())) sayGoodbye(document.querySelector("main"));
});
addEventListener("online", flush);
echoNumbers();
enhanceClocks(document);
whenQueueChanges(showWaiting);
finishLeaving().then(flush).then(showWaiting);
