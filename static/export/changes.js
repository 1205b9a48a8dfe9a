/** What changed from picture to picture, as a GIF stores it: one rectangle, clear wherever it stays as it was. */

import { CLEAR } from "./gif.js";

export class Changes {
  /** @type {Uint32Array | null} the last picture */
  #before = null;
  #shown; // its colours, as places in the palette
  #next;

  /** @param {number} width @param {number} height @param {import("./palette.js").Palette} palette */
  constructor(width, height, palette) {
    this.width = width;
    this.palette = palette;
    this.#shown = new Uint8Array(width * height).fill(CLEAR);
    this.#next = new Uint8Array(width * height).fill(CLEAR);
  }

  /**
   * @param {Uint32Array} pixels the next picture, little-endian RGBA; it is kept
   * @returns {import("./gif.js").Patch | null} null where nothing changed
   */
  patch(pixels) {
    const [before, shown, next] = [this.#before, this.#shown, this.#next];
    const { width, palette } = this;
    this.#before = pixels;
    let [left, top, right, bottom] = [width, -1, -1, -1];
    for (let row = 0, i = 0; i < pixels.length; row++)
      for (let column = 0; column < width; column++, i++) {
        if (before !== null && before[i] === pixels[i]) continue;
        const place = palette.place(pixels[i]);
        if (place === shown[i]) continue;
        shown[i] = next[i] = place;
        if (top < 0) top = row;
        if (column < left) left = column;
        if (column > right) right = column;
        bottom = row;
      }
    if (top < 0) return null;
    const patch = { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
    const colours = new Uint8Array(patch.width * patch.height);
    for (let row = 0; row < patch.height; row++) {
      const from = (top + row) * width + left;
      colours.set(next.subarray(from, from + patch.width), row * patch.width);
      next.fill(CLEAR, from, from + patch.width);
    }
    return { ...patch, colours };
  }
}
