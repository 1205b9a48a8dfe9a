/** What moves: from runs to polylines, and one canvas pass over them. */
import { fill } from "../kit/format.js";
import { drawMarker, LINE, RADIUS, style } from "../kit/marks.js";

const PAD = 8; // paths run on under the border, so that no line end shows
const near = (x) => Math.min(Math.max(x, -1e100), 1e100); // its square in px stays finite
const MANY = 512; // points after which a path is drawn twice as coarse; with thrice as many it is a cloud of hairlines, which cost little
const WHOLE = [0, 1];
const ARROW = new Path2D("M-34-1.8H-14V-6L0 0L-14 6V1.8H-34Z");
const CROSS = new Path2D("M-5-5L5 5M-5 5L5-5");

/** The part of a segment inside a box with a margin, as two fractions of it (Liang and Barsky 1984), or null. */
function clip(x, y, dx, dy, { left, top, width, height }, margin) {
  let [from, to] = [0, 1];
  for (const [way, room] of [
    [-dx, x - left],
    [dx, left + width - x],
    [-dy, y - top],
    [dy, top + height - y],
  ]) {
    const t = (room + margin) / way;
    if (way < 0) from = Math.max(from, t);
    else if (way > 0) to = Math.min(to, t);
    else if (!(room + margin >= 0)) return null;
  }
  return from < to ? [from, to] : null;
}

/**
 * A run as a canvas can take it: near the box, no more points than the eye can tell, and no stretch twice. `step` of a point is fractional
 * at the border, `begins` is where the pen is set down, `exits` are crossings of the border, `visible` counts the steps inside.
 */
export function polyline(path, frame, box) {
  const line = { x: [], y: [], step: [], begins: [], exits: [], visible: 0 };
  const drawn = new Set();
  let [penDown, spacing, ax, ay] = [false, 1];
  for (let k = 0; 2 * k < path.length; k++) {
    const [bx, by] = frame.pixel([near(path[2 * k]), near(path[2 * k + 1])]);
    const [dx, dy, fromX, fromY] = [bx - ax, by - ay, ax, ay];
    const point = (t) => ({ x: fromX + t * dx, y: fromY + t * dy, step: k - 1 + t });
    const keep = (t, begins) => {
      line.x.push(fromX + t * dx);
      line.y.push(fromY + t * dy);
      line.step.push(k - 1 + t);
      line.begins.push(begins);
    };
    const inside = frame.contains(bx, by);
    const part = inside && frame.contains(ax, ay) ? WHOLE : clip(ax, ay, dx, dy, box, PAD);
    [ax, ay] = [bx, by];
    if (inside) line.visible++;
    else if (part) {
      const t = clip(fromX, fromY, dx, dy, box, 0)?.[1];
      if (t) line.exits.push({ ...point(t), angle: Math.atan2(dy, dx) });
    }
    const [from, to] = part ?? [0, 0];
    const [sx, sy] = penDown ? [line.x.at(-1), line.y.at(-1)] : [fromX + from * dx, fromY + from * dy];
    const far = Math.abs(bx - sx) + Math.abs(by - sy) >= spacing;
    // A run that chatters draws one stretch thousands of times: once is enough to see, and a canvas chokes on the rest.
    const cell = (x, y) => 8192 * Math.round((2 * (x + PAD)) / spacing) + Math.round((2 * (y + PAD)) / spacing);
    const again =
      !part || (far && to - from === 1 && drawn.size === drawn.add(2 ** 26 * cell(sx, sy) + cell(bx, by)).size);
    if (!again && !penDown) keep(from, true);
    if (!again && (to < 1 || far || 2 * k + 2 === path.length)) keep(to, false);
    penDown = !again && to === 1;
    if (line.x.length <= MANY * (1 + Math.log2(spacing))) continue;
    spacing *= 2;
    drawn.clear();
  }
  return line;
}

/** Where a runner is at a (fractional) step; its last place once the run is over. */
export function place(path, step) {
  const k = 2 * Math.min(Math.floor(step), path.length / 2 - 1);
  const t = k + 2 < path.length ? step % 1 : 0;
  return [k, k + 1].map((i) => (t ? path[i] + t * (path[i + 2] - path[i]) : path[i]));
}

/** The step of a polyline nearest to a pixel. */
export function nearest({ x, y, step, begins }, px, py) {
  let best = { distance: Infinity };
  for (let i = 1; i < x.length; i++) {
    const [dx, dy, ax, ay] = [x[i] - x[i - 1], y[i] - y[i - 1], px - x[i - 1], py - y[i - 1]];
    const t = Math.min(Math.max((ax * dx + ay * dy) / (dx * dx + dy * dy || 1), 0), 1);
    const distance = begins[i] ? Infinity : Math.hypot(ax - t * dx, ay - t * dy);
    if (distance < best.distance) best = { distance, step: Math.round(step[i - 1] + t * (step[i] - step[i - 1])) };
  }
  return best;
}

