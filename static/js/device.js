// What is kept on this device: whether anything may be, and what waits.

import "./app.js";
import { device, forget, keepHere, whenQueueChanges } from "./lib/queue.js";
import { showWaiting } from "./lib/waiting.js";

const { person } = document.body.dataset;
const [no, yes, other] = ["no", "yes", "other"].map((state) => document.querySelector(`[data-own="${state}"]`));

async function show() {
  const own = await device();
  no.hidden = own !== null;
  yes.hidden = own?.owner !== person;
  other.hidden = own === null || own.owner === person;
}

for (const button of document.querySelectorAll("[data-keep]")) {
  button.addEventListener("click", async () => {
    document.querySelector("[data-denied]").hidden = await keepHere();
  });
}
for (const button of document.querySelectorAll("[data-forget]")) button.addEventListener("click", forget);
whenQueueChanges(show);
await show();
await showWaiting(document.querySelector("[data-waiting]"));
