/**
 * One line through all charts of the pile, and what each of them shows there.
 *
 * It follows the pointer; by keyboard it is moved with the slider above the charts.
 */

import { AXIS_WIDTH, EDGE } from "./trend-drawing.js";
import { nameOf } from "./nights.js";
import { fill, gettext } from "./words.js";

/** What else is known of a night: doses of the plan, blood tests, events. */
function besides(data, place) {
  const doses = data.lanes.flatMap(({ name, stretches }) => stretches
    .filter(({ start, stop }) => start <= place && place < stop)
    .map(({ dose }) => `${name} ${dose}`.trim()));
  return [...data.marks.filter((mark) => mark.place === place).map(({ words }) => words), ...doses];
}

/** `readings` has for each strip its figure, its name and a function from place to words. */
export function cursor(page, data, readings) {
  const [pile, line, box] = ["pile", "line", "cursor"].map((name) => page.querySelector(`[data-${name}]`));
  if (!pile || !box || !readings.length) return;
  const slider = box.querySelector("input");
  const open = box.querySelector("[data-open]");
  const title = page.querySelector("[data-at-night]");
  const hint = title.textContent;
  const count = data.columns.night.length;
  const outputs = readings.map(({ figure, name, reads }) => {
    const output = figure.querySelector("[data-value]");
    return { output, name, reads, resting: output.textContent };
  });
  let waiting = null;

  function show(place) {
    const night = data.columns.night[place];
    const plot = pile.clientWidth - AXIS_WIDTH - EDGE;
    line.hidden = false;
    line.style.transform = `translateX(${AXIS_WIDTH + ((place + 0.5) / count) * plot}px)`;
    for (const { output, reads } of outputs) output.textContent = reads(place);
    const more = besides(data, place);
    title.classList.add("told");
    title.textContent = [nameOf(night), ...more].join(" · ");
    slider.value = String(place);
    slider.setAttribute("aria-valuetext", [
      nameOf(night), ...outputs.map(({ name, reads }) => fill(gettext("{measure}: {value}"), { measure: name, value: reads(place) })), ...more,
    ].join(". "));
    open.href = `${open.dataset.nightsUrl}${night}/`;
  }

  function hide() {
    if (document.activeElement === slider) return;
    line.hidden = true;
    title.classList.remove("told");
    title.textContent = hint;
    for (const { output, resting } of outputs) output.textContent = resting;
  }

  pile.addEventListener("pointermove", ({ clientX }) => {
    cancelAnimationFrame(waiting);
    waiting = requestAnimationFrame(() => {
      const { left, width } = pile.getBoundingClientRect();
      const share = (clientX - left - AXIS_WIDTH) / (width - AXIS_WIDTH - EDGE);
      show(Math.min(count - 1, Math.max(0, Math.floor(share * count))));
    });
  });
  pile.addEventListener("pointerleave", () => {
    cancelAnimationFrame(waiting);
    hide();
  });
  slider.addEventListener("input", () => show(Number(slider.value)));
  slider.addEventListener("focus", () => show(Number(slider.value)));
  slider.addEventListener("blur", hide);
  slider.setAttribute("aria-valuetext", nameOf(data.columns.night[Number(slider.value)]));
  open.href = `${open.dataset.nightsUrl}${data.columns.night[Number(slider.value)]}/`;
  box.hidden = false;
}
