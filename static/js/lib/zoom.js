/** Looking closer by dragging across a chart, by pinching it, or with Ctrl and the wheel. */

import zoomPlugin from "chartjs-plugin-zoom";

import { faint } from "./look.js";
import { FEWEST, nightsWithin } from "./nights.js";

export const zoom = zoomPlugin;

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
