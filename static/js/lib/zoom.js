/** Looking closer by dragging across a chart, by pinching it, or with Ctrl and the wheel. */

import zoomPlugin from "chartjs-plugin-zoom";

import { faint } from "./look.js";

export const zoom = zoomPlugin;

const FEWEST = 7; // nights

/** The first and last night inside an axis, as places; at least a week of them. */
export function nightsWithin({ min, max }, count) {
  let [first, last] = [Math.max(0, Math.ceil(min)), Math.min(count - 1, Math.floor(max))];
  const missing = FEWEST - (last - first + 1);
  if (missing > 0) {
    first = Math.max(0, first - Math.ceil(missing / 2));
    last = Math.min(count - 1, first + FEWEST - 1);
    first = Math.max(0, last - FEWEST + 1);
  }
  return [first, last];
}

/** Options of a chart of so many nights; `ask(first, last)` is called when a gesture is over. */
export function zoomOptions(count, ask, colour) {
  if (count <= FEWEST) return {};
  return {
    limits: { x: { min: -0.5, max: count - 0.5, minRange: FEWEST } },
    zoom: {
      mode: "x",
      drag: { enabled: true, threshold: 8, backgroundColor: faint(colour, 0.2), borderColor: colour, borderWidth: 1 },
      pinch: { enabled: true },
      wheel: { enabled: true, modifierKey: "ctrl" },
      onZoomComplete: ({ chart }) => {
        const [first, last] = nightsWithin(chart.scales.x, count);
        if (last - first + 1 < count) ask(first, last);
      },
    },
  };
}
