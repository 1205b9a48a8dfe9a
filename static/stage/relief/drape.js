/** A path of the plane, laid on a landscape: it follows the ground between its steps. */

const FINE = 5; // px of the plane between two points
const BACK = 6; // px of the plane behind an exit, from where its arrow points

/** @typedef {import("../polyline.js").Line & {covered: boolean[]}} Draped `covered`: a hill hides this piece */

/**
 * @param {import("../polyline.js").Line} flat in px of the plane
 * @param {(px: number, py: number) => [number, number, boolean]} lift px of the plane to px in space, and whether
 *   something hides that place
 * @returns {Draped}
 */
export function drape(flat, lift) {
  /** @type {Draped} */
  const line = { x: [], y: [], step: [], begins: [], covered: [], exits: [], visible: flat.visible };
  let hidden = false;
  const keep = (/** @type {number} */ px, /** @type {number} */ py, /** @type {number} */ step, begins) => {
    const [x, y, covered] = lift(px, py);
    line.x.push(x);
    line.y.push(y);
    line.step.push(step);
    line.begins.push(begins);
    line.covered.push(covered && (begins || hidden)); // a piece is hidden where both of its ends are
    hidden = covered;
  };
  for (let i = 0; i < flat.x.length; i++) {
    const [x, y, step] = [flat.x[i], flat.y[i], flat.step[i]];
    if (!flat.begins[i]) {
      const [fromX, fromY, fromStep] = [flat.x[i - 1], flat.y[i - 1], flat.step[i - 1]];
      const parts = Math.ceil(Math.hypot(x - fromX, y - fromY) / FINE);
      for (let k = 1; k < parts; k++) {
        const t = k / parts;
        keep(fromX + t * (x - fromX), fromY + t * (y - fromY), fromStep + t * (step - fromStep), false);
      }
    }
    keep(x, y, step, flat.begins[i]);
  }
  for (const { x, y, step, angle } of flat.exits) {
    const [px, py] = lift(x, y);
    const [fromX, fromY] = lift(x - BACK * Math.cos(angle), y - BACK * Math.sin(angle));
    line.exits.push({ x: px, y: py, step, angle: Math.atan2(py - fromY, px - fromX) });
  }
  return line;
}
