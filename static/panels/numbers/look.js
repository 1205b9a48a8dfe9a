/**
 * The figure from Python as it is drawn: in the colours of the theme, with the cells that the browser has run itself.
 */

import { tokens } from "../../kit/marks.js";
import { bands } from "../../core/colour_classes.js";
import { span } from "./sides.js";

/** A value of the figure with other texts in it; what it holds is copied but for its numbers, which nobody changes. */
function worn(value, swap) {
  if (typeof value === "string") return swap[value] ?? value;
  if (value === null || typeof value !== "object" || ArrayBuffer.isView(value)) return value;
  if (Array.isArray(value)) return value.map((each) => worn(each, swap));
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, worn(each, swap)]));
}

/** @param {object} data the frame @param {object?} shown the cells @param {boolean} own whether Python has sent them */
export function look(data, shown, own, { dark, narrow, family }) {
  const [from, to] = [tokens(false), tokens(dark)];
  const swap = Object.fromEntries(["background", "ink", "ink3"].map((name) => [from[name], to[name]]));
  const figure = worn(own ? shown.figure : data.figure, swap);
  const { layout } = figure;
  layout.font.family = family;
  // Where there is no room the legend names the lines, and every other mark of the axis has to do.
  if (narrow) {
    layout.annotations = [];
    const { tickvals, ticktext } = layout.xaxis;
    const few = (list) => list.filter((_, i) => i % 2 === 0);
    if (tickvals.length > 5) Object.assign(layout.xaxis, { tickvals: few(tickvals), ticktext: few(ticktext) });
  }
  const [heat, star] = ["map", "best"].map((part) => figure.data.find(({ name }) => name === part));
  heat.colorscale = data.scales[dark ? "dark" : "light"];
  if (own) return figure;
  Object.assign(heat, { z: null });
  Object.assign(star, { x: [], y: [] });
  if (!shown) return figure;
  const { side, best: at } = shown;
  const z = bands(shown, shown.scale, data.floor);
  const [x, y] = data.sides.map((axis) => [axis.reach[0] + span(axis) / side / 2, span(axis) / side]);
  Object.assign(heat, {
    z: Array.from({ length: side }, (_, row) => z.subarray(row * side, (row + 1) * side)),
    x0: x[0],
    dx: x[1],
    y0: y[0],
    dy: y[1],
  });
  if (at >= 0) Object.assign(star, { x: [x[0] + (at % side) * x[1]], y: [y[0] + Math.floor(at / side) * y[1]] });
  return figure;
}
