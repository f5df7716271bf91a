// Questions answered by a tap: a second tap takes the answer back, and what belongs to an answer
// is shown while that answer is given.

import { gettext } from "./words.js";

const TOGETHER = 400; // milliseconds in which a second tap on the same answer is the same tap

/** A trembling thumb taps twice, and means once. */
export function tappedOnce(form) {
  let [last, at] = [null, 0];
  form.addEventListener("click", (event) => {
    const { target, timeStamp, isTrusted } = event;
    if (!isTrusted || !target.matches("input")) return;
    if (target === last && timeStamp - at < TOGETHER) {
      event.preventDefault();
      event.stopPropagation();
    }
    [last, at] = [target, timeStamp];
  }, { capture: true });
}

/** A second tap on a chosen answer takes it back to unknown; by key, a button that says so. */
export function clearable(group) {
  const fieldset = group.closest("fieldset");
  let last = null;
  let byKey = false;
  const look = () => {
    last = group.querySelector("input[type=radio]:checked");
  };
  const clear = (input) => {
    input.checked = false;
    last = null;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  };
  fieldset.addEventListener("click", ({ target }) => {
    if (!(target instanceof HTMLInputElement) || target.type !== "radio") return;
    if ((target === last && !byKey) || target.value === "") clear(target);
    else last = target;
  });
  fieldset.addEventListener("keydown", () => { byKey = true; }); // its click never clears
  fieldset.addEventListener("pointerdown", () => { byKey = false; });
  const button = document.createElement("button");
  Object.assign(button, { type: "button", className: "clear-answer", textContent: gettext("Clear answer") });
  button.addEventListener("click", () => {
    clear(fieldset.querySelector("input[type=radio]:checked"));
    group.querySelector("input").focus();
  });
  fieldset.querySelector(".answer-clear").replaceWith(button);
  fieldset.addEventListener("shown", look);
  fieldset.form.addEventListener("reset", () => setTimeout(look));
  look();
}

/** What is asked of one ticked word goes, with its answer, when the tick is taken away. */
export function besideWord(block) {
  const form = block.closest("form");
  const { beside: name, word } = block.dataset;
  const tick = form.querySelector(`input[name="${name}"][value="${word}"]`);
  const answer = () => block.querySelector('input:checked:not([value=""])');
  const update = ({ target, type } = {}) => {
    if (type === "change" && target === tick && !tick.checked && answer()) {
      answer().checked = false;
      block.dispatchEvent(new Event("shown"));
    }
    block.classList.toggle("folded", !tick.checked && !answer());
  };
  form.addEventListener("change", update);
  form.addEventListener("shown", update);
  update();
}

/** What belongs to an answer is shown while that answer is given. */
export function shownWith(block) {
  const form = block.closest("form");
  const { shownWith: name, value } = block.dataset;
  const update = () => {
    block.hidden = form.querySelector(`input[name="${name}"]:checked`)?.value !== value;
  };
  form.addEventListener("change", update);
  form.addEventListener("reset", () => setTimeout(update));
  update();
}
