// The reminders page: a button for this device, where the browser can be sent messages.
import { possible, subscribe } from "./lib/push.js";
import { gettext } from "./lib/words.js";

const form = document.querySelector("[data-push]");
const says = form.querySelector("[data-push-says]");

const NOT_ALLOWED = gettext("Notifications are off for this site. You can allow them in your browser’s settings.");
const FAILED = gettext("That did not work. Please reload the page and try again.");

async function send() {
  const body = new FormData(form);
  Object.entries(await subscribe(form.dataset.push)).forEach(([name, value]) => body.set(name, value));
  const answer = await fetch(form.action, { method: "POST", body });
  if (answer.ok) return location.reload();
  const { problem } = await answer.json();
  says.textContent = problem;
}

if (possible()) {
  form.hidden = false;
  document.querySelector("[data-push-missing]").hidden = true;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    says.textContent = "";
    send().catch((error) => {
      says.textContent = error.name === "NotAllowedError" ? NOT_ALLOWED : FAILED;
    });
  });
}
