/** What moves: one canvas pass over the polylines of the runs. */
import { fill } from "../kit/format.js";
import { drawMarker, LINE, Outline, RADIUS, style } from "../kit/marks.js";
import { behind, fading, FAINT, MANY, place } from "./polyline.js";

const CLOUD = 3 * MANY; // points from which a path is a cloud of hairlines, which cost little
const COVERED = 0.55; // strength of what a hill covers
const SEEN = [];
const ARROW = new Outline("M-34-1.8H-14V-6L0 0L-14 6V1.8H-34Z");
const CROSS = new Outline("M-5-5L5 5M-5 5L5-5");

function stroke(ctx, strokeStyle, lineWidth, ...path) {
  Object.assign(ctx, { strokeStyle, lineWidth }).stroke(...path);
}

function disc(ctx, [x, y], radius, fillStyle, line = "", width = 0) {
  ctx.beginPath();
  ctx.arc(x, y, radius, 0, 7);
  Object.assign(ctx, { fillStyle }).fill();
  if (line) stroke(ctx, line, width);
}

function sign(ctx, shape, [x, y], angle, halo, draw) {
  ctx.save();
  ctx.translate(x, y);
  ctx.rotate(angle);
  stroke(ctx, halo, 5, shape);
  draw();
  ctx.restore();
}

/** The pieces of a line that one sees; of one in space also those that a hill covers. */
function trace(ctx, { x, y, begins, covered = SEEN }, from, to, tip = null, which = false) {
  ctx.beginPath();
  if (tip) ctx.moveTo(...tip);
  for (let i = from; i < to; i++) {
    if (begins[i] || Boolean(covered[i]) !== which) ctx.moveTo(x[i], y[i]);
    else ctx.lineTo(x[i], y[i]);
  }
}

/**
 * Draws on an empty canvas, cut at the round corners of a box.
 * @param {CanvasRenderingContext2D} ctx
 * @param {() => void} draw
 */
export function inside(ctx, ratio, box, draw) {
  ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
  ctx.clearRect(0, 0, ctx.canvas.width, ctx.canvas.height);
  cut(ctx, box, draw);
}

/** Draws what is cut at the round corners of a box. */
export function cut(ctx, { left, top, width, height }, draw) {
  ctx.save();
  ctx.beginPath();
  ctx.roundRect(left, top, width, height, 6);
  ctx.clip();
  draw();
  ctx.restore();
}

