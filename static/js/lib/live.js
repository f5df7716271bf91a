// The one live region of a page, there from the start: what changes in a line marked
// data-announced is announced through it, and at first what such a line says already.

const region = document.querySelector("[data-live]");
const TOGETHER = 200; // milliseconds in which changes are announced as one
const AT_FIRST = 1000; // milliseconds until a screen reader knows a new page
const AFRESH = 50;
const LINE = "[data-announced]";

const lines = new Set();
let timer;

/** What a line says, without its buttons; nothing where the focus in it speaks already. */
function wordsOf(line) {
  if (!line.isConnected || !line.checkVisibility() || line.contains(document.activeElement)) return "";
  const copy = line.cloneNode(true);
  for (const button of copy.querySelectorAll("button")) button.remove();
  return copy.textContent.replace(/\s+/g, " ").trim();
}

function announce() {
  const words = [...lines].map(wordsOf).filter(Boolean).join(" ");
  lines.clear();
  if (!words) return;
  region.textContent = ""; // the same words again are announced again
  setTimeout(() => { region.textContent = words; }, AFRESH);
}

function changed(line) {
  lines.add(line);
  clearTimeout(timer);
  timer = setTimeout(announce, TOGETHER);
}

new MutationObserver((changes) => {
  for (const { target, type, addedNodes } of changes) {
    const around = target.closest(LINE);
    if (around) changed(around);
    else for (const node of type === "attributes" ? [target] : addedNodes) {
      if (node.matches?.(LINE)) changed(node);
      node.querySelectorAll?.(LINE).forEach(changed);
    }
  }
}).observe(document.body, { attributeFilter: ["hidden"], childList: true, subtree: true });
setTimeout(() => document.querySelectorAll(`${LINE}:not([data-announced="later"])`).forEach(changed), AT_FIRST);
