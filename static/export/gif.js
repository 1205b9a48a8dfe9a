/** An animated GIF (GIF89a): one palette for all, and of each picture only the rectangle that changed. */

import { Bytes } from "./bytes.js";
import { compress } from "./lzw.js";

export const CLEAR = 255; // the colour that leaves a pixel as it was
const LONGEST = 65535; // hundredths of a second
const BLOCK = 255; // bytes

/** @typedef {{x: number, y: number, width: number, height: number, colours: Uint8Array}} Patch rows of a rectangle */

export class Gif {
  #out = new Bytes();
  #packed = new Bytes();
  #delayAt = 0; // where the delay of the last picture stands
  #delay = 0;

  /**
   * @param {number} width @param {number} height @param {[number, number, number][]} palette at most 255 colours
   * @param {string} comment for whoever looks into the file
   */
  constructor(width, height, palette, comment) {
    const out = this.#out;
    out.text("GIF89a");
    out.short(width);
    out.short(height);
    out.bytes([0xf7, 0, 0]); // 256 colours of 8 bits, the first is the ground
    const table = new Uint8Array(3 * 256);
    palette.forEach((colour, i) => table.set(colour, 3 * i));
    out.bytes(table);
    out.bytes([0x21, 0xff, 11]); // it is repeated for ever
    out.text("NETSCAPE2.0");
    out.bytes([3, 1, 0, 0, 0]);
    out.bytes([0x21, 0xfe]);
    this.#blocks(new TextEncoder().encode(comment));
  }

  /**
   * Another picture, or the last one for longer where nothing changed.
   * @param {Patch | null} patch @param {number} delay hundredths of a second that it is shown
   */
  add(patch, delay) {
    const out = this.#out;
    if (!patch) return this.linger(delay);
    out.bytes([0x21, 0xf9, 4, 0b101]); // what was drawn stays, and one colour is clear
    [this.#delayAt, this.#delay] = [out.length, delay];
    out.short(delay);
    out.bytes([CLEAR, 0, 0x2c]);
    for (const side of [patch.x, patch.y, patch.width, patch.height]) out.short(side);
    out.bytes([0, 8]);
    this.#packed.length = 0;
    compress(patch.colours, this.#packed);
    this.#blocks(this.#packed.all);
  }

  /** Shows the last picture for longer. @param {number} delay hundredths of a second */
  linger(delay) {
    this.#delay = Math.min(this.#delay + delay, LONGEST);
    this.#out.shortAt(this.#delayAt, this.#delay);
  }

  /** The whole file. */
  finish() {
    this.#out.byte(0x3b);
    return this.#out.all;
  }

  /** @param {Uint8Array} bytes */
  #blocks(bytes) {
    for (let at = 0; at < bytes.length; at += BLOCK) {
      const block = bytes.subarray(at, at + BLOCK);
      this.#out.byte(block.length);
      this.#out.bytes(block);
    }
    this.#out.byte(0);
  }
}
