/** Copies the one text of a page that is shown only now: a link, an access token. */

import { gettext } from "./lib/words.js";

const text = document.querySelector("[data-copied-text]");
const copy = document.querySelector("[data-copy]");
const said = document.querySelector("[data-copy-said]");

text.addEventListener("focus", () => text.select());

if (navigator.clipboard) {
  copy.hidden = false;
  copy.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text.value);
      said.textContent = gettext("Copied.");
    } catch {
      text.select();
      said.textContent = gettext("Press the copy keys of your device.");
    }
  });
}
