/** The parts of the loss panel, drawn on its canvas. */

import { spread } from "./curves.js";
import { ticks } from "./frame.js";
import { LINE } from "./marks.js";
import { labelFont, stroke } from "./signs.js";

export const [LEFT, TOP] = [34, 8];
export const NAME = 10; // px from the end of a curve to its name: room for the marker
const GAP = 14; // between two names
const FUTURE = 0.4; // on the page itself, not on the contour, lines need a little more

/** @param {CanvasRenderingContext2D} ctx @param {import("./losspanel.js").LossPanel} panel @param {import("./palette.js").Tokens} colors */
export function drawAxes(ctx, { scale: { low, high, marks, floor }, layer, race, right, bottom, px }, { line, ink3 }) {
  ctx.font = `11.5px ${layer.font}`;
  ctx.textBaseline = "middle";
  ctx.textAlign = "right";
  for (const { value, text } of marks) {
    const y = Math.round(TOP + ((high - value) / (high - low)) * (bottom - TOP));
    ctx.fillStyle = line;
    ctx.fillRect(LEFT, y - 0.5, right - LEFT, 1);
    ctx.fillStyle = ink3;
    ctx.fillText(text, LEFT - 7, y);
  }
  ctx.textBaseline = "alphabetic";
  if (floor < 0) ctx.fillText(race.words.loss_above_floor, right, TOP + 14);
  ctx.textAlign = "center";
  for (const { value, text } of ticks(0, race.steps, Math.min(race.steps, 4))) ctx.fillText(text, px(value), bottom + 15);
}

/** One run: solid to the playhead, faint after it. @param {CanvasRenderingContext2D} ctx */
export function drawCurve(ctx, { line: { x: xs, y: ys }, style, next, x, y }) {
  const trace = (from, to) => {
    for (let i = from; i < to; i++) ctx.lineTo(xs[i], ys[i]);
  };
  ctx.lineJoin = "round";
  ctx.beginPath();
  ctx.lineTo(x, y);
  trace(next, xs.length);
  stroke(ctx, style.color, 1.25, FUTURE);
  ctx.beginPath();
  trace(0, next);
  ctx.lineTo(x, y);
  ctx.lineCap = style.round ? "round" : "butt";
  ctx.setLineDash(style.dash);
  stroke(ctx, style.color, LINE - 0.4 + style.extra, 1);
  ctx.setLineDash([]);
}

/** Names where whole runs end. A diverged one has no end to name. */
export function drawNames(ctx, { race, layer, right, bottom, py }, actors) {
  const room = Math.floor((bottom - TOP) / GAP) + 1;
  const ends = actors.filter(({ runner }) => runner.status.kind !== "diverged" && runner.rows > race.steps)
    .map(({ runner, style }) => ({ name: runner.name, style, y: py(runner.loss[race.steps]) }))
    .filter(({ y }) => Number.isFinite(y)).sort((a, b) => a.y - b.y).slice(-room);
  ctx.font = labelFont(layer.font);
  ctx.textAlign = "left";
  ctx.textBaseline = "middle";
  const places = spread(ends.map(({ y }) => y), GAP, TOP, bottom);
  ends.forEach(({ name, style }, index) => {
    ctx.fillStyle = style.color;
    ctx.fillText(name, right + NAME, places[index], layer.width - right - NAME);
  });
}
