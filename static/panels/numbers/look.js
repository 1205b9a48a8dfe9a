/**
 * The figure from Python as it is drawn: in the colours of the theme, with the cells that the browser has run itself.
 */

import { tokens } from "../../kit/marks.js";
import { bands } from "../../core/colour_classes.js";

/** The length of a side, as its scale counts. */
export const span = ({ reach: [from, to] }) => to - from;

/** @param {object} data the frame @param {object?} shown the cells @param {boolean} own whether Python has sent them */
export function look(data, shown, own, { dark, narrow, family }) {
  const [from, to] = [tokens(false), tokens(dark)];
  const swap = Object.fromEntries(["background", "ink", "ink3"].map((name) => [from[name], to[name]]));
  const figure = JSON.parse(
    JSON.stringify(shown && own ? shown.figure : data.figure),
    (_, value) => swap[value] ?? value,
  );
  const { layout } = figure;
  layout.font.family = family;
  // Where there is no room the legend names the lines, and every other mark of the axis has to do.
  if (narrow) {
    layout.annotations = [];
    const { tickvals, ticktext } = layout.xaxis;
    const few = (list) => list.filter((_, i) => i % 2 === 0);
    if (tickvals.length > 5) Object.assign(layout.xaxis, { tickvals: few(tickvals), ticktext: few(ticktext) });
  }
  const heat = figure.data.find(({ name }) => name === "map");
  heat.colorscale = data.scales[dark ? "dark" : "light"];
  if (shown && !own) {
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
    const star = at < 0 ? [[], []] : [[x[0] + (at % side) * x[1]], [y[0] + Math.floor(at / side) * y[1]]];
    Object.assign(
      figure.data.find(({ name }) => name === "best"),
      { x: star[0], y: star[1] },
    );
  }
  return figure;
}
