// What was refused, tied to the control it is about: a screen reader speaks both together.

const controls = new WeakMap(); // the control of each problem

/** A control, or the group of a choice, that a problem beside it describes. */
export function tie(control, problem) {
  problem.id = `${control.id || control.querySelector("input").name}_refused`;
  controls.set(problem, control);
  describe(control, [...described(control), problem.id]);
  if (control.tagName !== "FIELDSET") control.setAttribute("aria-invalid", "true");
}

/** The problem is gone, and what tied it. */
export function untie(problem) {
  const control = controls.get(problem);
  problem.remove();
  if (!control) return;
  describe(control, described(control).filter((id) => id !== problem.id));
  control.removeAttribute("aria-invalid");
}

const described = (control) => (control.getAttribute("aria-describedby") ?? "").split(/\s+/).filter(Boolean);

function describe(control, ids) {
  if (ids.length) control.setAttribute("aria-describedby", ids.join(" "));
  else control.removeAttribute("aria-describedby");
}