/** Draws what the stage shows at this moment; the scene is what stays the same from frame to frame. */
export function paint(
  ctx,
  { race, frame, lines, labels, colors, dark, focused },
  { step, start, selected, hidden, hover, pending, inspect, hideFuture },
) {
  const { background, ink, ink2, focus } = colors;
  // The selected one on top.
  const runners = race.runners
    .filter(({ id }) => !hidden.has(id))
    .sort((a, b) => Number(a.id === selected) - Number(b.id === selected));
  const actors = runners.map((runner) => {
    const line = lines.get(runner);
    const ahead = line.step.findIndex((each) => each > step);
    const spot = place(runner.path, step);
    const tip = frame.pixel(spot);
    const next = ahead < 0 ? line.x.length : ahead;
    const joined = ahead > 0 && !line.begins[ahead];
    const faint = Math.min(fading(line, runner.status), next); // from here on it would only paint a wall
    return {
      ...runner,
      line,
      spot,
      tip,
      next,
      joined,
      faint,
      cloud: line.x.length > CLOUD,
      style: style(runner.slot, dark),
    };
  });
  const shade = pending ? 0.45 : 1;
  const strength = (point) => (frame.hides(point) ? COVERED : 1);
  /** Px of the points in sight, each while what is drawn there is as strong as it should be. */
  function* seen(points) {
    for (const point of points) {
      const pixel = frame.pixel(point);
      if (!frame.contains(...pixel)) continue;
      ctx.globalAlpha = strength(point);
      yield pixel;
    }
    ctx.globalAlpha = 1;
  }
  Object.assign(ctx, {
    textAlign: "center",
    textBaseline: "middle",
    lineJoin: "round",
    lineCap: "round",
    globalAlpha: 0.45,
  });
  ctx.setLineDash([0, 3.5]);
  const known = hideFuture ? step : Infinity; // the last step that may be seen
  const ghosts = known < race.steps ? [] : (race.ghosts ?? []);
  for (const ghost of ghosts.filter((one) => !race.runners.includes(one))) {
    trace(ctx, lines.get(ghost), 0, lines.get(ghost).x.length);
    stroke(ctx, style(ghost.slot, dark).color, 1.5);
  }
  ctx.setLineDash([2, 4]);
  for (const { line, next, style } of actors.filter(({ line }) => line.covered)) {
    trace(ctx, line, 0, next, null, true);
    Object.assign(ctx, { globalAlpha: COVERED * shade });
    stroke(ctx, style.color, 1.5);
  }
  ctx.setLineDash([]);
  for (const { line, next, joined, tip, faint, style, cloud } of hideFuture ? [] : actors) {
    ctx.globalAlpha = (faint < next ? FAINT : 0.32) * shade;
    trace(ctx, line, next, line.x.length, joined ? tip : null);
    stroke(ctx, style.color, cloud ? 1 : 1.25);
  }
  for (const { line, next, joined, tip, faint, style, cloud } of actors) {
    if (faint < next) {
      trace(ctx, line, faint, next, [line.x[faint - 1], line.y[faint - 1]]);
      if (joined) ctx.lineTo(...tip);
      Object.assign(ctx, { globalAlpha: FAINT * shade });
      stroke(ctx, style.color, 1.25);
    }
    trace(ctx, line, 0, faint);
    if (joined && faint === next) ctx.lineTo(...tip);
    Object.assign(ctx, { lineCap: "round", globalAlpha: 0.85 * shade });
    if (!cloud) stroke(ctx, background, 5);
    // Each dash pattern starts where its piece of path starts: it grows at the tip and stands still elsewhere.
    ctx.setLineDash(cloud ? [] : style.dash);
    Object.assign(ctx, { lineCap: style.round ? "round" : "butt", globalAlpha: shade });
    stroke(ctx, style.color, cloud ? 1 : LINE + style.extra);
    ctx.setLineDash([]);
  }
  for (const { path, rows, style } of actors.every(({ line }) => line.visible <= 40) ? actors : []) {
    for (let k = 1; k <= step && k < rows; k++) {
      const point = place(path, k);
      if (!frame.hides(point)) disc(ctx, frame.pixel(point), 3, style.color, background, 1.2);
    }
  }
  Object.assign(ctx, { globalAlpha: 1, lineCap: "round" });
  for (const saddle of seen(race.surface.saddles))
    sign(ctx, CROSS, saddle, 0, background, () => stroke(ctx, ink2, 2, CROSS));
  for (const [x, y] of seen(race.surface.minima))
    drawMarker(ctx, { color: ink, marker: "star", hollow: false }, x, y, 9, background);
  for (const { id, name, path, line, status, style, tip } of actors) {
    const { label, farewell } = labels.get(id) ?? {};
    const gone = status.kind === "diverged" && step >= status.step && farewell;
    // Arrows have names of their own.
    const spot = gone || ((label?.sure || hover?.id === id) && !(inspect && id === selected) && label);
    if (!spot || spot.step > known) continue;
    const exit = gone && !frame.contains(...tip) && line.exits.at(-1);
    const [x, y] = exit ? behind(exit, 0) : frame.pixel(place(path, spot.step));
    const text = gone ? fill(race.words[`left_${status.cause}`], { name, step: status.step }) : name;
    Object.assign(ctx, { strokeStyle: background, lineWidth: 5.5, fillStyle: style.color });
    ctx.strokeText(text, x + spot.dx, y + spot.dy);
    ctx.fillText(text, x + spot.dx, y + spot.dy);
  }
  for (const ring of seen([start])) {
    disc(ctx, ring, 10.5, background);
    disc(ctx, ring, 8, background, ink, 2.2);
    disc(ctx, ring, 2, ink);
    if (focused) disc(ctx, ring, 13, "#0000", focus, 2);
  }
  for (const { line, spot, tip, style } of actors) {
    const exit = line.exits.findLast((exit) => exit.step <= step);
    const inSight = frame.contains(...tip);
    ctx.globalAlpha = inSight ? strength(spot) : 1;
    if (inSight) drawMarker(ctx, style, tip[0], tip[1], RADIUS, background);
    else if (exit) {
      ctx.fillStyle = style.color;
      sign(ctx, ARROW, behind(exit, 7), exit.angle, background, () => ctx.fill(ARROW));
    }
  }
  const pointed = actors.find(({ id, rows }) => id === hover?.id && hover.step < rows);
  if (pointed) disc(ctx, frame.pixel(place(pointed.path, hover.step)), 6, background, pointed.style.color, 2);
}
