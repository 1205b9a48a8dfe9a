/** The close window that follows a runner: its sizes are powers of two, and it stays as long as it fits. */

import { Frame } from "../../kit/frame.js";

const NEAR = 5; // earlier steps that it includes
const ROOM = 3; // its width for the longest way back to them
const [TIGHT, WIDE] = [1.3, 1 / 4]; // what it needs, as a share of what it has: beyond, it changes
const SPARE = 0.4; // of a power of two, so that after a change it fits for a while either way
const DEEPEST = 13; // powers of two below the whole view
const STRAY = 0.25; // of its width: how far the runner may be from its middle

/**
 * The window at a step, or the one that is there where it fits.
 * @param {{aim: Frame, home: Frame}} plot the window that is there, and the whole view
 * @param {Float64Array} path @param {number} step
 */
export function closeWindow({ aim, home }, path, step) {
  const { box } = home;
  const [x, y] = path.subarray(2 * step - 2);
  const ways = path
    .slice(2 * Math.max(step - NEAR, 0), 2 * step + 2)
    .map((to, i) => Math.abs(i % 2 ? (to - y) / box.height : (to - x) / box.width));
  const needed = ROOM * Math.max(...ways);
  const power = Math.floor(Math.log2(home.unit / needed) - SPARE);
  const fits = needed <= TIGHT * aim.unit && needed >= WIDE * aim.unit;
  const fitting = home.unit / 2 ** Math.min(Math.max(power, 0), DEEPEST);
  const unit = fits && aim.unit <= home.unit ? aim.unit : fitting;
  const off = (to) => Math.max(Math.abs(x - to.x) / box.width, Math.abs(y - to.y) / box.height) / unit;
  if (unit === aim.unit && off(aim) <= STRAY) return aim;
  return unit === home.unit && off(home) <= 1 / 2 ? home : new Frame(box, { x, y, unit });
}

/** Between two windows; what both show at the same place stays there. @param {Frame} from @param {Frame} to */
export function between(from, to, share) {
  const unit = from.unit * (to.unit / from.unit) ** share;
  const way = from.unit === to.unit ? share : (unit - from.unit) / (to.unit - from.unit);
  return new Frame(to.box, { x: from.x + way * (to.x - from.x), y: from.y + way * (to.y - from.y), unit });
}
