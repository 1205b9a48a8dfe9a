/** What everything drawn shares: colours, and each runner's dash and marker. */
const looks = await (await fetch(new URL("./marks.json", import.meta.url))).json();
const markers = Object.keys(looks.outlines);

/** Width of a path in CSS px, for which the dashes are written, and radius of a marker. */
export const [LINE, RADIUS] = [2.4, 6.5];

/** @typedef {{color: string, dash: number[], round: boolean, extra: number, marker: string, hollow: boolean}} Style */

/** The colours of a theme. @param {boolean} dark */
export const tokens = (dark) => looks[dark ? "dark" : "light"];

/**
 * How the runner in a slot looks; slots 8 to 11 are the first four with another dash and a hollow marker.
 * @param {number} slot @param {boolean} dark @returns {Style}
 */
export function style(slot, dark) {
  const hollow = slot >= 8;
  const line = hollow ? slot - 4 : slot;
  const round = line === 2; // zero-length dashes with round caps are dots
  const color = tokens(dark).runners[slot % 8];
  return { color, dash: looks.dashes[line], round, extra: round ? 0.5 : 0, marker: markers[slot % 8], hollow };
}

/** A path that can also be said as text, as SVG has it. */
export class Outline extends Path2D {
  /** @param {string} d */
  constructor(d) {
    super(d);
    this.d = d;
  }
}

/**
 * A marker with a halo of some colour.
 * @param {CanvasRenderingContext2D} ctx @param {Pick<Style, "color" | "marker" | "hollow">} look
 * @param {number} x @param {number} y @param {number} radius @param {string} halo
 */
export function drawMarker(ctx, { color, marker, hollow }, x, y, radius, halo) {
  const shape = new Outline(looks.outlines[marker]);
  ctx.save();
  ctx.translate(x, y);
  ctx.scale(radius, radius);
  ctx.setLineDash([]);
  Object.assign(ctx, { lineJoin: "round", lineWidth: 3.5 / radius, strokeStyle: halo, fillStyle: color });
  ctx.stroke(shape);
  ctx.fill(shape);
  ctx.scale(0.58, 0.58);
  ctx.fillStyle = halo;
  if (hollow) ctx.fill(shape);
  ctx.restore();
}

/**
 * A runner's marker for cards and tables, of a size in px; with `line` also a piece of its path.
 * @param {number} slot @param {boolean} dark @returns {SVGElement}
 */
export function swatch(slot, dark, { line = false, size = 12 } = {}) {
  const { color, dash, round, extra, marker, hollow } = style(slot, dark);
  const { background } = tokens(dark);
  const [width, height] = [line ? 34 : size * 1.3, size * 1.3];
  /** @param {number} radius @param {string} fill */
  const outline = (radius, fill) => `<path d="${looks.outlines[marker]}" transform="scale(${radius})" fill="${fill}"
    stroke="${line ? background : "none"}" stroke-width="${3 / size}" paint-order="stroke"/>`;
  const path = `<path d="M${2 - width / 2} 0H${width / 2 - 2}" stroke="${color}" stroke-width="${LINE + extra}"
    stroke-dasharray="${dash.join(" ")}" stroke-linecap="${round ? "round" : "butt"}"/>`;
  const box = [-width / 2, -height / 2, width, height].join(" ");
  const holder = document.createElement("div");
  holder.innerHTML = `<svg width="${width}" height="${height}" viewBox="${box}" aria-hidden="true">
    ${line ? path : ""}${outline(size / 2, color)}${hollow ? outline(size * 0.29, background) : ""}</svg>`;
  return /** @type {SVGElement} */ (holder.firstElementChild);
}
