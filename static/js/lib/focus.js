// An action may take away the button that it was started with. The focus would fall to the top of
// the page; it stays where the button stood.

let path = []; // what has the focus, and all that it stands in

const isThere = (element) => element.isConnected && element.checkVisibility({ visibilityProperty: true });

function rescue() {
  const [focused] = path;
  if (!focused || isThere(focused) || ![document.body, focused].includes(document.activeElement)) return;
  const place = path.find(isThere);
  path = [];
  if (!place || place.contains(document.body)) return;
  if (place.tabIndex < 0) place.tabIndex = -1;
  place.focus({ preventScroll: true });
}

document.addEventListener("focusin", (event) => { path = event.composedPath().filter((each) => each instanceof Element); });
new MutationObserver(() => requestAnimationFrame(rescue)).observe(document.body, {
  attributeFilter: ["hidden"], childList: true, subtree: true,
});
