// Questions answered by a tap: a second tap takes the answer back, and what belongs to an answer
// is shown while that answer is given.

/** A second tap on a chosen answer takes it back to unknown. */
export function clearable(group) {
  let last = group.querySelector("input:checked");
  group.closest("fieldset").addEventListener("click", ({ target }) => {
    if (!(target instanceof HTMLInputElement) || target.type !== "radio") return;
    const again = target === last || target.value === "";
    if (again) {
      target.checked = false;
      target.dispatchEvent(new Event("change", { bubbles: true }));
    }
    last = again ? null : target;
  });
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
