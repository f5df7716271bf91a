/** Sharing: takes the code from behind the # and hands it over by POST; copies a link. */

const entrance = document.querySelector("[data-share-code]");
const code = window.location.hash.slice(1);

if (entrance && code) {
  // Out of the address first: what follows the # should not stay in the history.
  window.history.replaceState(null, "", window.location.pathname);
  entrance.elements.code.value = code;
  entrance.requestSubmit();
}

const link = document.querySelector("[data-share-link]");
const copy = document.querySelector("[data-share-copy]");
const copied = document.querySelector("[data-share-copied]");

if (link) link.addEventListener("focus", () => link.select());

if (copy && navigator.clipboard) {
  copy.hidden = false;
  copy.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(link.value);
      copied.textContent = "Copied.";
    } catch {
      link.select();
      copied.textContent = "Press the copy keys of your device.";
    }
  });
}
