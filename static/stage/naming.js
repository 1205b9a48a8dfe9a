/** Which words stand where in the plot: names of runners, and farewells to those that diverged. */

import { fill } from "./format.js";
import { placeBeside, placeLabels } from "./labels.js";
import { place } from "./polyline.js";
import { arrowPoints, labelFont } from "./signs.js";

/**
 * @param {CanvasRenderingContext2D} ctx to measure with @param {import("./scene.js").Scene} scene with the labels so far
 * @param {import("./scene.js").View} view
 * @returns {Pick<import("./scene.js").Scene, "labels"|"farewells">}
 */
export function nameAll(ctx, { race, frame, lines, labels: before, font, compact }, { hidden }) {
  const { surface, words, start } = race;
  ctx.font = labelFont(font);
  const width = (text) => ctx.measureText(text).width;
  const height = 18;
  const square = (size) => ([x, y]) => ({ x: frame.px(x), y: frame.py(y), width: size, height: size });
  const shown = race.runners.filter(({ id }) => !hidden.has(id));
  const taken = [...surface.minima.map(square(22)), ...surface.saddles.map(square(16)), square(26)(start)];
  if (!compact) taken.push({ x: frame.right - 80, y: frame.bottom - 22, width: 160, height: 44 }); // the colour scale
  const farewells = new Map();
  for (const { id, name, path, status } of shown.filter(({ status }) => status.kind === "diverged")) {
    const last = square(0)(place(path, race.steps));
    const exit = lines.get(id).exits.at(-1);
    const seen = frame.contains(last.x, last.y); // overflowed in one step, or where the formula has no value
    if (!seen && !exit) continue;
    const text = fill(words.left_diverged, { name, step: status.step });
    const box = placeBeside(seen ? [last] : arrowPoints(exit), width(text), height, frame, taken);
    taken.push(box);
    farewells.set(id, { ...box, text });
  }
  taken.push(...shown.map(({ path }) => square(16)(place(path, race.steps))));
  const named = shown.map(({ id, name }) => ({ id, line: lines.get(id), width: width(name) }));
  const labels = placeLabels(named, frame, taken, height, before);
  // Remembered in θ, so that they can go along when the window moves.
  for (const box of [...labels.values(), ...farewells.values()]) box.theta = frame.theta(box.x, box.y);
  return { labels, farewells };
}
