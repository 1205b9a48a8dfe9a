/** What is known of the arrows of a step without a page: whether there are any, and where their names stand. */

const [ACROSS, LINE] = [120, 18]; // px: names nearer than that stand on each other; the height of one
const [HALF, MARK] = [60, 11]; // px: half a name; the radius of a star
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
 * The corner of a box in which a note covers least of what is drawn there: the lower left, the upper left or the upper
 * right one.
 * @param {[number, number][]} names their middles, in px
 * @param {[number, number][]} marks of the picture, in px
 * @param {{left: number, top: number, width: number, height: number}} box
 * @param {[number, number]} note its width and height with its margins, in px
 * @param {number} under px of the upper left corner that are taken
 * @param {boolean} right whether the upper right corner is free
 */
export function noteCorner(names, marks, { left, top, width, height }, note, under, right) {
  const high = top + under;
  const corners = /** @type {[number, number][]} */ ([
    [left, top + height - note[1]],
    [left, high],
  ]);
  if (right) corners.push([left + width - note[0], high]);
  const on = (x, y, [a, b], across, down = across) =>
    Math.abs(x - a - note[0] / 2) < across + note[0] / 2 && Math.abs(y - b - note[1] / 2) < down + note[1] / 2;
  const covered = corners.map(
    (corner) =>
      names.filter(([x, y]) => on(x, y, corner, HALF, LINE / 2)).length +
      marks.filter(([x, y]) => on(x, y, corner, MARK)).length,
  );
  return ["low", "high", "right"][covered.indexOf(Math.min(...covered))];
}
