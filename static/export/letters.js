/** Text of an exported picture: its pieces, each of one look, measured and written. */

import { wrapped } from "./layout.js";

/** @typedef {{text: string, weight: number, color: string, size: number}} Piece */

export class Letters {
  #scratch = document.createElement("canvas").getContext("2d");

  /** @param {string} family */
  constructor(family) {
    this.family = family;
  }

  /** @param {string} text @param {number} weight @param {string} color @param {number} size px @returns {Piece} */
  piece(text, weight, color, size) {
    return { text, weight, color, size };
  }

  /** A canvas that measures. @param {string} font */
  set(font) {
    this.#scratch.font = font;
    return this.#scratch;
  }

  /** @param {number} weight @param {number} size */
  font(weight, size) {
    return `${weight} ${size}px ${this.family}`;
  }

  /** Px of a piece. @param {Piece} piece */
  wide = ({ text, weight, size }) => this.set(this.font(weight, size)).measureText(text).width;

  /** @param {Piece[]} pieces @param {number} room px @param {number} most lines */
  lines(pieces, room, most) {
    return wrapped(pieces, room, most, this.wide);
  }

  /** Writes pieces side by side. @param {any} ctx @param {Piece[]} pieces */
  write(ctx, pieces, left, middle) {
    let x = left;
    for (const piece of pieces) {
      const font = this.font(piece.weight, piece.size);
      const look = { font, fillStyle: piece.color, textAlign: "left", textBaseline: "middle" };
      // A space at its beginning is room: not every reader of an SVG keeps it.
      const text = piece.text.trimStart();
      const room = this.wide(piece);
      Object.assign(ctx, look).fillText(text.trimEnd(), x + room - this.wide({ ...piece, text }), middle);
      x += room;
    }
  }
}
