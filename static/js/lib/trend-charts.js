/**
 * What each chart of the trends page shows: its marks and its axis.
 *
 * A mark names its column, its tone (a custom property) and its form; colours, thinning and
 * axes are put on in trend-drawing.js. Columns hold one value a night, `null` where nothing is known.
 */

import { clockHour, clockTime, duration } from "./nights.js";
import { rounded } from "./rounding.js";
import { figure, fill, gettext, ngettext, percent as percentage } from "./words.js";

const dots = (column, label, tone, extra = {}) => ({
  kind: "dots", column, label, tone, shape: "circle", ...extra,
});
const line = (column, label, tone, extra = {}) => ({
  kind: "line", column, label, tone, width: 2.5, dash: [], shape: "circle", ...extra,
});
const bars = (column, label, tone, extra = {}) => ({ kind: "bars", column, label, tone, ...extra });

const plain = (value) => figure(rounded(value, 1));
const percent = (share) => percentage(rounded(share * 100));

const median = ({ median_nights: count }) => fill(ngettext("Middle of {count} night", "Middle of {count} nights", count), { count });
const medianOf = (source, { median_nights: count }) =>
  fill(ngettext("{source}, middle of {count} night", "{source}, middle of {count} nights", count), { source, count });

const UNKNOWN = gettext("not written down");

/** What a column says of a night, in words. */
const reading = (data, column, says) => (place) => {
  const value = data.columns[column][place];
  return value === null ? UNKNOWN : says(value);
};

function known(data, ...names) {
  return names.flatMap((name) => data.columns[name].filter((value) => value !== null));
}

/** The whole steps that hold every value, as axis bounds. */
function bounds(values, step, least = -Infinity, most = Infinity) {
  return {
    min: Math.max(least, Math.floor(Math.min(...values) / step) * step),
    max: Math.min(most, Math.ceil(Math.max(...values) / step) * step),
    ticks: { stepSize: step },
  };
}

const HOUR = 60;
const FEWEST_HOURS = 4; // that an axis holds: minutes of drift shall not look like hours
const HOURLY = 6; // hours up to which each is named, else every second

/** The hours that hold every clock time; `foot` leaves a row under it. */
export function clockBounds(values, foot = false) {
  if (!values.length) return { min: 0, max: 1440, step: 2 * HOUR };
  const [earliest, latest] = [Math.min(...values), Math.max(...values) + (foot ? 1 : 0)];
  const low = Math.floor(earliest / HOUR);
  const high = Math.ceil(latest / HOUR);
  const wanting = Math.max(0, FEWEST_HOURS - (high - low));
  const [first, last] = [low - Math.floor(wanting / 2), high + Math.ceil(wanting / 2)];
  const step = last - first <= HOURLY ? 1 : 2;
  return {
    min: Math.floor(first / step) * step * HOUR, max: Math.ceil(last / step) * step * HOUR, step: step * HOUR,
  };
}

const rating = { axis: { min: 0, max: 10, ticks: { stepSize: 2 } }, says: plain };

function severity(data) {
  return {
    reads: reading(data, "worst_severity", plain),
    marks: [
      line("worst_severity_median", median(data), "accent", { width: 3 }),
      dots("worst_severity", gettext("Worst rating"), "series-4"),
    ],
    ...rating,
  };
}

const STROKES = [[[], "circle"], [[7, 4], "rect"], [[2, 3], "triangle"], [[10, 3, 2, 3], "rectRot"]];

const bySlot = (ending, extra) => (data) => ({
  marks: Object.entries(data.slots).map(([name, label], place) => {
    const [dash, shape] = STROKES[place % STROKES.length];
    return line(`${name}${ending}`, label, `series-${place + 1}`, { dash, shape, ...extra });
  }),
  ...rating,
});

