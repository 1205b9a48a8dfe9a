/** What is written beside lines and marks: each where nothing else stands, and not at all where there is no room. */

/**
 * A text with the places it may stand at, best first, each by its middle, in px.
 * @typedef {{id: string, text: string, kind: string, width: number, places: [number, number][]}} Wish
 * @typedef {{left: number, top: number, width: number, height: number}} Box
 */

export const [HIGH, GAP] = [15, 3]; // px: height of a text, least gap between two
const HALF = HIGH / 2;
const APART = 60; // px: from where on a line runs alone

/** The box of a text around its middle. @param {[number, number]} middle @param {number} width @returns {Box} */
export const around = ([x, y], width) => ({ left: x - width / 2, top: y - HALF, width, height: HIGH });

/** Whether two boxes are nearer to each other than a gap. @param {Box} one @param {Box} other */
export const meet = (one, other) =>
  one.left < other.left + other.width + GAP &&
  other.left < one.left + one.width + GAP &&
  one.top < other.top + other.height &&
  other.top < one.top + one.height;

/**
 * The wishes that find a place, in their order, inside `box` and clear of what is `taken` and of each other.
 * @param {Wish[]} wishes @param {Box} box @param {Box[]} taken @returns {(Wish & {at: [number, number]})[]}
 */
export function placed(wishes, box, taken) {
  const full = [...taken];
  /** @type {(Wish & {at: [number, number]})[]} */
  const found = [];
  const inside = (/** @type {Box} */ { left, top, width, height }) =>
    left >= box.left && left + width <= box.left + box.width && top >= box.top && top + height <= box.top + box.height;
  for (const wish of wishes) {
    const at = wish.places.find((place) => {
      const mine = around(place, wish.width);
      return inside(mine) && !full.some((other) => meet(mine, other));
    });
    if (!at) continue;
    full.push(around(at, wish.width));
    found.push({ ...wish, at });
  }
  return found;
}

/**
 * Places beside a line, those farthest from the other lines first.
 * @param {number[][]} points of the line @param {number[][]} others of all other lines @param {number} rise px above
 * @returns {[number, number][]}
 */
export function alone(points, others, rise) {
  const gap = (/** @type {number} */ x, /** @type {number} */ y) =>
    others.reduce((least, [ox, oy]) => Math.min(least, Math.hypot((ox - x) / 2.5, oy - y)), APART);
  return points
    .map(([x, y]) => ({ at: /** @type {[number, number]} */ ([x, y - rise]), room: gap(x, y - rise) }))
    .filter(({ room }) => room > HALF)
    .sort((a, b) => b.room - a.room)
    .map(({ at }) => at);
}
