/** What moves: one canvas pass over prepared polylines. */

import { drawMarker, LINE, RADIUS, style } from "./marks.js";
import { after, place } from "./polyline.js";
import { drawScale } from "./scalebar.js";
import { arrow, clipTo, corners, cross, disc, haloed, labelFont, ring, stroke } from "./signs.js";

const FUTURE = 0.32;
const CASING = 0.85;

/**
 * @typedef {object} Scene everything that stays the same from frame to frame
 * @property {import("./payload.js").Race} race
 * @property {import("./frame.js").Frame} frame
 * @property {Map<string, import("./polyline.js").Polyline>} lines
 * @property {Map<string, import("./labels.js").Box & {sure: boolean}>} labels
 * @property {Map<string, import("./labels.js").Box & {text: string}>} farewells words beside the last arrow of diverged runners
 * @property {import("./palette.js").Tokens} colors
 * @property {boolean} dark
 * @property {{low: number, high: number}} levels the first and last contour, as log10 where the surface has a minimum
 * @property {string} font
 * @property {boolean} compact whether there is room for neither numbers nor scale
 * @property {boolean} focus whether the start handle has the keyboard
 */

/**
 * @typedef {object} View what the stage shows at this moment
 * @property {number} step fractional while playing
 * @property {number[]} start
 * @property {string|null} selected
 * @property {Set<string>} hidden
 * @property {{id: string, step: number}|null} hover
 * @property {boolean} pending the paths belong to an older configuration
 */

/** @param {CanvasRenderingContext2D} ctx @param {Scene} scene @param {View} view */
export function paint(ctx, scene, view) {
  const { race, frame, colors } = scene;
  const runners = race.runners.filter(({ id }) => !view.hidden.has(id));
  const first = runners.findIndex(({ id }) => id === view.selected);
  if (first >= 0) runners.push(...runners.splice(first, 1)); // the selected one on top
  const actors = runners.map((runner) => actor(scene, runner, view));

  ctx.save();
  clipTo(ctx, frame);
  if (!scene.compact) drawScale(ctx, scene);
  ctx.lineJoin = "round";
  ctx.globalAlpha = view.pending ? 0.45 : 1;
  for (const each of actors) future(ctx, each);
  for (const each of actors) past(ctx, each, colors.background);
  const crowd = Math.max(0, ...actors.map(({ line }) => line.visible));
  if (crowd <= 40) for (const each of actors) beads(ctx, each, frame, colors.background);
  ctx.globalAlpha = 1;
  for (const saddle of race.surface.saddles) cross(ctx, ...frame.pixel(saddle), colors);
  for (const minimum of race.surface.minima) {
    drawMarker(ctx, { color: colors.ink, marker: "star" }, ...frame.pixel(minimum), 9, colors.background);
  }
  for (const each of actors) text(ctx, scene, each, view);
  const start = frame.pixel(view.start);
  if (frame.contains(...start)) ring(ctx, ...start, colors, scene.focus);
  for (const each of actors) head(ctx, scene, each);
  pointed(ctx, scene, actors, view.hover);
  ctx.restore();
  corners(ctx, frame, colors.background);
}

function actor({ lines, frame, dark }, runner, { step }) {
  const line = lines.get(runner.id);
  const tip = frame.pixel(place(runner.path, step));
  const gone = runner.status.kind === "diverged" && step >= runner.status.step;
  const next = after(line.step, step);
  const joined = next > 0 && next < line.x.length && !line.begins[next];
  return { runner, line, style: style(runner.slot, dark), tip, gone, next, joined, step, inside: frame.contains(...tip) };
}

function trace(ctx, { x, y, begins }, from, to) {
  for (let i = from; i < to; i++) {
    if (begins[i]) ctx.moveTo(x[i], y[i]);
    else ctx.lineTo(x[i], y[i]);
  }
}

function future(ctx, { line, style, tip, next, joined }) {
  ctx.beginPath();
  if (joined) ctx.moveTo(...tip);
  trace(ctx, line, next, line.x.length);
  stroke(ctx, style.color, 1.25, FUTURE);
}

function past(ctx, { line, style, tip, next, joined }, casing) {
  ctx.beginPath();
  trace(ctx, line, 0, next);
  if (joined) ctx.lineTo(...tip);
  ctx.lineCap = "round";
  stroke(ctx, casing, 5, CASING);
  // Each dash pattern starts where its piece of path starts: it grows at the tip and stands still elsewhere.
  ctx.lineCap = style.round ? "round" : "butt";
  ctx.setLineDash(style.dash);
  stroke(ctx, style.color, LINE + style.extra, 1);
  ctx.setLineDash([]);
  ctx.lineCap = "butt";
}

function beads(ctx, { runner: { path }, style, step }, frame, halo) {
  for (let k = 1; k <= step && 2 * k < path.length; k++) {
    const [x, y] = [frame.px(path[2 * k]), frame.py(path[2 * k + 1])];
    if (frame.contains(x, y)) disc(ctx, x, y, 3, style.color, halo, 1.2);
  }
}

/** The runner itself, or, once it has left, an arrow where it was last seen. */
function head(ctx, { colors }, { style, line, tip, inside, step }) {
  if (inside) return drawMarker(ctx, style, ...tip, RADIUS, colors.background);
  const exit = line.exits.findLast((exit) => exit.step <= step);
  if (exit) arrow(ctx, exit, style.color, colors.background);
}

function text(ctx, { labels, farewells, colors, font }, { runner, style, gone }, { hover }) {
  const farewell = gone && farewells.get(runner.id);
  const label = labels.get(runner.id);
  const box = farewell || (label && (label.sure || hover?.id === runner.id) ? label : null);
  if (!box) return;
  ctx.font = labelFont(font);
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  haloed(ctx, farewell ? farewell.text : runner.name, box.x, box.y, style.color, colors.background, 5.5);
}

function pointed(ctx, { frame, colors }, actors, hover) {
  const actor = hover && actors.find(({ runner }) => runner.id === hover.id);
  if (!actor) return;
  const at = frame.pixel(place(actor.runner.path, hover.step));
  if (frame.contains(...at)) disc(ctx, ...at, 6, colors.background, actor.style.color, 2);
}
