// The colours of a page: dim from an hour of the evening until morning, by day as they were chosen.

const PAPER = { light: "#f6efe2", dark: "#14101b", dim: "#0b0605" };
const SCHEMES = { auto: "light dark", light: "light", dark: "dark", dim: "dark" };
export const LOOK = "look"; // {theme, from}: by day, and the hour from which it is dim; never whose they are
const USUAL = { theme: "auto", from: "21:00" };
const MORNING = 7 * 60; // minutes since midnight
const DAY = 86_400_000; // ms

const minutesOf = (clock) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));

/** Whether colours are dim at a time of this device's clock, from an hour such as "21:00" on; "" is never. */
export function isDim(now, from) {
  if (!from) return false;
  const [begins, minute] = [minutesOf(from), now.getHours() * 60 + now.getMinutes()];
  const hasBegun = begins <= minute;
  return begins < MORNING ? hasBegun && minute < MORNING : hasBegun || minute < MORNING;
}

/** Whether an instant lies between two others, or between the same hours of a later day; all in ms. */
export const isWithin = (now, from, until) => (((now - from) % DAY) + DAY) % DAY < until - from;

/** Put the page into its colours, with what a browser paints around it and before its sheet. */
export function wear(theme) {
  const root = document.documentElement;
  if (root.dataset.theme === theme) return;
  root.dataset.theme = theme;
  document.querySelector("meta[name=color-scheme]").content = SCHEMES[theme];
  const byDevice = matchMedia("(prefers-color-scheme: dark)").matches;
  for (const bar of document.querySelectorAll("meta[name=theme-color]")) {
    const isDark = bar.media ? bar.media.includes("dark") : byDevice;
    bar.content = PAPER[theme] ?? PAPER[isDark ? "dark" : "light"];
  }
}

/** Look now and then, and whenever the page is seen again, which colours it is time for. */
export function byTheHour(themeNow) {
  const update = () => wear(themeNow());
  update();
  setInterval(update, 30_000);
  document.addEventListener("visibilitychange", update);
  addEventListener("pageshow", update);
}

/** The colours last chosen in this tab or on this own device; a browser may deny both. */
export function lastLook() {
  try {
    return JSON.parse(sessionStorage.getItem(LOOK) ?? localStorage.getItem(LOOK)) ?? USUAL;
  } catch {
    return USUAL;
  }
}

/** Remember them for pages that know nobody: in this tab, and on the device if it `isOwn()`. */
export function rememberLook(look, isOwn) {
  try {
    sessionStorage.setItem(LOOK, JSON.stringify(look));
    if (isOwn()) localStorage.setItem(LOOK, JSON.stringify(look));
    else localStorage.removeItem(LOOK);
  } catch {
    // without storage the usual hour holds
  }
}
