/** Draws one chart of the trends page: its marks, its axes, its colours. */

import {
  BarController, BarElement, Chart, LinearScale, LineController, LineElement, PointElement, Tooltip,
} from "chart.js";

import { decimate, visible } from "./decimate.js";
import { legend } from "./legend.js";
import { faint, look } from "./look.js";
import { nameOf, ticksOf } from "./nights.js";
import { CHARTS } from "./trend-charts.js";
import { zoom, zoomOptions } from "./zoom.js";
import { byItself, fill, gettext, isRightToLeft, LOCALE, ngettext } from "./words.js";

Chart.register(
  BarController, BarElement, LinearScale, LineController, LineElement, PointElement, Tooltip, zoom,
);

const MANY_NIGHTS = 200; // from here on dots are small
const LONG = 800; // from here on lines are thin, or they would close the gaps
const CLOSE = 92; // up to here every night is a mark of its own size

const TEXT = { rtl: isRightToLeft, textDirection: isRightToLeft ? "rtl" : "ltr" }; // of a tooltip

export const AXIS_WIDTH = 54; // the same for all, so that a night stands under itself in every chart
export const EDGE = 10; // right of the last night

const chartOf = new Map(); // the chart of each figure

/** The points of a mark: `{x, y}` by night, or by group where the page tells weeks or months. */
function pointsOf(mark, data) {
  const groups = mark.kind === "bars" ? data.groups : null;
  const values = mark.values ?? (groups ? groups.median : data.columns)[mark.column];
  const ends = mark.until && (groups ? groups.median : data.columns)[mark.until];
  return values.map((value, index) => ({
    x: groups ? (groups.start[index] + groups.stop[index] - 1) / 2 : index,
    y: value !== null && ends ? [value, ends[index]] : value,
  }));
}

function datasetOf(mark, data) {
  const points = pointsOf(mark, data);
  const close = points.length <= CLOSE;
  const common = { mark, all: points, data: points, label: mark.label, hidden: Boolean(mark.hidden) };
  if (mark.kind === "bars") {
    return {
      ...common, type: "bar", barThickness: "flex", maxBarThickness: 28, minBarLength: 3,
      categoryPercentage: 1, barPercentage: 0.8, borderRadius: close ? 3 : 1, borderSkipped: false,
    };
  }
  const size = close ? 3.5 : points.length <= MANY_NIGHTS ? 2.5 : 1.5;
  const marked = mark.kind === "dots" || (mark.marked && close);
  return {
    ...common, type: "line", spanGaps: false, showLine: mark.kind === "line", clip: 8,
    borderWidth: points.length > LONG ? Math.min(mark.width ?? 0, 1.5) : mark.width, borderDash: mark.dash, pointStyle: mark.shape, pointHitRadius: 0,
    pointRadius: marked ? size : 0, pointHoverRadius: size + 2,
    borderCapStyle: "round", borderJoinStyle: "round",
  };
}

/** Give a line or dots the points that `width` pixels can show; none while hidden. */
function thin(dataset, nights, width) {
  if (dataset.type !== "line") return;
  const points = decimate(dataset.all, Math.ceil((2 * nights) / Math.max(width, 1)));
  dataset.data = dataset.hidden ? [] : dataset.pointRadius ? points : visible(points);
}

let seen = null; // colours and type, read once until they change

function paint(chart) {
  const { named, font } = (seen ??= look());
  for (const dataset of chart.data.datasets) {
    const colour = named(dataset.mark.tone);
    const many = dataset.mark.kind === "dots" && dataset.all.length > CLOSE;
    dataset.borderColor = colour;
    dataset.backgroundColor = many ? faint(colour, 0.6) : colour;
    dataset.pointBorderWidth = 0;
  }
  for (const scale of Object.values(chart.options.scales)) {
    scale.grid.color = named("line");
    scale.border = { color: named("line-strong") };
    scale.ticks.color = named("ink-soft");
    scale.ticks.font = { family: font, size: 13 };
  }
  Object.assign(chart.options.plugins.tooltip, {
    backgroundColor: named("ink"), titleColor: named("paper"), bodyColor: named("paper"),
    titleFont: { family: font }, bodyFont: { family: font }, multiKeyBackground: "transparent",
  });
}

const axes = new WeakMap(); // by the nights of a page: the ticks that all its charts share

function timeAxis(nights) {
  if (!axes.has(nights)) {
    const ticks = ticksOf(nights);
    axes.set(nights, { ticks, labels: new Map(ticks.map(({ value, label }) => [value, byItself(label)])) });
  }
  return axes.get(nights);
}

