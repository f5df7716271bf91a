/** Colours and type of the charts, read from the page's custom properties, each once. */

const FORCED = matchMedia("(forced-colors: active)");

/** The colour that a name stands for where the system chooses all colours: a canvas is not told. */
function systemColour(name) {
  const probe = document.createElement("span");
  probe.style.color = { paper: "Canvas", line: "GrayText", accent: "LinkText" }[name] ?? "CanvasText";
  document.body.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}

export function look() {
  const style = getComputedStyle(document.documentElement);
  const known = new Map();
  const named = (name) => {
    if (!known.has(name)) {
      known.set(name, FORCED.matches ? systemColour(name) : style.getPropertyValue(`--${name}`).trim());
    }
    return known.get(name);
  };
  return { named, font: getComputedStyle(document.body).fontFamily };
}

/** A colour with part of its strength; `share` is 0–1. */
export function faint(colour, share) {
  const full = /^#([0-9a-f]{6})$/i.exec(colour);
  if (!full) return colour;
  return `${colour}${Math.round(share * 255).toString(16).padStart(2, "0")}`;
}

/** Call `repaint` when the theme changes, by the system or by the page. */
export function whenThemeChanges(repaint) {
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", repaint);
  FORCED.addEventListener("change", repaint);
  new MutationObserver(repaint).observe(document.documentElement, {
    attributes: true,
    attributeFilter: ["data-theme"],
  });
}
