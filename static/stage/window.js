/** Which window of a surface a plot shows, and how large its canvas is. */

import { Frame } from "../kit/frame.js";

const [LAST, ROOM, LEAST] = [2 / 3, 1.6, 1 / 8]; // share of the steps, of what they need, least share of the whole view

/** Makes the canvas of a plot as large as its place; the box of the surface in it, or null without a place. */
export function sized(plot) {
  const { offsetLeft: left, offsetTop: top, offsetWidth: width, offsetHeight: height } = plot.ground;
  if (!width || !height) return null;
  const ratio = (plot.ratio = devicePixelRatio);
  Object.assign(plot.canvas, {
    width: Math.round(plot.node.clientWidth * ratio),
    height: Math.round(plot.node.clientHeight * ratio),
  });
  plot.family = getComputedStyle(plot.node).fontFamily;
  plot.ctx.font = `650 13px ${plot.family}`; // once: with each new font a page works out its styles
  return { left, top, width, height };
}

/**
 * The window around the last two thirds of all runs, no smaller than an eighth of the whole view; null where that is
 * most of it, or where a run leaves the view.
 * @param {{path: Float64Array, steps: number}[]} runs @param {Frame} home the whole view
 */
export function ends(runs, home) {
  const found = { x: [], y: [] };
  for (const { path, steps } of runs)
    for (let k = Math.floor((1 - LAST) * steps); 2 * k < path.length; k++) {
      found.x.push(path[2 * k]);
      found.y.push(path[2 * k + 1]);
    }
  const side = (values) => [values.reduce((a, b) => Math.min(a, b)), values.reduce((a, b) => Math.max(a, b))];
  if (!found.x.length) return null;
  const [[x0, x1], [y0, y1]] = [side(found.x), side(found.y)];
  if (!(x0 >= home.x0 && x1 <= home.x1 && y0 >= home.y0 && y1 <= home.y1)) return null;
  const { width, height } = home.box;
  const needed = ROOM * Math.max((x1 - x0) / width, (y1 - y0) / height);
  const unit = Math.max(needed, LEAST * home.unit);
  return unit < home.unit / 2 ? new Frame(home.box, { x: (x0 + x1) / 2, y: (y0 + y1) / 2, unit }) : null;
}

/** The first window of a surface: the whole of it, but where schedules are compared that in which the runs end. */
export function firstWindow(plot) {
  const { race, home } = plot;
  const shown = /surface=[^&]*/.exec(race.link)?.[0];
  if (!plot.node.closest(".st-key-schedules") || race.live || plot.opened === shown) return null;
  plot.opened = shown;
  return ends(
    race.runners.map(({ path }) => ({ path, steps: race.steps })),
    home,
  );
}
