/** The trends page: draws the series that came with it, and shows other nights in place. */

import { cursor } from "./lib/cursor.js";
import { whenThemeChanges } from "./lib/look.js";
import { saying } from "./lib/marks.js";
import { onPaper } from "./lib/paper.js";
import { CHARTS } from "./lib/trend-charts.js";
import { charts, clear, draw, repaint } from "./lib/trend-drawing.js";
import { visits } from "./lib/visit.js";

let shown = new AbortController(); // ends with the content it belongs to

/** Draw each figure once, when it comes near the window or goes to paper. */
function drawInTime(figures, drawOne, signal) {
  const waiting = new Set(figures);
  const drawNow = (figure) => {
    if (waiting.delete(figure)) drawOne(figure);
  };
  const watch = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      watch.unobserve(target);
      drawNow(target);
    }
  }, { rootMargin: "250px" });
  for (const figure of figures) watch.observe(figure);
  onPaper({ draw: () => [...waiting].forEach(drawNow), charts, repaint, signal });
  signal.addEventListener("abort", () => watch.disconnect());
}

/** The address of this page for the nights from one place to another. */
function addressOf(data, first, last) {
  const query = new URLSearchParams({ first: data.columns.night[first], last: data.columns.night[last] });
  if (data.rest !== "all") query.set("rest", data.rest);
  return `${location.pathname}?${query}`;
}

function showCharts(page, figures, data, signal) {
  const hours = page.dataset.clock;
  const ask = (first, last) => visit(addressOf(data, first, last));
  drawInTime(figures, (figure) => draw(figure, data, hours, ask), signal);
  const strips = [...page.querySelectorAll("[data-strip]")];
  cursor(page, data, strips.map((figure) => ({
    figure,
    name: figure.querySelector("h3").textContent,
    reads: CHARTS[figure.dataset.chart](data, hours).reads,
  })));
}

/** Let each cell of an opened table say its column, so that on a phone a row can be a card. */
function labelCells(table) {
  const heads = [...table.querySelectorAll("thead th")].map(({ textContent }) => textContent);
  for (const { cells } of table.tBodies[0].rows) {
    for (const cell of cells) if (cell.cellIndex) cell.dataset.label = heads[cell.cellIndex];
  }
  table.classList.add("stacks");
}

function start(page) {
  shown.abort();
  shown = new AbortController();
  const { signal } = shown;
  clear();
  saying(page);
  page.addEventListener("toggle", ({ target }) => {
    for (const table of target.querySelectorAll("table.data:not(.stacks)")) labelCells(table);
  }, { capture: true, signal });
  const figures = page.querySelectorAll("[data-chart]");
  if (!figures.length) return;
  for (const note of page.querySelectorAll("[data-undrawn]")) note.remove();
  try {
    showCharts(page, figures, JSON.parse(page.querySelector("[data-series]").textContent), signal);
  } catch (error) {
    page.querySelector("[data-trends-failed]").hidden = false;
    for (const drawing of page.querySelectorAll("[data-drawing]")) drawing.hidden = true;
    throw error;
  }
}

const visit = visits(start);
whenThemeChanges(repaint);
const page = document.querySelector("[data-trends]");
if (page) start(page);
