/** Fills triangles of a landscape into pixels, each as near as it is: what lies behind is hidden. */

import { SHADES } from "./light.js";

/**
 * A picture with its depth: `near` is the inverse of the distance of what a pixel shows, 0 where it shows nothing.
 * @typedef {{width: number, height: number, ratio: number, pixels: Uint32Array, near: Float32Array}} Picture
 */
/**
 * Corners: px of the picture, nearness, loss in steps between contour lines, and light.
 * @typedef {{x: Float32Array, y: Float32Array, near: Float32Array, step: Float32Array, light: Float32Array}} Corners
 */
/**
 * `tones` and `lines`: tones of the loss and of contour lines in all shades; `last` step; `thin` and `thick`: half
 * the width of a line and of every third, in px of the picture.
 * @typedef {{tones: Uint32Array, lines: Uint32Array, last: number, thin: number, thick: number}} Paint
 */

/**
 * An empty picture, in the memory of one before if it is as large.
 * @param {Picture | null} before @returns {Picture}
 */
export function blank(width, height, ratio, before) {
  if (before?.width === width && before.height === height) {
    before.pixels.fill(0);
    before.near.fill(0);
    return before;
  }
  const size = width * height;
  return { width, height, ratio, pixels: new Uint32Array(size), near: new Float32Array(size) };
}

/** A colour on another, as little-endian RGBA. @param {number} part 0 to 256 of the upper one */
const blend = (under, over, part) => {
  const rest = 256 - part;
  const outer = ((under & 0xff00ff) * rest + (over & 0xff00ff) * part) >>> 8;
  const green = ((under & 0xff00) * rest + (over & 0xff00) * part) >>> 8;
  return (0xff000000 | (outer & 0xff00ff) | (green & 0xff00)) >>> 0;
};

/**
 * What fills a triangle between three corners into a picture; with a `solid` colour, without tones and lines.
 * @param {Picture} picture @param {Corners} corners @param {Paint} paint
 * @returns {(a: number, b: number, c: number, solid?: number) => void}
 */
export function filler({ width, height, pixels, near }, corners, { tones, lines, last, thin, thick }) {
  const { x, y, near: close, step, light } = corners;
  return (a, b, c, solid = 0) => {
    // From top to bottom, so that two triangles find the same border of both.
    let swap;
    if (y[b] < y[a]) ((swap = a), (a = b), (b = swap));
    if (y[c] < y[a]) ((swap = a), (a = c), (c = swap));
    if (y[c] < y[b]) ((swap = b), (b = c), (c = swap));
    const [ax, ay] = [x[a], y[a]];
    const [bx, by, cx, cy] = [x[b] - ax, y[b] - ay, x[c] - ax, y[c] - ay];
    const area = bx * cy - cx * by;
    if (!(Math.abs(area) > 1e-7)) return;
    const [closeB, closeC] = [close[b] - close[a], close[c] - close[a]];
    const [stepB, stepC] = [step[b] - step[a], step[c] - step[a]];
    const [lightB, lightC] = [light[b] - light[a], light[c] - light[a]];
    const [closeX, closeY] = [(closeB * cy - closeC * by) / area, (closeC * bx - closeB * cx) / area];
    const [stepX, stepY] = [(stepB * cy - stepC * by) / area, (stepC * bx - stepB * cx) / area];
    const [lightX, lightY] = [(lightB * cy - lightC * by) / area, (lightC * bx - lightB * cx) / area];
    const slope = Math.hypot(stepX, stepY); // steps in one px
    const strength = 256 * Math.min(1, 0.3 / slope); // crowded lines would be a wall
    const from = Math.max(Math.ceil(ay - 0.5), 0);
    const to = Math.min(Math.ceil(y[c] - 0.5), height);
    for (let row = from; row < to; row++) {
      const at = row + 0.5 - ay;
      const one = ax + (cx * at) / cy;
      const other = at < by ? ax + (bx * at) / by : x[b] + ((cx - bx) * (at - by)) / (cy - by);
      const start = Math.max(Math.ceil((one < other ? one : other) - 0.5), 0);
      const end = Math.min(Math.ceil((one < other ? other : one) - 0.5), width);
      const over = start + 0.5 - ax;
      let depth = close[a] + closeX * over + closeY * at;
      let level = step[a] + stepX * over + stepY * at;
      let shade = light[a] + lightX * over + lightY * at;
      for (let i = row * width + start, stop = row * width + end; i < stop; i++) {
        if (depth > near[i]) {
          near[i] = depth;
          if (solid) pixels[i] = solid;
          else {
            const tone = level < 0 ? 0 : level < last ? (level | 0) + 1 : last + 1;
            const bright = shade < 0 ? 0 : shade < SHADES ? shade | 0 : SHADES - 1;
            let colour = tones[tone * SHADES + bright];
            const line = (level + 0.5) | 0;
            if (level > -0.5 && line <= last) {
              const away = Math.abs(level - line) / slope;
              const cover = (line % 3 ? thin : thick) + 0.5 - away;
              if (cover > 0) colour = blend(colour, lines[bright], (Math.min(cover, 1) * strength) | 0);
            }
            pixels[i] = colour;
          }
        }
        depth += closeX;
        level += stepX;
        shade += lightX;
      }
    }
  };
}
