/** Bytes of a file in the making: they grow as they are written. */

export class Bytes {
  #held = new Uint8Array(1 << 16);
  length = 0;

  /** Room for so many more bytes. @param {number} count */
  #room(count) {
    if (this.length + count <= this.#held.length) return;
    const wider = new Uint8Array(2 * (this.length + count));
    wider.set(this.#held.subarray(0, this.length));
    this.#held = wider;
  }

  /** @param {number} value 0 to 255 */
  byte(value) {
    this.#room(1);
    this.#held[this.length++] = value;
  }

  /** @param {ArrayLike<number>} values */
  bytes(values) {
    this.#room(values.length);
    this.#held.set(values, this.length);
    this.length += values.length;
  }

  /** Sixteen bits, the low ones first. @param {number} value */
  short(value) {
    this.byte(value & 255);
    this.byte((value >> 8) & 255);
  }

  /** @param {string} text */
  text(text) {
    this.bytes(new TextEncoder().encode(text));
  }

  /** Writes sixteen bits over those that stand at a place. @param {number} at @param {number} value */
  shortAt(at, value) {
    this.#held[at] = value & 255;
    this.#held[at + 1] = (value >> 8) & 255;
  }

  /** What has been written, without a copy. @returns {Uint8Array<ArrayBuffer>} */
  get all() {
    return this.#held.subarray(0, this.length);
  }
}
