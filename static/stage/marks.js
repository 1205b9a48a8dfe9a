/** The identity of a runner besides its colour: dash and marker, the same on canvas and in SVG. */

import { runnerColor, tokens } from "./palette.js";

/** @typedef {{color: string, dash: number[], round: boolean, extra: number, marker: string, hollow: boolean}} Style */

/** Width in CSS px for which the dashes below are written. */
export const LINE = 2.4;
export const RADIUS = 6.5;
export const HALO = 1.75;

// Zero-length dashes with round caps are dots.
const DASHES = [[], [9, 4], [0, 4.8], [11, 3.5, 2.5, 3.5], [5, 3], [16, 5], [12, 3, 2.5, 3, 2.5, 3], [1, 3.6]];

const MARKERS = ["circle", "square", "up", "diamond", "down", "plus", "pentagon", "bar"];

// Outlines for radius 1, as SVG path data (canvas reads the same text); sizes are tuned to look equally heavy.
const OUTLINES = {
  circle: "M1 0A1 1 0 1 1-1 0A1 1 0 1 1 1 0Z",
  square: "M-.87-.87H.87V.87H-.87Z",
  up: "M0-1.2L1.04.66H-1.04Z",
  diamond: "M0-1.2L1.2 0L0 1.2L-1.2 0Z",
  down: "M0 1.2L-1.04-.66H1.04Z",
  plus: "M-.4-1.12H.4V-.4H1.12V.4H.4V1.12H-.4V.4H-1.12V-.4H-.4Z",
  pentagon: "M0-1.12L1.065-.346L.658.906H-.658L-1.065-.346Z",
  bar: "M-1.25-.74H1.25V.74H-1.25Z",
  star: "M0-1L.247-.34L.951-.309L.4.13L.588.809L0 .42L-.588.809L-.4.13L-.951-.309L-.247-.34Z",
};

/** @param {number} slot 0 to 11 @param {boolean} dark @returns {Style} */
export function style(slot, dark) {
  const hollow = slot >= 8;
  const line = hollow ? (slot - 4) % 8 : slot;
  const round = line === 2;
  return {
    color: runnerColor(slot, dark), dash: DASHES[line], round, extra: round ? 0.5 : 0, marker: MARKERS[slot % 8], hollow,
  };
}

const shapes = new Map();

/**
 * Fills one outline with a halo around it.
 * @param {CanvasRenderingContext2D} ctx @param {{color: string, marker: string, hollow?: boolean}} style
 * @param {number} x @param {number} y @param {number} radius @param {string} halo colour around it
 */
export function drawMarker(ctx, { color, marker, hollow }, x, y, radius, halo) {
  if (!shapes.has(marker)) shapes.set(marker, new Path2D(OUTLINES[marker]));
  const shape = shapes.get(marker);
  ctx.save();
  ctx.translate(x, y);
  ctx.scale(radius, radius);
  ctx.setLineDash([]);
  ctx.lineJoin = "round";
  ctx.lineWidth = (2 * HALO) / radius;
  ctx.strokeStyle = halo;
  ctx.stroke(shape);
  ctx.fillStyle = color;
  ctx.fill(shape);
  if (hollow) {
    ctx.scale(0.58, 0.58);
    ctx.fillStyle = halo;
    ctx.fill(shape);
  }
  ctx.restore();
}

/**
 * A runner's sign for cards, tables and tabs: its marker, with `line` also a piece of its path.
 * @param {number} slot @param {boolean} dark @param {{line?: boolean, size?: number}} [options] size: marker diameter, px
 * @returns {SVGElement}
 */
export function swatch(slot, dark, { line = false, size = 12 } = {}) {
  const { color, dash, round, extra, marker, hollow } = style(slot, dark);
  const width = line ? 34 : size * 1.3;
  const height = size * 1.3;
  const svg = element("svg", { width, height, viewBox: `${-width / 2} ${-height / 2} ${width} ${height}`, "aria-hidden": true });
  if (line) {
    svg.append(element("path", {
      d: `M${2 - width / 2} 0H${width / 2 - 2}`, stroke: color, "stroke-width": LINE + extra,
      "stroke-dasharray": dash.join(" "), "stroke-linecap": round ? "round" : "butt",
    }));
  }
  const outline = { d: OUTLINES[marker], transform: `scale(${size / 2})`, fill: color };
  if (line) Object.assign(outline, { stroke: tokens(dark).background, "stroke-width": 3 / size, "paint-order": "stroke" });
  svg.append(element("path", outline));
  if (hollow) svg.append(element("path", { ...outline, transform: `scale(${size * 0.29})`, fill: tokens(dark).background }));
  return svg;
}

function element(name, attributes) {
  const node = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  return node;
}