function firstSymptom(data, hours) {
  const onset = "symptom_onset_minutes_since_noon";
  const free = data.columns.had_symptoms.includes(false);
  const { min, max, step } = clockBounds(known(data, onset), free);
  const foot = data.columns.had_symptoms.map((symptoms) => (symptoms === false ? max : null));
  const says = (minutes) => clockTime(minutes, hours);
  const reads = reading(data, onset, says);
  return {
    reads: (place) => (data.columns.had_symptoms[place] === false ? gettext("no symptoms") : reads(place)),
    marks: [
      line("symptom_onset_median_minutes_since_noon", median(data), "accent", { width: 3 }),
      dots(onset, gettext("First symptom"), "series-1"),
      ...(free
        ? [dots(null, gettext("No symptoms, at the foot"), "series-5", {
            values: foot, shape: "triangle", says: () => "",
          })]
        : []),
    ],
    axis: {
      min, max, reverse: true,
      ticks: {
        stepSize: step, autoSkip: false,
        callback: (value) => (free && value === max ? "" : clockHour(value, hours)), // the foot is no hour
      },
    },
    says,
  };
}

function timeInBed(data, hours) {
  const times = known(data, "bedtime_minutes_since_noon", "rise_time_minutes_since_noon");
  const { ticks, ...ends } = bounds(times, 120);
  return {
    marks: [
      bars("bedtime_minutes_since_noon", gettext("In bed"), "series-1", {
        until: "rise_time_minutes_since_noon",
      }),
    ],
    axis: {
      ...ends, reverse: true,
      ticks: { ...ticks, callback: (value) => clockHour(value, hours) },
    },
    says: ([start, end]) => fill(gettext("{start} to {end}"), { start: clockTime(start, hours), end: clockTime(end, hours) }),
  };
}

function totalSleep(data) {
  const [diary, device] = ["total_sleep_time_minutes", "device_total_sleep_minutes"];
  const recorded = { dash: [6, 4], shape: "rectRot" };
  const { ticks, ...ends } = bounds(known(data, diary, device), 120, 0);
  return {
    reads: reading(data, data.n[diary] ? diary : device, duration),
    marks: [
      ...(data.n[diary]
        ? [
            line("total_sleep_time_median_minutes", medianOf(gettext("Diary"), data), "accent", { width: 3 }),
            dots(diary, gettext("Diary"), "accent"),
          ]
        : []),
      ...(data.n[device]
        ? [
            line("device_total_sleep_median_minutes", medianOf(data.device, data), "series-1", recorded),
            dots(device, data.device, "series-1", recorded),
          ]
        : []),
    ],
    axis: { ...ends, ticks: { ...ticks, callback: (minutes) => fill(gettext("{hours} h"), { hours: figure(minutes / 60) }) } },
    says: duration,
  };
}

function sleepEfficiency(data) {
  const { ticks, ...ends } = bounds(known(data, "sleep_efficiency"), 0.1, 0, 1);
  return {
    marks: [
      line("sleep_efficiency_median", median(data), "accent", { width: 3 }),
      dots("sleep_efficiency", gettext("Each night"), "series-5"),
    ],
    axis: { ...ends, ticks: { ...ticks, callback: percent } },
    says: percent,
  };
}

const totals = (column, label, tone, says) => (data) => ({
  reads: reading(data, column, says),
  marks: [bars(column, label, tone)],
  axis: { min: 0, ticks: { precision: 0 } },
  says,
});

const dosesTaken = (data) => ({
  ...totals("doses_taken_share", gettext("Planned doses taken"), "series-3", percent)(data),
  marks: [bars("doses_taken_share", gettext("Planned doses taken"), "series-3", { middle: gettext("average") })],
  axis: { min: 0, max: 1, ticks: { stepSize: 0.5, callback: percent } },
});

export const CHARTS = {
  severity,
  "ratings-by-slot": bySlot("", { width: 1.5, marked: true }),
  "medians-by-slot": bySlot("_median", {}),
  "first-symptom": firstSymptom,
  "time-in-bed": timeInBed,
  "total-sleep": totalSleep,
  "sleep-efficiency": sleepEfficiency,
  caffeine: totals("caffeine_mg", gettext("Caffeine"), "series-2", (mg) => `${rounded(mg)} mg`),
  "caffeine-at-bedtime": totals("caffeine_at_bedtime_mg", gettext("Left at bedtime"), "series-6", (mg) => fill(gettext("about {amount} mg"), { amount: rounded(mg) })),
  exercise: totals("exercise_minutes", gettext("Exercise"), "series-5", duration),
  "doses-taken": dosesTaken,
  alcohol: totals("alcohol_drinks", gettext("Alcohol"), "series-3", (count) => fill(ngettext("{count} drink", "{count} drinks", count), { count: plain(count) })),
};
