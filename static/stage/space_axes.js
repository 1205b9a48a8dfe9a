/** Numbers and names around the landscape, on its canvas. */
import { ticks } from "../kit/frame.js";
import { axes } from "./relief/axes.js";
import { heightTicks } from "./relief/heights.js";

const NARROW = 436; // px of a box without a scale beside it, see plot.css
const SCALE = [104, 36]; // px that the scale takes of the lower right corner, halved

/** Px around the landscape for them. @param {import("../kit/frame.js").Box} box */
export function roomIn({ left, top, width, height }) {
  const [side, edge, above, foot] = width < NARROW ? [32, 14, 24, 30] : [46, 20, 34, 26];
  return { left: left + side, top: top + above, width: width - side - edge, height: height - above - foot };
}

/**
 * @param {CanvasRenderingContext2D} ctx in px of the plot @param {import("./relief/ground.js").Ground} ground
 * @param {{range: any, log: boolean, names: string[], font: string, colors: any}} look names of x, y and the loss
 */
export function drawAxes(ctx, { flat, land: { view, mesh }, longer, box }, { range, log, names, font, colors }) {
  const narrow = box.width < NARROW;
  const size = narrow ? 13 : 16;
  const count = Math.max(3, Math.round(box.width / 130));
  const side = (from, to, middle) =>
    ticks(from, to, count).map(({ value, text }) => ({ text, value: (value - middle) / longer }));
  const heights = heightTicks(range, log).map(({ value, text }) => ({ text, value: value * mesh.unit + mesh.zero }));
  const fonts = [`${size}px ${font}`, `600 ${size}px ${font}`];
  const measure = (text, name) => {
    ctx.font = fonts[Number(name)];
    return /** @type {[number, number]} */ ([ctx.measureText(text).width, size]);
  };
  const { left, top, width, height } = box;
  const [w, h] = SCALE;
  const taken = narrow ? [] : [{ x: left + width - w, y: top + height - h, w, h }];
  const marks = {
    x: { ticks: side(flat.x0, flat.x1, flat.x), name: names[0] },
    y: { ticks: side(flat.y0, flat.y1, flat.y), name: names[1] },
    z: { ticks: heights, name: names[2] },
  };
  const found = axes(view, marks, measure, box, taken);
  Object.assign(ctx, { textAlign: "center", textBaseline: "middle", lineWidth: 1, strokeStyle: colors.control });
  ctx.beginPath();
  for (const [fromX, fromY, toX, toY] of found.strokes) {
    ctx.moveTo(fromX, fromY);
    ctx.lineTo(toX, toY);
  }
  ctx.stroke();
  for (const { text, x, y, name } of found.labels) {
    Object.assign(ctx, { font: fonts[Number(name)], fillStyle: name ? colors.ink2 : colors.ink3 });
    ctx.fillText(text, x, y);
  }
}
