/** What is known of the arrows of a step without a page: whether there are any, and where their names stand. */

const [ACROSS, LINE] = [120, 18]; // px: names nearer than that stand on each other; the height of one
const [HALF, NOTE] = [60, [350, 34]]; // px: half a name; the width and height of what is said in the lower left corner
const REST = 1e-3; // px of an update that is none

/** Whether a step leads nowhere that one could see. @param {number[]} update @param {number} unit of θ in one px */
export const rests = (update, unit) => Math.hypot(...update) < REST * unit;

/**
 * How far down each name moves: from top to bottom, a line apart where they would stand on each other.
 * @template Arrow
 * @param {Map<Arrow, [number, number]>} tips where the middle of a name would stand, in px
 * @returns {Map<Arrow, number>} px
 */
export function namesApart(tips) {
  /** @type {[number, number][]} */
  const named = [];
  const found = new Map();
  for (const [arrow, [across, down]] of [...tips].sort(([, [, a]], [, [, b]]) => a - b)) {
    const y = named.reduce(
      (least, [x, taken]) => (Math.abs(x - across) < ACROSS ? Math.max(least, taken + LINE) : least),
      down,
    );
    named.push([across, y]);
    found.set(arrow, y - down);
  }
  return found;
}

/**
 * Whether a name would stand on what is said in the lower left corner of a box.
 * @param {Iterable<[number, number]>} places the middles of the names, in px
 * @param {{left: number, top: number, height: number}} box
 */
export const onNote = (places, { left, top, height }) =>
  [...places].some(([x, y]) => x - HALF < left + NOTE[0] && y + LINE / 2 > top + height - NOTE[1]);
