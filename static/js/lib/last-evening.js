// "Same as last evening": what stays ticked is answered as if each had been tapped; what tonight
// says already stays.

import { put } from "./clock.js";
import { addLine, rowOf } from "./night-rows.js";
import { gettext, listed } from "./words.js";

const answered = (form, name) => form.querySelector(`input[name="${name}"]:checked:not([value=""])`);

/** What one suggestion needs of the page: whether it stands there, whether it may, and how to tap it. */
function wayOf(form, tick) {
  const [[question, value]] = Object.entries(JSON.parse(tick.value));
  const [prefix, uid] = question.split(":");
  if (question === "all_as_planned") {
    const button = form.querySelector("[data-all-as-planned]");
    return { holds: () => button?.getAttribute("aria-pressed") !== "false", tap: () => button.click() };
  }
  if (uid) {
    const section = form.querySelector(`[name="${prefix}-TOTAL_FORMS"]`).closest("[data-rows]");
    const chip = [...section.querySelectorAll('[name="usual"]')].find((each) => question in JSON.parse(each.value));
    const isNone = () => section.querySelector('.field input[value="False"]:checked');
    return {
      holds: () => (chip ? chip.checked : Boolean(rowOf(section, uid))),
      tap: () => !isNone() && (chip ? chip.click() : addLine(section, uid, tick.dataset.what, value)),
    };
  }
  const input = form.querySelector(`[name="${question}"]`);
  if (input?.type !== "radio") return { holds: () => input?.value !== "", tap: () => put(input, value) };
  const section = input.closest("[data-rows]");
  const radio = form.querySelector(`[name="${question}"][value="${value}"]`);
  const isListed = () => section?.querySelector(".in-line, [name=usual]:checked");
  return {
    holds: () => !radio || radio.checked,
    tap: () => !answered(form, question) && !isListed() && radio.click(),
  };
}

/** The button, with its ticks behind "except …". */
export function lastEvening(box) {
  const button = box.querySelector("[data-same]");
  const { form } = button;
  const ticks = [...box.querySelectorAll("[name=same]")];
  const ways = new Map(ticks.map((tick) => [tick, wayOf(form, tick)]));
  const wanted = () => ticks.filter((tick) => tick.checked).map((tick) => ways.get(tick));
  const words = box.querySelector("[data-same-words]");
  const update = () => {
    button.setAttribute("aria-pressed", String(wanted().length > 0 && wanted().every(({ holds }) => holds())));
    const ticked = ticks.filter((tick) => tick.checked).map((tick) => tick.parentElement.textContent.trim());
    words.textContent = ticked.length ? listed(ticked) : gettext("Nothing is ticked.");
  };
  box.addEventListener("change", (event) => {
    event.stopPropagation(); // no answer yet
    update();
  });
  button.addEventListener("click", (event) => {
    event.preventDefault();
    for (const { holds, tap } of wanted()) if (!holds()) tap();
    update();
  });
  for (const event of ["change", "shown"]) form.addEventListener(event, update);
  update();
}
