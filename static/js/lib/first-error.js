// A refused page takes its reader to the first field that needs another look, wherever it is.

const CONTROLS = "input:not([type=hidden]), select, textarea";

/**
 * The first control that was refused, else what is wrong with the whole form; answers to tap say so
 * only beside the whole question.
 */
function firstRefused() {
  const first = document.querySelector('main [aria-invalid="true"], main .field .error');
  if (!first) return document.querySelector('main .errors[tabindex]');
  return first.matches(".error") ? first.closest(".field").querySelector(CONTROLS) : first;
}

const control = firstRefused();
for (let more = control?.closest("details"); more; more = more.parentElement.closest("details")) {
  more.open = true;
}
control?.focus({ preventScroll: true });
(control?.closest(".field") ?? control)?.scrollIntoView({ block: "center" }); // with its error
