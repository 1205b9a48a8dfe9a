/** Numbers and names along the edges of a block, outside of it and clear of each other. */

import { BOTTOM, TALL } from "./view.js";

const [TICK, GAP, NAME] = [6, 5, 8]; // px: length of a tick, from there to its number, from there to the name
const [ASIDE, BELOW] = [5, 2]; // px between two texts
const PLACES = [0, 0.5, -0.5, 0.75, -0.75]; // of a name along its edge, as shares of half of it

/** @typedef {{text: string, value: number}} Tick */
/** Half extents w and h around a middle. @typedef {{x: number, y: number, w: number, h: number}} Place */
/** @typedef {Place & {text: string, name: boolean}} Label */
/** From x, y to x, y. @typedef {[number, number, number, number]} Stroke */

/** @param {Place} a @param {Place} b */
const apart = (a, b) => Math.abs(a.x - b.x) >= a.w + b.w + ASIDE || Math.abs(a.y - b.y) >= a.h + b.h + BELOW;

/** @param {Place} place @param {import("../../kit/frame.js").Box} box */
const within = ({ x, y, w, h }, { left, top, width, height }) =>
  x - w >= left && x + w <= left + width && y - h >= top && y + h <= top + height;

/**
 * The three edges that carry an axis: the two of the ground that are nearer to the eye, and the upright one farthest
 * to the left, beyond which nothing of the block lies. `at` is the place of a value, `out` leads away from the block.
 * @param {import("./view.js").View} view
 */
function edges(view) {
  const { cosA, sinA, half } = view;
  const [sideX, sideY] = [cosA < 0 ? -half[0] : half[0], sinA < 0 ? -half[1] : half[1]];
  const corners = [-1, 1].flatMap((i) => [-1, 1].map((j) => [i * half[0], j * half[1]]));
  const [[X, Y]] = corners.sort(([a, b], [c, d]) => view.project(a, b, 0)[0] - view.project(c, d, 0)[0]);
  return {
    x: { at: (/** @type {number} */ value) => [value, sideY, BOTTOM], out: [0, sideY], half: half[0] },
    y: { at: (/** @type {number} */ value) => [sideX, value, BOTTOM], out: [sideX, 0], half: half[1] },
    z: { at: (/** @type {number} */ value) => [X, Y, value], out: null, half: TALL / 2 },
  };
}

/**
 * @param {import("./view.js").View} view
 * @param {Record<string, {ticks: Tick[], name: string}>} marks of x, y and z, values in space
 * @param {(text: string, name: boolean) => [number, number]} measure width and height of a text in px
 * @param {import("../../kit/frame.js").Box} box no text leaves it
 * @param {Place[]} taken where something stands already
 * @returns {{labels: Label[], strokes: Stroke[]}} strokes: the ticks
 */
export function axes(view, marks, measure, box, taken) {
  /** @type {Label[]} */
  const labels = [];
  /** @type {Stroke[]} */
  const strokes = [];
  const free = (/** @type {Place} */ place) =>
    within(place, box) && [...labels, ...taken].every((other) => apart(place, other));
  const lanes = Object.entries(edges(view)).map(([axis, { at, out, half }]) => {
    const { ticks, name } = marks[axis];
    const px = (/** @type {number[]} */ [X, Y, Z]) => view.project(X, Y, Z);
    /** Where a value stands, and the unit vector away from the block. */
    const spot = (/** @type {number} */ value) => {
      const place = at(value);
      const [x, y] = px(place);
      if (!out) return { x, y, right: -1, down: 0 };
      const [toX, toY] = px(place.map((each, i) => each + 0.1 * (out[i] ?? 0)));
      const length = Math.hypot(toX - x, toY - y) || 1;
      return { x, y, right: (toX - x) / length, down: (toY - y) / length };
    };
    const beside = ({ x, y, right, down }, text, isName, far) => {
      const [w, h] = measure(text, isName).map((each) => each / 2);
      const reach = far + Math.abs(right) * w + Math.abs(down) * h;
      return { text, name: isName, x: x + reach * right, y: y + reach * down, w, h };
    };
    const numbers = ticks.map(({ text, value }) => {
      const { x, y, right, down } = spot(value);
      const stroke = /** @type {Stroke} */ ([x, y, x + TICK * right, y + TICK * down]);
      return { label: beside({ x, y, right, down }, text, false, TICK + GAP), stroke };
    });
    const { right, down } = spot(0);
    const wide = Math.max(0, ...numbers.map(({ label: { w, h } }) => Math.abs(right) * w + Math.abs(down) * h));
    const names = out
      ? PLACES.map((part) => beside(spot(part * half), name, true, TICK + GAP + 2 * wide + NAME))
      : [beside({ ...spot(half), right: 0, down: -1 }, name, true, NAME)];
    return { numbers, names };
  });
  for (const { names } of lanes) {
    const inside = names.map((each) => ({ ...each, ...pulled(each, box) }));
    const found = inside.find(free);
    if (found) labels.push(found);
  }
  for (const { label, stroke } of lanes.flatMap(({ numbers }) => numbers))
    if (free(label)) {
      labels.push(label);
      strokes.push(stroke);
    }
  return { labels, strokes };
}

/** A place drawn back into a box. @param {Place} place @param {import("../../kit/frame.js").Box} box */
function pulled({ x, y, w, h }, { left, top, width, height }) {
  return {
    x: Math.min(Math.max(x, left + w), left + width - w),
    y: Math.min(Math.max(y, top + h), top + height - h),
  };
}
