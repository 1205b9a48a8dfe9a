/** From a run to what may be handed to a canvas: only what is near the frame, and no more points than the eye can tell. */

/** @typedef {{step: number, x: number, y: number, angle: number}} Exit a crossing of the border, outward */

/**
 * @typedef {object} Polyline
 * @property {number[]} x
 * @property {number[]} y
 * @property {number[]} step of each point; fractional where the border cuts a step in two
 * @property {boolean[]} begins true where the pen is set down anew
 * @property {Exit[]} exits
 * @property {number} visible number of steps that end inside the frame
 */

const PAD = 8; // paths run on under the border, so that no line end shows
const FAR = 1e150; // squares of this stay finite
const SIDE = 8192; // half px, more than a screen has

const WHOLE = [0, 1];
const near = (pixel) => Math.min(Math.max(pixel, -FAR), FAR);

/**
 * The part of a segment inside a rectangle, as two fractions of it (Liang and Barsky 1984), or null.
 * @returns {[number, number]|null}
 */
export function clip(ax, ay, bx, by, left, top, right, bottom) {
  if (ax >= left && ax <= right && bx >= left && bx <= right && ay >= top && ay <= bottom && by >= top && by <= bottom) return WHOLE;
  let from = 0;
  let to = 1;
  const sides = [[ax - bx, ax - left], [bx - ax, right - ax], [ay - by, ay - top], [by - ay, bottom - ay]];
  for (const [along, room] of sides) {
    if (along === 0 && room < 0) return null;
    const t = room / along;
    if (along < 0) from = Math.max(from, t);
    if (along > 0) to = Math.min(to, t);
  }
  return from < to ? [from, to] : null;
}

/**
 * @param {Float64Array} path x0, y0, x1, y1, … @param {import("./frame.js").Frame} frame
 * @param {number} [spacing] points closer than this (px) to the last kept one are skipped
 * @returns {Polyline}
 */
export function polyline(path, frame, spacing = 1) {
  const { left, top } = frame.box;
  const { right, bottom } = frame;
  const line = { x: [], y: [], step: [], begins: [], exits: [], visible: 0 };
  const rows = path.length / 2;
  let ax = near(frame.px(path[0]));
  let ay = near(frame.py(path[1]));
  let penDown = false;
  // A run that chatters draws one stretch thousands of times: once is enough to see, and a canvas chokes on the rest.
  const drawn = new Set();
  const again = (...ends) => {
    const key = ends.reduce((sum, end) => sum * SIDE + Math.round(2 * (end + PAD)), 0);
    return drawn.size === drawn.add(key).size;
  };
  const keep = (t, k, bx, by, begins) => {
    line.x.push(ax + t * (bx - ax));
    line.y.push(ay + t * (by - ay));
    line.step.push(k - 1 + t);
    line.begins.push(begins);
  };
  for (let k = 1; k < rows; k++) {
    const bx = near(frame.px(path[2 * k]));
    const by = near(frame.py(path[2 * k + 1]));
    if (Number.isNaN(bx + by)) break;
    const part = clip(ax, ay, bx, by, left - PAD, top - PAD, right + PAD, bottom + PAD);
    if (part) {
      const [from, to] = part;
      const [sx, sy] = penDown ? [line.x.at(-1), line.y.at(-1)] : [ax + from * (bx - ax), ay + from * (by - ay)];
      const far = Math.abs(bx - sx) + Math.abs(by - sy) >= spacing;
      const seen = part === WHOLE && far && again(sx, sy, bx, by);
      if (!seen && !penDown) keep(from, k, bx, by, true);
      if (!seen && (to < 1 || far || k === rows - 1)) keep(to, k, bx, by, false);
      penDown = !seen && to === 1;
    } else penDown = false;
    if (frame.contains(bx, by)) line.visible++;
    else if (part) {
      const inside = clip(ax, ay, bx, by, left, top, right, bottom);
      if (inside) {
        const [, t] = inside;
        line.exits.push({ step: k - 1 + t, x: ax + t * (bx - ax), y: ay + t * (by - ay), angle: Math.atan2(by - ay, bx - ax) });
      }
    }
    [ax, ay] = [bx, by];
  }
  return line;
}

/** Index of the first point after a step. @param {number[]} steps ascending @param {number} step */
export function after(steps, step) {
  let [low, high] = [0, steps.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (steps[middle] <= step) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Where a runner is at a (fractional) step; its last place once the run is over. @returns {[number, number]} */
export function place(path, step) {
  const last = path.length / 2 - 1;
  const k = Math.min(Math.floor(step), last);
  const t = k < last ? step - k : 0;
  const at = (i) => (t ? path[i] + t * (path[i + 2] - path[i]) : path[i]);
  return [at(2 * k), at(2 * k + 1)];
}
