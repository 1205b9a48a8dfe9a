/** The colours of a film: known before it is drawn, from what is drawn with and from its last picture. */

/** @typedef {[number, number, number]} Colour red, green, blue: 0 to 255 */

const MIXES = 8; // steps between a colour and its ground: what the smooth edge of a line shows
const FAINTEST = 0.12; // of a colour, from which it is told from its ground
const NEAR = 5; // distance of two colours that an eye takes for one
const FREQUENT = 4096; // colours: rarer ones are nothing but edges
export const MOST = 255; // one of a GIF's 256 leaves a pixel as it was

/** @param {string} hex "#RRGGBB" @returns {Colour} */
export const colour = (hex) => /** @type {Colour} */ ([1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16)));

/** Squared distance of two colours; an eye tells greens best. */
const far = (/** @type {Colour} */ [r, g, b], /** @type {Colour} */ [red, green, blue]) =>
  (2 * (r - red) ** 2 + 4 * (g - green) ** 2 + 3 * (b - blue) ** 2) / 3;

/**
 * A colour, and what its smooth edges show on a ground.
 * @param {string} over @param {string} under both "#RRGGBB"
 */
export function mixes(over, under) {
  const [upper, lower] = [colour(over), colour(under)];
  return Array.from({ length: MIXES }, (_, i) => {
    const part = 1 - (i * (1 - FAINTEST)) / (MIXES - 1);
    return /** @type {Colour} */ (lower.map((value, k) => Math.round(value + part * (upper[k] - value))));
  });
}

/** How often each colour occurs. @param {Uint32Array} pixels little-endian RGBA @returns {Map<number, number>} */
export function counted(pixels) {
  const found = new Map();
  let [last, run] = [pixels[0] & 0xffffff, 0];
  const note = () => found.set(last, (found.get(last) ?? 0) + run);
  for (const pixel of pixels) {
    const next = pixel & 0xffffff;
    if (next === last) run++;
    else {
      note();
      [last, run] = [next, 1];
    }
  }
  note();
  return found;
}

/** @param {number} pixel @returns {Colour} */
const channels = (pixel) => [pixel & 255, (pixel >> 8) & 255, (pixel >> 16) & 255];

/**
 * What a film is coloured with: what `moving` things are drawn with, then what is most frequent in its last picture,
 * which shows the most; each colour that an eye can tell from the others, and the more there are, the farther apart.
 * @param {Colour[]} moving @param {Map<number, number>} last @returns {Colour[]}
 */
export function chosen(moving, last) {
  const frequent = [...last].sort((a, b) => b[1] - a[1]).slice(0, FREQUENT);
  const wanted = frequent.map(([pixel]) => channels(pixel));
  for (let near = NEAR; ; near *= 1.25) {
    /** @type {Colour[]} */
    const kept = [];
    const take = (/** @type {Colour} */ one, /** @type {number} */ least) => {
      if (kept.length <= MOST && kept.every((other) => far(one, other) > least)) kept.push(one);
    };
    for (const one of wanted.slice(0, 16)) take(one, 0); // the flat tones, as they are
    for (const one of moving) take(one, near * near);
    for (const one of wanted) take(one, near * near);
    if (kept.length <= MOST) return kept;
  }
}

export class Palette {
  #known = new Uint8Array(1 << 24); // of each colour, once it was asked for: its place and 1

  /** @param {Colour[]} colours */
  constructor(colours) {
    this.colours = colours;
  }

  /** The place of the nearest colour. @param {number} pixel little-endian RGBA */
  place(pixel) {
    const key = pixel & 0xffffff;
    return (this.#known[key] ||= this.#nearest(channels(key)) + 1) - 1;
  }

  /** @param {Colour} wanted */
  #nearest(wanted) {
    let [best, least] = [0, Infinity];
    this.colours.forEach((each, i) => {
      const distance = far(wanted, each);
      if (distance < least) [best, least] = [i, distance];
    });
    return best;
  }
}
