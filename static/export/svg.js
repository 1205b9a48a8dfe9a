/**
 * What a canvas is to the functions that draw, with lines, marks and text written as SVG: so there is one way of
 * drawing. It knows what they use of a canvas, and no more.
 */

import { escaped, painted, said } from "./svg_text.js";

const ANCHORS = { left: "start", start: "start", center: "middle", right: "end", end: "end" };
const DOWN = 0.35; // of a letter's size, from its middle to its foot
const FONT = /^(italic )?(?:(\d+) )?([\d.]+)px (.*)$/;
/** What `save` keeps. */
const KEPT = "fillStyle strokeStyle lineWidth lineCap lineJoin globalAlpha font textAlign textBaseline".split(" ");

export class SvgContext {
  fillStyle = "#000000";
  strokeStyle = "#000000";
  lineWidth = 1;
  lineCap = "butt";
  lineJoin = "miter";
  globalAlpha = 1;
  font = "10px sans-serif";
  textAlign = "start";
  textBaseline = "alphabetic";
  imageSmoothingEnabled = true;
  #out = [];
  #defs = [];
  #path = [];
  #dash = [];
  #matrix = [1, 0, 0, 1, 0, 0];
  #saved = [];
  #open = 0; // groups

  /** @param {(font: string, text: string) => {width: number}} measure how wide a text is */
  constructor(measure) {
    this.measure = measure;
  }

  save() {
    const kept = Object.fromEntries(KEPT.map((key) => [key, this[key]]));
    this.#saved.push({ kept, matrix: this.#matrix, dash: this.#dash, open: this.#open });
  }
  restore() {
    const { kept, matrix, dash, open } = this.#saved.pop();
    Object.assign(this, kept);
    for (; this.#open > open; this.#open--) this.#out.push("</g>");
    [this.#matrix, this.#dash] = [matrix, dash];
  }

  /** @param {number} x @param {number} y */
  translate(x, y) {
    this.#turn([1, 0, 0, 1, x, y]);
  }
  /** @param {number} x @param {number} y */
  scale(x, y) {
    this.#turn([x, 0, 0, y, 0, 0]);
  }
  /** @param {number} angle radians */
  rotate(angle) {
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    this.#turn([cos, sin, -sin, cos, 0, 0]);
  }
  /** @param {number[]} matrix six numbers, as a canvas has them */
  transform(...matrix) {
    this.#turn(matrix);
  }

  beginPath() {
    this.#path = [];
  }
  /** @param {number} x @param {number} y */
  moveTo(x, y) {
    this.#path.push(`M${said(x)} ${said(y)}`);
  }
  /** @param {number} x @param {number} y */
  lineTo(x, y) {
    this.#path.push(`L${said(x)} ${said(y)}`);
  }
  /** A whole circle. @param {number} x @param {number} y @param {number} r */
  arc(x, y, r) {
    const half = (/** @type {number} */ way) => `A${said(r)} ${said(r)} 0 1 1 ${said(x + way * r)} ${said(y)}`;
    this.#path.push(`M${said(x + r)} ${said(y)}${half(-1)}${half(1)}Z`);
  }
  /** @param {number} x @param {number} y @param {number} width @param {number} height @param {number} r */
  roundRect(x, y, width, height, r) {
    const corner = (/** @type {number} */ right, /** @type {number} */ down) =>
      `a${r} ${r} 0 0 1 ${right * r} ${down * r}`;
    const [across, down] = [width - 2 * r, height - 2 * r].map(said);
    this.#path.push(
      `M${said(x + r)} ${said(y)}h${across}${corner(1, 1)}v${down}${corner(-1, 1)}h-${across}${corner(-1, -1)}` +
        `v-${down}${corner(1, -1)}Z`,
    );
  }

  /** What follows is cut at a path, up to `restore`. @param {{d: string}} [shape] else the path */
  clip(shape) {
    const id = `cut${this.#defs.length}`;
    const d = shape ? shape.d : this.#path.join("");
    this.#defs.push(`<clipPath id="${id}"><path d="${d}"${this.#turned()}/></clipPath>`);
    this.#out.push(`<g clip-path="url(#${id})">`);
    this.#open++;
  }

  /** @param {number[]} dash */
  setLineDash(dash) {
    this.#dash = dash;
  }

  /** @param {{d: string}} [shape] else the path */
  stroke(shape) {
    this.#shape(shape, `fill="none" ${this.#pen()}`);
  }
  /** @param {{d: string}} [shape] else the path */
  fill(shape) {
    this.#shape(shape, painted("fill", this.fillStyle, this.globalAlpha));
  }
  /** @param {number} x @param {number} y @param {number} width @param {number} height */
  fillRect(x, y, width, height) {
    const d = `M${said(x)} ${said(y)}h${said(width)}v${said(height)}h${said(-width)}Z`;
    this.#shape({ d }, painted("fill", this.fillStyle, this.globalAlpha));
  }

  /** @param {string} text @param {number} x @param {number} y */
  fillText(text, x, y) {
    this.#letters(text, x, y, painted("fill", this.fillStyle, this.globalAlpha));
  }
  /** @param {string} text @param {number} x @param {number} y */
  strokeText(text, x, y) {
    this.#letters(text, x, y, `fill="none" ${this.#pen()}`);
  }
  /** @param {string} text */
  measureText(text) {
    return this.measure(this.font, text);
  }

  /** @param {{toDataURL(): string}} image @param {number} x @param {number} y */
  drawImage(image, x, y, width, height) {
    const place = `x="${said(x)}" y="${said(y)}" width="${said(width)}" height="${said(height)}"`;
    const crisp = this.imageSmoothingEnabled ? "" : ` style="image-rendering: pixelated"`;
    const turned = this.#turned();
    this.#out.push(`<image ${place}${crisp}${turned} preserveAspectRatio="none" href="${image.toDataURL()}"/>`);
  }

  /**
   * The whole file.
   * @param {{width: number, height: number, ratio: number, title: string, about: string}} sheet px of what was drawn,
   *   and how large each is
   */
  text({ width, height, ratio, title, about }) {
    const size = `width="${said(width * ratio)}" height="${said(height * ratio)}" viewBox="0 0 ${width} ${height}"`;
    return [
      `<svg xmlns="http://www.w3.org/2000/svg" ${size} role="img">`,
      `<title>${escaped(title)}</title>`,
      `<desc>${escaped(about)}</desc>`,
      `<defs>${this.#defs.join("")}</defs>`,
      ...this.#out,
      "</svg>\n",
    ].join("\n");
  }

  /** @param {number[]} next */
  #turn([a, b, c, d, e, f]) {
    const [A, B, C, D, E, F] = this.#matrix;
    const linear = [A * a + C * b, B * a + D * b, A * c + C * d, B * c + D * d];
    this.#matrix = [...linear, A * e + C * f + E, B * e + D * f + F];
  }

