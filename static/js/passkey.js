// Forms that need a passkey: shown where the browser has them, sent once it has answered.
import { create, get } from "./lib/webauthn.js";
import { gettext } from "./lib/words.js";

const SENTENCES = {
  NotAllowedError: gettext("That did not work. Please try again."),
  InvalidStateError: gettext("This device already has a passkey for this account."),
  SecurityError: gettext("Passkeys need https, or the address “localhost” instead of a number."),
};

async function options(form) {
  const { passkeyFrom, passkeyOptions } = form.dataset;
  if (!passkeyFrom) return JSON.parse(document.getElementById(passkeyOptions).textContent);
  const answer = await fetch(passkeyFrom, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error("no options");
  return answer.json();
}

async function ask(form) {
  const made = await options(form);
  if (form.dataset.passkey === "get") return get(made.request_options);
  return create(made.creation_options, form.elements.passwordless?.checked ?? true);
}

function prepare(form) {
  const says = form.querySelector("[data-passkey-says]");
  form.hidden = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    says.textContent = "";
    try {
      form.elements.credential.value = JSON.stringify(await ask(form));
      form.submit();
    } catch (error) {
      says.textContent = SENTENCES[error.name] ?? gettext("That did not work. Please reload the page and try again.");
    }
  });
}

if (window.PublicKeyCredential) document.querySelectorAll("[data-passkey]").forEach(prepare);

// Whoever sees the page for signing in is signed out: the server need not hear of it any more.
if (!document.body.dataset.person) localStorage.removeItem("sign-out-owed");
