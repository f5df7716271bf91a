/** Sharing: takes the code from behind the # and hands it over by POST. */

const entrance = document.querySelector("[data-share-code]");
const code = window.location.hash.slice(1);

if (entrance && code) {
  // Out of the address first: what follows the # should not stay in the history.
  window.history.replaceState(null, "", window.location.pathname);
  entrance.elements.code.value = code;
  entrance.requestSubmit();
}
