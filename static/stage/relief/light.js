/** A lamp to the left of the eye, and the tones of the loss in its light. */

export const SHADES = 64; // from the darkest to the brightest
const [LEFT, AHEAD, UP] = [-0.62, 0.25, 0.74]; // towards the lamp, as one stands

/**
 * How much light each place of a mesh gets, from 0 to SHADES; level ground gets half of it.
 * @param {import("./mesh.js").Mesh} mesh @param {{cosA: number, sinA: number}} view
 */
export function lit({ columns, rows, heights, cell, down }, { cosA, sinA }) {
  const found = new Float32Array(heights.length);
  const [x, y] = [-sinA * LEFT + cosA * AHEAD, cosA * LEFT + sinA * AHEAD];
  for (let row = 0; row < rows; row++) {
    const [before, after] = [row > 0 ? columns : 0, row < rows - 1 ? columns : 0];
    const tall = (down * (before + after)) / columns;
    for (let column = 0, i = row * columns; column < columns; column++, i++) {
      const [left, right] = [column > 0 ? 1 : 0, column < columns - 1 ? 1 : 0];
      const slopeX = (heights[i + right] - heights[i - left]) / (cell * (left + right));
      const slopeY = (heights[i + after] - heights[i - before]) / tall;
      found[i] = shade((UP - slopeX * x - slopeY * y) / Math.sqrt(1 + slopeX * slopeX + slopeY * slopeY));
    }
  }
  return found;
}

/** From what reaches a face, −1 to 1, to a shade. @param {number} light */
const shade = (light) => {
  const part = light < UP ? (light + 0.3) / (UP + 0.3) / 2 : 0.5 + (light - UP) / (1 - UP) / 2;
  return Math.min(Math.max(part, 0), 0.999) * SHADES;
};

/** The same of an upright wall. @param {number} X @param {number} Y its outward direction */
export const litWall = (X, Y, { cosA, sinA }) =>
  shade(0.62 + 0.35 * (X * (-sinA * LEFT + cosA * AHEAD) + Y * (cosA * LEFT + sinA * AHEAD)));

/** @param {string} hex @returns {number[]} */
const channels = (hex) => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));

/**
 * Every tone in every shade as little-endian RGBA, tone by tone; half of the light leaves a tone as it is.
 * @param {string[]} tones @param {{shadow: string, glow: string, strength: [number, number]}} look
 */
export function palette(tones, { shadow, glow, strength }) {
  const table = new Uint32Array(tones.length * SHADES);
  const ends = [channels(shadow), channels(glow)];
  tones.forEach((tone, row) => {
    const plain = channels(tone);
    for (let level = 0; level < SHADES; level++) {
      const part = (2 * (level + 0.5)) / SHADES - 1;
      const side = part < 0 ? 0 : 1;
      const [r, g, b] = plain.map((value, i) =>
        Math.round(value + Math.abs(part) * strength[side] * (ends[side][i] - value)),
      );
      table[row * SHADES + level] = (255 << 24) | (b << 16) | (g << 8) | r;
    }
  });
  return table;
}
