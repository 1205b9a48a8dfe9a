/**
 * Maps of starts as pixels and as shares. A code says which minimum a start comes to, and how soon: see
 * figures/basins.py.
 */

import { CONVERGED, DIVERGED } from "../../core/batch.js";
import { hypot } from "../../core/operations.js";

const HATCH = 7; // px between two lines of the hatch
const FLAT = 0.01; // of the width of the view: a run at rest ends at a minimum so near, where that is more than reach

/**
 * The place of the minimum that a run has reached at its end, among those with a letter; −1 for another one, undefined
 * for none. As in engine/sweeps/grid.py.
 */
export function reached({ view: [x0, x1], minima }, { minima: lettered, reach }, settled, x, y) {
  let [best, near] = [-1, Infinity];
  minima.forEach(([mx, my], i) => {
    const gap = hypot(x - mx, y - my);
    if (gap < near) [best, near] = [i, gap];
  });
  if (!(near <= (settled ? Math.max(reach, FLAT * (x1 - x0)) : reach))) return settled ? -1 : undefined;
  return lettered.findIndex(([mx, my]) => mx === minima[best][0] && my === minima[best][1]);
}

/** What many runs have come to, as codes. @param found by batch.js */
export function encode({ status, steps, x, y }, surface, data) {
  const { levels, limits, letters } = data;
  const other = levels * letters.length; // the first code of a minimum without a letter
  return Uint8Array.from(status, (kind, i) => {
    if (kind === DIVERGED) return other + levels + 1;
    const letter = reached(surface, data, kind === CONVERGED, x[i], y[i]);
    if (letter === undefined) return other + levels;
    const strength = limits.findIndex((limit) => steps[i] <= limit);
    return (letter < 0 ? other : levels * letter) + (strength < 0 ? levels - 1 : strength);
  });
}

/** Shares of all starts: of each letter, of another minimum, unsettled, diverged. */
export function shares(codes, { levels, letters }) {
  const found = new Float64Array(letters.length + 3);
  for (const code of codes) {
    const kind = Math.floor(code / levels);
    const special = code - levels * (letters.length + 1);
    found[special < 0 ? kind : special === 2 ? letters.length : letters.length + 1 + special] += 1 / codes.length;
  }
  return found;
}

/** What occurs on any of some maps, of what a legend names besides the letters. @param {Uint8Array[]} maps of codes */
export function occurring(maps, data) {
  const found = maps.map((codes) => shares(codes, data));
  const any = (i) => found.some((share) => share[i] > 0);
  const count = data.letters.length;
  const elsewhere = any(count);
  const settled = elsewhere || [...data.letters].some((_, i) => any(i));
  return { elsewhere, unsettled: any(count + 1), diverged: any(count + 2), settled };
}

/** Paints rows of codes, the lowest first, over a whole canvas. @param {string[]} palette */
export function paint(canvas, codes, side, palette, ratio) {
  const { width, height } = canvas;
  const image = new ImageData(width, height);
  const pixels = new Uint32Array(image.data.buffer);
  const colors = palette.map((color) => parseInt(color.replace(/#(..)(..)(..)/, "FF$3$2$1"), 16));
  // What diverges is hatched: palette of figures/basins.py.
  const [hatched, line, ground, gap] = [palette.length - 3, colors.at(-3), colors.at(-1), Math.round(HATCH * ratio)];
  const rows = codes.length / side;
  for (let py = 0, at = 0; py < height; py++) {
    const row = side * Math.round((1 - py / (height - 1)) * (rows - 1));
    for (let px = 0; px < width; px++, at++) {
      const code = codes[row + Math.round((px / (width - 1)) * (side - 1))];
      pixels[at] = code !== hatched ? colors[code] : (px + py) % gap < ratio * 1.4 ? line : ground;
    }
  }
  canvas.getContext("2d").putImageData(image, 0, 0);
}
