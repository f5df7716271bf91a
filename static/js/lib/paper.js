/**
 * Charts that go to paper: drawn whole at the width of a page, in the colours of day, each with its
 * dates; and put back as they were. What a chart shows on the screen depends on the window, and a
 * picture made for a wide dark window is cut off or pale on a white page.
 */

const WIDTH = 680; // CSS pixels across a page of A4 or Letter inside its margins
const LOWEST = 150; // a strip of the pile, with room for dates of its own
const DENSITY = 2.5; // dots of a printer to a pixel

function lay(chart) {
  const { x } = chart.options.scales;
  const screen = {
    density: chart.options.devicePixelRatio, ticks: x.ticks.display, gridTicks: x.grid.drawTicks,
  };
  Object.assign(chart.options, { devicePixelRatio: DENSITY });
  x.ticks.display = true;
  x.grid.drawTicks = true;
  chart.stop();
  chart.resize(WIDTH, Math.max(chart.height, LOWEST));
  chart.update("none");
  return () => {
    chart.options.devicePixelRatio = screen.density;
    x.ticks.display = screen.ticks;
    x.grid.drawTicks = screen.gridTicks;
    chart.resize();
    chart.update("none");
  };
}

/** Before printing `draw()` what is still to be drawn, then lay `charts()` out; undone after. */
export function onPaper({ draw = () => {}, charts, repaint, signal }) {
  const { dataset } = document.documentElement;
  let undo = [];
  addEventListener("beforeprint", () => {
    if (undo.length) return;
    const theme = dataset.theme;
    draw();
    const folded = [...document.querySelectorAll("main details:not([open])")];
    for (const each of folded) each.open = true; // its table is a part of the whole
    dataset.theme = "light";
    repaint();
    undo = [...charts()].map(lay);
    undo.push(() => {
      for (const each of folded) each.open = false;
      dataset.theme = theme;
      repaint();
    });
  }, { signal });
  addEventListener("afterprint", () => {
    for (const step of undo.splice(0)) step();
  }, { signal });
}
