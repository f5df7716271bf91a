/** The legend of a chart: buttons that show how marks look and turn them off and on. */

const SVG = "http://www.w3.org/2000/svg";

function svg(name, attributes) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
}

const SHAPES = {
  circle: () => svg("circle", { cx: 16, cy: 7, r: 3.5 }),
  rect: () => svg("rect", { x: 13, y: 4, width: 6, height: 6 }),
  triangle: () => svg("path", { d: "M16 3l4 7h-8z" }),
  rectRot: () => svg("path", { d: "M16 2.5l4.5 4.500-4.500 4.500-4.500-4.500z" }),
};

function swatch({ kind, tone, width, dash, shape, marked }) {
  const picture = svg("svg", { viewBox: "0 0 32 14", class: `swatch tone-${tone}`, "aria-hidden": "true" });
  if (kind === "line") {
    picture.append(svg("path", {
      d: "M1 7h30", stroke: "currentColor", "stroke-width": width, "stroke-dasharray": dash.join(" "),
    }));
  }
  if (kind === "dots" || marked) {
    const sign = SHAPES[shape]();
    sign.setAttribute("fill", "currentColor");
    picture.append(sign);
  }
  return picture;
}

/** Fill `container`; `show(index, shown)` is called for the mark whose button was pressed. */
export function legend(container, marks, show) {
  if (marks.length < 2) return;
  const buttons = marks.map((mark, index) => {
    const button = document.createElement("button");
    button.type = "button";
    button.setAttribute("aria-pressed", String(!mark.hidden));
    button.append(swatch(mark), document.createTextNode(mark.label));
    button.addEventListener("click", () => {
      const shown = button.getAttribute("aria-pressed") === "false";
      button.setAttribute("aria-pressed", String(shown));
      show(index, shown);
    });
    return button;
  });
  container.replaceChildren(...buttons);
  container.hidden = false;
}
