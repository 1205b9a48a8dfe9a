/** The SVG of a part of the page, drawn once more where it stands on the screen. */

import { Outline } from "../kit/marks.js";
import { fontOf, lengths, seen } from "./page_look.js";

const HIDDEN = ["defs", "clipPath", "title", "style", "desc"];

/** The pictures inside SVG below some nodes, ready to be drawn. @param {Element[]} nodes */
export async function imagesIn(nodes) {
  const found = nodes.flatMap((node) => [...node.querySelectorAll("image")]);
  const loaded = found.map(async (node) => {
    const href = node.getAttribute("href") ?? node.getAttribute("xlink:href") ?? "";
    if (!href) return null;
    const image = Object.assign(new Image(), { src: href, toDataURL: () => href });
    await image.decode();
    return /** @type {const} */ ([node, image]);
  });
  return new Map((await Promise.all(loaded)).filter(Boolean));
}

/** @param {any} ctx @param {SVGElement} node @param {import("./page_look.js").Tools} tools */
export function drawShapes(ctx, node, tools) {
  const tag = node.tagName;
  const style = getComputedStyle(node);
  if (HIDDEN.includes(tag) || style.display === "none" || !Number(style.opacity)) return;
  ctx.save();
  ctx.globalAlpha *= Number(style.opacity);
  const matrix = /** @type {SVGGraphicsElement} */ (node).getScreenCTM?.();
  if (matrix) clipAt(ctx, style.clipPath, matrix);
  if (["svg", "g", "a"].includes(tag))
    for (const child of node.children) drawShapes(ctx, /** @type {any} */ (child), tools); // prettier-ignore
  else if (matrix && style.visibility !== "hidden") {
    if (tag === "text") drawLetters(ctx, /** @type {SVGTextElement} */ (node), matrix);
    else if (tag === "image") drawPicture(ctx, node, style, tools.images.get(node));
    else drawShape(ctx, node, style, matrix);
  }
  ctx.restore();
}

/** Cuts at what `clip-path` names: one box, or one outline. */
function clipAt(ctx, clip, matrix) {
  const id = /^url\("?#([^"]+)"?\)$/.exec(clip)?.[1];
  const shape = id && document.getElementById(id)?.firstElementChild;
  if (!shape) return;
  turn(ctx, matrix);
  const d = outlineOf(shape);
  if (d) ctx.clip(new Outline(d));
  turn(ctx, matrix.inverse());
}

const turn = (ctx, { a, b, c, d, e, f }) => ctx.transform(a, b, c, d, e, f);

/** A shape as a path, as SVG says one. @param {Element} shape */
function outlineOf(shape) {
  const [x, y, width, height] = ["x", "y", "width", "height"].map((key) => Number(shape.getAttribute(key) ?? 0));
  const ends = ["x1", "y1", "x2", "y2"].map((key) => shape.getAttribute(key) ?? "0");
  const [cx, cy, r] = ["cx", "cy", "r"].map((key) => Number(shape.getAttribute(key) ?? 0));
  switch (shape.tagName) {
    case "path":
      return shape.getAttribute("d") ?? "";
    case "rect":
      return width > 0 && height > 0 ? `M${x} ${y}h${width}v${height}h${-width}Z` : "";
    case "line":
      return `M${ends[0]} ${ends[1]}L${ends[2]} ${ends[3]}`;
    case "circle":
      return r > 0 ? `M${cx - r} ${cy}a${r} ${r} 0 1 1 ${2 * r} 0a${r} ${r} 0 1 1 ${-2 * r} 0Z` : "";
    case "use": {
      const other = document.querySelector(shape.getAttribute("href") ?? ":not(*)");
      return other ? outlineOf(other) : "";
    }
    default:
      return "";
  }
}

/** Corners moved to the screen: the path of a line that is as thick however its picture is stretched. */
const moved = (text, { a, b, c, d, e, f }) =>
  text.replace(/(-?[\d.]+(?:e-?\d+)?)[ ,]+(-?[\d.]+(?:e-?\d+)?)/g, (_, x, y) => {
    const [px, py] = [Number(x), Number(y)];
    return `${(a * px + c * py + e).toFixed(2)} ${(b * px + d * py + f).toFixed(2)}`;
  });

function drawShape(ctx, node, style, matrix) {
  const text = outlineOf(node);
  if (!text) return;
  const [fill, stroke] = ["fill", "stroke"].map((key) => (style[key] === "none" ? "" : seen(style[key])));
  const whole = ctx.globalAlpha;
  const fixed = style.vectorEffect === "non-scaling-stroke";
  const path = new Outline(fixed ? moved(text, matrix) : text);
  if (!fixed) turn(ctx, matrix);
  const paint = () => {
    if (fill) Object.assign(ctx, { fillStyle: fill, globalAlpha: whole * Number(style.fillOpacity) }).fill(path);
  };
  const line = () => {
    const wide = parseFloat(style.strokeWidth);
    if (!stroke || !wide) return;
    ctx.setLineDash(style.strokeDasharray === "none" ? [] : lengths(style.strokeDasharray));
    const cap = { lineCap: style.strokeLinecap, lineJoin: style.strokeLinejoin };
    Object.assign(ctx, {
      strokeStyle: stroke,
      lineWidth: wide,
      globalAlpha: whole * Number(style.strokeOpacity),
      ...cap,
    });
    ctx.stroke(path);
    ctx.setLineDash([]);
  };
  const parts = style.paintOrder.startsWith("stroke") ? [line, paint] : [paint, line];
  for (const part of parts) part();
}

function drawPicture(ctx, node, style, image) {
  if (!image) return;
  const { left, top, width, height } = node.getBoundingClientRect();
  ctx.imageSmoothingEnabled = style.imageRendering !== "pixelated";
  ctx.drawImage(image, left, top, width, height);
  ctx.imageSmoothingEnabled = true;
}

/** Letters from where the first of each piece stands; a power is a piece of its own. */
function drawLetters(ctx, node, matrix) {
  let at = 0;
  for (const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT); walker.nextNode();) {
    const { data, parentElement } = /** @type {Text} */ (walker.currentNode);
    const [text, from] = [data.replaceAll("\u200b", "").trim(), at];
    at += data.length;
    if (!text || from >= node.getNumberOfChars()) continue;
    const style = getComputedStyle(parentElement);
    const { x, y } = node.getStartPositionOfChar(from).matrixTransform(matrix);
    const [fill, halo] = [seen(style.fill), style.stroke === "none" ? "" : seen(style.stroke)];
    Object.assign(ctx, { font: fontOf(style), textAlign: "left", textBaseline: "alphabetic" });
    if (halo && parseFloat(style.strokeWidth)) {
      Object.assign(ctx, { strokeStyle: halo, lineWidth: parseFloat(style.strokeWidth), lineJoin: "round" });
      ctx.strokeText(text, x, y);
    }
    if (fill) Object.assign(ctx, { fillStyle: fill }).fillText(text, x, y);
  }
}
