/** Colours and type of the charts, read from the page's custom properties, each once. */

export function look() {
  const style = getComputedStyle(document.documentElement);
  const known = new Map();
  const named = (name) => {
    if (!known.has(name)) known.set(name, drawable(style.getPropertyValue(`--${name}`).trim()));
    return known.get(name);
  };
  return { named, font: getComputedStyle(document.body).fontFamily };
}

/** A colour as a canvas can draw it: the system's own go by names there. */
function drawable(colour) {
  if (!/^[a-z]+$/i.test(colour)) return colour;
  const probe = document.createElement("span");
  probe.style.color = colour;
  document.body.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}

/** A colour with part of its strength; `share` is 0–1. */
export function faint(colour, share) {
  const full = /^#([0-9a-f]{6})$/i.exec(colour);
  if (!full) return colour;
  return `${colour}${Math.round(share * 255).toString(16).padStart(2, "0")}`;
}

/** Call `repaint` when the theme changes, by the system or by the page. */
export function whenThemeChanges(repaint) {
  for (const asks of ["(prefers-color-scheme: dark)", "(forced-colors: active)"]) {
    matchMedia(asks).addEventListener("change", repaint);
  }
  new MutationObserver(repaint).observe(document.documentElement, {
    attributes: true,
    attributeFilter: ["data-theme"],
  });
}