  #pen() {
    const { strokeStyle, globalAlpha, lineWidth, lineCap, lineJoin } = this;
    const dash = this.#dash.length ? ` stroke-dasharray="${this.#dash.map(said).join(" ")}"` : "";
    const line = `stroke-width="${said(lineWidth)}" stroke-linecap="${lineCap}" stroke-linejoin="${lineJoin}"${dash}`;
    return `${painted("stroke", strokeStyle, globalAlpha)} ${line}`;
  }

  /** @param {{d: string} | undefined} shape @param {string} look */
  #shape(shape, look) {
    const d = shape ? shape.d : this.#path.join("");
    if (d) this.#out.push(`<path d="${d}" ${look}${this.#turned()}/>`);
  }

  /** @param {string} text @param {number} x @param {number} y @param {string} look */
  #letters(text, x, y, look) {
    const [, italic, weight = "400", size, family] = FONT.exec(this.font) ?? ["", "", "400", "10", "sans-serif"];
    const foot = y + (this.textBaseline === "middle" ? DOWN * Number(size) : 0);
    const letters = `font-family="${escaped(family)}" font-size="${size}" font-weight="${weight}"`;
    const place = `x="${said(x)}" y="${said(foot)}" text-anchor="${ANCHORS[this.textAlign]}"`;
    const slant = italic ? ` font-style="italic"` : "";
    // Where the font is missing, another one takes as much room.
    const room = `textLength="${said(this.measureText(text).width)}" lengthAdjust="spacingAndGlyphs"`;
    this.#out.push(`<text ${place} ${room} ${letters}${slant} ${look}${this.#turned()}>${escaped(text)}</text>`);
  }

  #turned() {
    const m = this.#matrix;
    return m.every((each, i) => each === Number(i % 3 === 0 && i < 4))
      ? ""
      : ` transform="matrix(${m.map((each) => Number(each.toFixed(4))).join(" ")})"`;
  }
}
