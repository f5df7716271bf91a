/** The labs page: draws each test's results over the years, from the figure's own data. */

import { Chart, Filler, LinearScale, LineController, LineElement, PointElement, Tooltip } from "chart.js";

import { faint, look, whenThemeChanges } from "./lib/look.js";
import { onPaper } from "./lib/paper.js";
import { byItself, dateText, isRightToLeft, LOCALE } from "./lib/words.js";

Chart.register(Filler, LinearScale, LineController, LineElement, PointElement, Tooltip);

const DAY = 24 * 60 * 60 * 1000;
const SHAPES = { measured: "circle", limit: "triangle", calculated: "rectRot" };
const TEXT = { rtl: isRightToLeft, textDirection: isRightToLeft ? "rtl" : "ltr" }; // of a tooltip
const charts = new Set();

const dayOf = (iso) => Date.parse(iso) / DAY;
const dateOf = (day) => new Date(day * DAY);

/** The first of each month, or of each January when the results span more than two years. */
function ticksBetween(first, last) {
  const yearly = last - first > 2 * 366;
  const ticks = [];
  const date = dateOf(first);
  date.setUTCDate(1);
  for (; date.getTime() / DAY <= last; date.setUTCMonth(date.getUTCMonth() + 1)) {
    const day = date.getTime() / DAY;
    const january = date.getUTCMonth() === 0;
    if (day < first || (yearly && !january)) continue;
    ticks.push({ value: day, label: dateText(date, january ? "y" : "LLL") });
  }
  return ticks;
}

function datasetsOf({ points, line }, first, last) {
  const along = (value) => points.map((point) => ({ x: dayOf(point.day), y: value(point) }));
  const quiet = { pointRadius: 0, pointHitRadius: 0, borderWidth: 0 };
  const bounded = ({ low, high }) => high !== null && { low: low ?? 0, high };
  const sets = [
    { ...quiet, role: "band", spanGaps: true, data: along((point) => bounded(point) ? bounded(point).low : null) },
    { ...quiet, role: "band", spanGaps: true, fill: "-1", data: along((point) => bounded(point) ? bounded(point).high : null) },
    {
      role: "results", points, data: along(({ value }) => value), borderWidth: 2, pointRadius: 4.5,
      pointHoverRadius: 6.5, pointStyle: points.map(({ kind }) => SHAPES[kind]),
    },
  ];
  if (line !== null) {
    const ends = [{ x: first, y: line }, { x: last, y: line }];
    sets.push({ ...quiet, role: "line", borderWidth: 2, borderDash: [6, 5], data: ends });
  }
  return sets;
}

const STEPS = 10; // the last digit of a figure is at most a tenth of the height

/** The ends of the scale where they have to be given: one digit more is no drama, and there is no
 * room below low values that no result can be in. */
function scaleOf({ points, line, step }) {
  const values = points.flatMap(({ value, low, high }) => [value, low ?? (high === null ? value : 0), high ?? value]);
  const [lowest, highest] = [Math.min(...values, line ?? Infinity), Math.max(...values, line ?? -Infinity)];
  const missing = STEPS * step - (highest - lowest);
  if (missing > 0) {
    const least = Math.max(0, lowest - missing / 2);
    return { suggestedMin: least, suggestedMax: least + STEPS * step, ...(least ? {} : { min: 0 }) };
  }
  return lowest >= 0 && lowest < (highest - lowest) * 0.2 ? { min: 0 } : {};
}

function paint(chart) {
  const { named, font } = look();
  const tones = { band: "series-5", results: "series-1", line: "accent" };
  for (const dataset of chart.data.datasets) {
    const colour = named(tones[dataset.role]);
    dataset.borderColor = colour;
    dataset.backgroundColor = dataset.role === "band" ? faint(colour, 0.18) : colour;
  }
  for (const scale of Object.values(chart.options.scales)) {
    scale.grid.color = named("line");
    scale.border = { color: named("line-strong") };
    scale.ticks.color = named("ink-soft");
    scale.ticks.font = { family: font, size: 13 };
  }
  Object.assign(chart.options.plugins.tooltip, {
    backgroundColor: named("ink"), titleColor: named("paper"), bodyColor: named("paper"),
    titleFont: { family: font }, bodyFont: { family: font },
  });
}

function draw(figure) {
  const data = JSON.parse(figure.dataset.labChart);
  const days = data.points.map(({ day }) => dayOf(day));
  const room = Math.max(10, (days.at(-1) - days[0]) * 0.03);
  const [first, last] = [days[0] - room, days.at(-1) + room];
  const ticks = ticksBetween(first, last);
  const labels = new Map(ticks.map(({ value, label }) => [value, byItself(label)]));
  const config = {
    type: "line",
    data: { datasets: datasetsOf(data, first, last) },
    options: {
      locale: LOCALE, parsing: false, animation: false, maintainAspectRatio: false,
      interaction: { mode: "nearest", axis: "x", intersect: false },
      layout: { padding: { top: 8, right: 10 } },
      scales: {
        x: {
          type: "linear", min: first, max: last, grid: { drawOnChartArea: false },
          afterBuildTicks: (scale) => { scale.ticks = ticks.map(({ value }) => ({ value })); },
          ticks: { maxRotation: 0, autoSkipPadding: 14, callback: (value) => labels.get(value) ?? "" },
        },
        y: { grid: {}, grace: "8%", ticks: { maxTicksLimit: 6 }, ...scaleOf(data) },
      },
      plugins: {
        tooltip: {
          displayColors: false, padding: 10, ...TEXT, filter: ({ dataset }) => dataset.role === "results",
          callbacks: {
            title: ([item]) => item && dateText(new Date(item.dataset.points[item.dataIndex].day), "yMMMd"),
            label: ({ dataset, dataIndex }) => dataset.points[dataIndex].label,
          },
        },
      },
    },
  };
  paint(config);
  figure.hidden = false;
  charts.add(new Chart(figure.querySelector("canvas"), config));
}

function repaint() {
  for (const chart of charts) {
    paint(chart.config);
    chart.update("none");
  }
}

document.querySelectorAll("[data-lab-chart]").forEach(draw);
whenThemeChanges(repaint);
onPaper({ charts: () => charts, repaint });