function optionsOf({ axis, says }, data, { strip, ends, ask }) {
  const nights = data.columns.night;
  const { ticks, labels } = timeAxis(nights);
  const barred = (item) => item.dataset.type === "bar";
  const grouped = (item) => barred(item) && data.groups;
  const valueInWords = ({ dataset, raw }) => (dataset.mark.says ?? says)(raw.y);
  return {
    locale: LOCALE,
    parsing: false,
    normalized: true,
    animation: false, // nine charts of four weeks cost more with it than those of ten years
    maintainAspectRatio: false,
    interaction: { mode: "nearest", axis: "x", intersect: false },
    layout: { padding: { top: 6, right: EDGE } },
    scales: {
      x: {
        type: "linear", offset: false, min: -0.5, max: nights.length - 0.5,
        grid: { drawOnChartArea: strip, drawTicks: !strip || ends, offset: false },
        afterBuildTicks: (scale) => { scale.ticks = ticks.map(({ value }) => ({ value })); },
        ticks: { display: !strip || ends, maxRotation: 0, autoSkipPadding: 14, callback: (value) => labels.get(value) ?? "" },
      },
      y: { grid: {}, ...axis, afterFit: (scale) => { scale.width = AXIS_WIDTH; } },
    },
    plugins: {
      zoom: zoomOptions(nights.length, ask, (seen ??= look()).named("accent")),
      tooltip: {
        enabled: !strip,
        displayColors: false, padding: 10, ...TEXT,
        callbacks: {
          title: ([item]) => item
            && (grouped(item) ? data.groups.name[item.dataIndex] : nameOf(nights[Math.round(item.raw.x)])),
          label: (item) => {
            const said = { measure: item.dataset.label, value: valueInWords(item) };
            if (!grouped(item)) return said.value ? fill(gettext("{measure}: {value}"), said) : said.measure;
            const count = data.groups.n[item.dataset.mark.column][item.dataIndex];
            return fill(gettext("{measure}, {middle}: {value} ({nights})"), {
              ...said,
              middle: item.dataset.mark.middle ?? gettext("middle night"),
              nights: fill(ngettext("{count} night", "{count} nights", count), { count }),
            });
          },
        },
      },
    },
  };
}

/**
 * Draw a figure; `ask(first, last)` is called with the places of nights to look closer at.
 *
 * A strip of the pile has no tooltip, the line through the pile tells its values, and only
 * the ends of the pile name the nights.
 */
export function draw(figure, data, hours, ask) {
  performance.mark("chart");
  const shape = CHARTS[figure.dataset.chart](data, hours);
  const canvas = figure.querySelector("canvas");
  const nights = data.columns.night.length;
  const kind = { strip: "strip" in figure.dataset, ends: isEnd(figure), ask };
  const options = optionsOf(shape, data, kind);
  const datasets = shape.marks.map((mark) => datasetOf(mark, data));
  if (shape.marks.some(({ kind }) => kind === "bars")) options.parsing = true;
  for (const dataset of datasets) thin(dataset, nights, canvas.parentElement.clientWidth);
  options.onResize = (chart, { width }) => {
    for (const dataset of chart.data.datasets) thin(dataset, nights, width);
  };
  const config = { type: "line", data: { datasets }, options };
  paint(config);
  const chart = new Chart(canvas, config);
  chartOf.set(figure, chart);
  figure.dataset.drawn = "";
  legend(figure.querySelector("[data-legend]"), shape.marks, (index, shown) => {
    const dataset = chart.data.datasets[index];
    dataset.hidden = !shown;
    thin(dataset, nights, chart.width);
    chart.update("none");
  });
  performance.measure(`chart ${figure.dataset.chart}`, "chart");
}

/** Whether a strip is the first or the last of its pile. */
function isEnd(figure) {
  const strips = [...figure.parentElement.querySelectorAll("[data-strip]")];
  return figure === strips[0] || figure === strips.at(-1);
}

/** Paint all charts anew, in the colours that now hold. */
export function repaint() {
  seen = null;
  for (const chart of chartOf.values()) {
    paint(chart.config);
    chart.update("none");
  }
}

/** All charts that are drawn. */
export const charts = () => chartOf.values();

/** Let go of all charts. */
export function clear() {
  for (const chart of chartOf.values()) chart.destroy();
  chartOf.clear();
}