/** A point on the arrow of an exit, `back` px behind the border. */
export const behind = ({ x, y, angle }, back) => [x - back * Math.cos(angle), y - back * Math.sin(angle)];

function stroke(ctx, strokeStyle, lineWidth, ...path) {
  Object.assign(ctx, { strokeStyle, lineWidth }).stroke(...path);
}

function disc(ctx, [x, y], radius, fillStyle, line, width) {
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

function trace(ctx, { x, y, begins }, from, to, ...tip) {
  ctx.beginPath();
  if (tip.length) ctx.moveTo(...tip);
  for (let i = from; i < to; i++) {
    if (begins[i]) ctx.moveTo(x[i], y[i]);
    else ctx.lineTo(x[i], y[i]);
  }
}

/** Draws what the stage shows at this moment; the scene is what stays the same from frame to frame. */
export function paint(
  ctx,
  { race, frame, lines, labels, colors, dark, focused },
  { step, start, selected, hidden, hover, pending, inspect },
) {
  const { background, ink, ink2, focus } = colors;
  // The selected one on top.
  const runners = race.runners
    .filter(({ id }) => !hidden.has(id))
    .sort((a, b) => (a.id === selected) - (b.id === selected));
  const actors = runners.map((runner) => {
    const line = lines.get(runner);
    const ahead = line.step.findIndex((each) => each > step);
    const tip = frame.pixel(place(runner.path, step));
    const next = ahead < 0 ? line.x.length : ahead;
    const joined = ahead > 0 && !line.begins[ahead];
    return { ...runner, line, tip, next, joined, cloud: line.x.length > 3 * MANY, style: style(runner.slot, dark) };
  });
  const shade = pending ? 0.45 : 1;
  const seen = (points) => points.map((point) => frame.pixel(point)).filter((pixel) => frame.contains(...pixel));
  Object.assign(ctx, {
    textAlign: "center",
    textBaseline: "middle",
    lineJoin: "round",
    lineCap: "round",
    globalAlpha: 0.45,
  });
  ctx.setLineDash([0, 3.5]);
  for (const ghost of race.ghosts?.filter((one) => !race.runners.includes(one)) ?? []) {
    trace(ctx, lines.get(ghost), 0, lines.get(ghost).x.length);
    stroke(ctx, style(ghost.slot, dark).color, 1.5);
  }
  ctx.setLineDash([]);
  ctx.globalAlpha = 0.32 * shade;
  for (const { line, next, joined, tip, style, cloud } of actors) {
    trace(ctx, line, next, line.x.length, ...(joined ? tip : []));
    stroke(ctx, style.color, cloud ? 1 : 1.25);
  }
  for (const { line, next, joined, tip, style, cloud } of actors) {
    trace(ctx, line, 0, next);
    if (joined) ctx.lineTo(...tip);
    Object.assign(ctx, { lineCap: "round", globalAlpha: 0.85 * shade });
    if (!cloud) stroke(ctx, background, 5);
    // Each dash pattern starts where its piece of path starts: it grows at the tip and stands still elsewhere.
    ctx.setLineDash(cloud ? [] : style.dash);
    Object.assign(ctx, { lineCap: style.round ? "round" : "butt", globalAlpha: shade });
    stroke(ctx, style.color, cloud ? 1 : LINE + style.extra);
    ctx.setLineDash([]);
  }
  for (const { path, rows, style } of actors.every(({ line }) => line.visible <= 40) ? actors : []) {
    for (let k = 1; k <= step && k < rows; k++) disc(ctx, frame.pixel(place(path, k)), 3, style.color, background, 1.2);
  }
  Object.assign(ctx, { globalAlpha: 1, lineCap: "round" });
  for (const saddle of seen(race.surface.saddles))
    sign(ctx, CROSS, saddle, 0, background, () => stroke(ctx, ink2, 2, CROSS));
  for (const minimum of seen(race.surface.minima))
    drawMarker(ctx, { color: ink, marker: "star" }, ...minimum, 9, background);
  for (const { id, name, path, line, status, style, tip } of actors) {
    const { label, farewell } = labels.get(id) ?? {};
    const gone = status.kind === "diverged" && step >= status.step && farewell;
    const spot = gone || ((label?.sure || hover?.id === id) && !(inspect && id === selected) && label); // arrows have names of their own
    if (!spot) continue;
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
  for (const { line, tip, style } of actors) {
    const exit = line.exits.findLast((exit) => exit.step <= step);
    if (frame.contains(...tip)) drawMarker(ctx, style, ...tip, RADIUS, background);
    else if (exit) {
      ctx.fillStyle = style.color;
      sign(ctx, ARROW, behind(exit, 7), exit.angle, background, () => ctx.fill(ARROW));
    }
  }
  const pointed = actors.find(({ id, rows }) => id === hover?.id && hover.step < rows);
  if (pointed) disc(ctx, frame.pixel(place(pointed.path, hover.step)), 6, background, pointed.style.color, 2);
}
