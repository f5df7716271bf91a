// Words, dates and numbers in the language of the page. English is in the scripts themselves; what
// another language says for it stands in `self.words`, put there by a file that the page loads
// before its script (static/build.mjs). Messages are plain literals: config.operations.catalogues
// finds them by the names of these functions.

const root = globalThis.document?.documentElement;

/** The language of the page, or of the worker: "de". */
export const language = root?.lang || globalThis.language || "en";

/** Whether its lines run from right to left. */
export const isRightToLeft = root?.dir === "rtl";

/** What leads from a night's evening to its morning, by the way that lines run. */
export const ARROW = isRightToLeft ? "←" : "→";

/** Words as they run by themselves, for a canvas, which runs from left to right. */
export const byItself = (text) => (isRightToLeft ? `\u2067${text}\u2069` : text);

const isEnglish = language === "en";
const words = globalThis.words ?? {};
const LATIN = `${language}-u-ca-gregory-nu-latn`; // as the server writes numbers and dates

/** For what browsers write themselves: in English as its owner set it up. */
export const LOCALE = isEnglish ? undefined : LATIN;

/** A message in the language of the page. */
export const gettext = (english) => words[english] ?? english;

/** A message that English says with a word of several meanings; `context` says which. */
export const pgettext = (context, english) => words[`${context}\u0004${english}`] ?? english;

/** A message with a count, in the form that the language has for such a count. */
export function ngettext(one, many, count) {
  const forms = words[one];
  return forms ? (forms[made(Intl.PluralRules, "count").select(count)] ?? forms.other) : (count === 1 ? one : many);
}

/** A message with its places filled: `fill(message, { count })`. */
export const fill = (message, places) => message.replace(/\{(\w+)\}/g, (_place, name) => places[name]);

/** A number that is written with a point, with the decimal sign of the language: "4,5". */
export const figure = (digits) =>
  String(digits).replace(".", () => partOf(made(Intl.NumberFormat, "figure"), 0.5, "decimal"));

/** A whole percentage: "84 %". */
export const percent = (whole) => (isEnglish ? `${whole} %` : made(Intl.NumberFormat, "%", { style: "percent" }).format(whole / 100));

/** Things of which one is meant: "1.5 or 1500". */
export const oneOf = (items) => made(Intl.ListFormat, "or", { type: "disjunction" }).format(items);

/** Things in a row: "iron, zinc, tea". */
export const listed = (items) => made(Intl.ListFormat, "row", { type: "unit", style: "short" }).format(items);

const IN_ENGLISH = ["weekday", "day", "month", "year"]; // as the server writes them, by CLDR's en-GB

/**
 * A day, which is midnight in UTC, by some of the fields of `config.language.date_text`: "Ed"
 * (Sat 4), "MMMd" (4 Jul), "MMMEd", "MMMMEd", "yMMMd", "yMMMEd", "y" (2026), "LLL" (Jul).
 */
export function dateText(date, fields) {
  const format = made(Intl.DateTimeFormat, fields, {
    timeZone: "UTC",
    weekday: fields.includes("E") ? "short" : undefined,
    day: fields.includes("d") ? "numeric" : undefined,
    month: /M|L/.test(fields) ? (fields.includes("MMMM") ? "long" : "short") : undefined,
    year: fields.includes("y") ? "numeric" : undefined,
  });
  if (!isEnglish) return format.format(date);
  const parts = new Map(format.formatToParts(date).map(({ type, value }) => [type, value]));
  return IN_ENGLISH.map((type) => parts.get(type)).filter(Boolean).join(" ");
}

/** A time such as "21:40" on a clock of 12 hours: "9:40 pm"; of a full hour "9 pm" if it `isShort`. */
export function twelveHours(time, isShort = false) {
  const [hour, minute] = time.split(":").map(Number);
  const isFull = isShort && minute === 0;
  if (isEnglish) return `${hour % 12 || 12}${isFull ? "" : `:${time.slice(3, 5)}`} ${hour < 12 ? "am" : "pm"}`;
  const format = isFull ? halves() : made(Intl.DateTimeFormat, "hm", { ...HALVES, minute: "2-digit" });
  return format.format(Date.UTC(2026, 0, 1, hour, minute)).replace("\u202f", " ");
}

/** What the language calls the halves of a day: "am" and "pm". */
export const halfDays = () =>
  [0, 12].map((hour) => partOf(halves(), Date.UTC(2026, 0, 1, hour), "dayPeriod").toLowerCase());

const HALVES = { timeZone: "UTC", hourCycle: "h12", hour: "numeric" };
const halves = () => made(Intl.DateTimeFormat, "h", HALVES);
const partOf = (format, value, wanted) => format.formatToParts(value).find(({ type }) => type === wanted)?.value ?? "";

const formats = new Map(); // each made once: that takes longer than a thousand dates

function made(Format, name, options) {
  if (!formats.has(name)) formats.set(name, new Format(LATIN, options));
  return formats.get(name);
}
