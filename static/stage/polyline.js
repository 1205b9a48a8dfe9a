/**
 * Runs as polylines: what a canvas can take of a path, and what lies where on it. No canvas is needed to work it out.
 */

const PAD = 8; // px that paths run on under the border, so that no line end shows
const near = (x) => Math.min(Math.max(x, -1e100), 1e100); // its square in px stays finite
export const MANY = 512; // points after which a path is drawn twice as coarse
const WHOLE = [0, 1];

/** A crossing of the border, and which way. @typedef {{x: number, y: number, step: number, angle: number}} Exit */
/** @typedef {{x: number[], y: number[], step: number[], begins: boolean[], exits: Exit[], visible: number}} Line */

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
 * A run as a canvas can take it: near the box, no more points than the eye can tell, and no stretch twice. `step` of a
 * point is fractional at the border, `begins` is where the pen is set down, `exits` are crossings of the border,
 * `visible` counts the steps inside.
 * @param {Float64Array} path @param {import("../kit/frame.js").Frame} frame @param {import("../kit/frame.js").Box} box
 * @param {number} [pad] px that it runs on beyond the box
 * @returns {Line}
 */
export function polyline(path, frame, box, pad = PAD) {
  /** @type {Line} */
  const line = { x: [], y: [], step: [], begins: [], exits: [], visible: 0 };
  const drawn = new Set();
  let [penDown, spacing] = [false, 1];
  let [ax, ay] = [NaN, NaN];
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
    const part = inside && frame.contains(ax, ay) ? WHOLE : clip(ax, ay, dx, dy, box, pad);
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

export const FAINT = 0.16; // strength of what follows the third crossing of the border
const CROSSINGS = 3; // times that a run which diverges leaves the picture in full strength

/**
 * The first point of a line that is drawn faint: of a run that diverges from side to side, what would become a wall.
 * @param {Line} line @param {{kind: string}} status
 */
export function fading({ x, step, exits }, { kind }) {
  const last = kind === "diverged" && exits.length > CROSSINGS ? exits[CROSSINGS - 1].step : Infinity;
  const first = step.findIndex((each) => each > last);
  return first < 0 ? x.length : first;
}

/**
 * The parts of a line that are drawn alike, each from a point to another with its strength: what has been run, in full
 * until it fades, and what is `ahead` from the point `next` on.
 * @param {Line} line @param {{kind: string}} status @param {number} next @param {number} ahead strength
 * @returns {[number, number, number][]}
 */
export function parts(line, status, next, ahead) {
  const faint = Math.min(fading(line, status), next);
  /** @type {[number, number, number][]} */
  const found = [
    [next, line.x.length, faint < next ? FAINT : ahead],
    [faint, next, FAINT],
    [0, faint, 1],
  ];
  return found.filter(([from, to]) => from < to);
}

/**
 * Where a runner is at a (fractional) step; its last place once the run is over.
 * @param {Float64Array} path @param {number} step @returns {[number, number]}
 */
export function place(path, step) {
  const k = 2 * Math.min(Math.floor(step), path.length / 2 - 1);
  const t = k + 2 < path.length ? step % 1 : 0;
  const at = (i) => (t ? path[i] + t * (path[i + 2] - path[i]) : path[i]);
  return [at(k), at(k + 1)];
}

/** The step of a polyline nearest to a pixel. */
export function nearest({ x, y, step, begins }, px, py) {
  let best = { distance: Infinity, step: 0 };
  for (let i = 1; i < x.length; i++) {
    const [dx, dy, ax, ay] = [x[i] - x[i - 1], y[i] - y[i - 1], px - x[i - 1], py - y[i - 1]];
    const t = Math.min(Math.max((ax * dx + ay * dy) / (dx * dx + dy * dy || 1), 0), 1);
    const distance = begins[i] ? Infinity : Math.hypot(ax - t * dx, ay - t * dy);
    if (distance < best.distance) best = { distance, step: Math.round(step[i - 1] + t * (step[i] - step[i - 1])) };
  }
  return best;
}

/** A point on the arrow of an exit, `back` px behind the border. @returns {[number, number]} */
export const behind = ({ x, y, angle }, back) => [x - back * Math.cos(angle), y - back * Math.sin(angle)];
