/**
 * A part of the page, drawn once more on a canvas or on what is one: boxes, letters, canvases, and the SVG between
 * them, where they stand on the screen.
 */

import { fontOf, hatch, inset, radius, seen } from "./page_look.js";
import { drawShapes } from "./page_shapes.js";

/** @typedef {import("./page_look.js").Tools} Tools */

/** @param {any} ctx @param {Node} node @param {Tools} tools @param {boolean} turned whether its letters go upwards */
export function drawNode(ctx, node, tools, turned = false) {
  if (node instanceof Text) return drawText(ctx, node, tools, turned);
  if (node instanceof SVGElement) return drawShapes(ctx, node, tools);
  if (!(node instanceof HTMLElement) || node instanceof HTMLInputElement) return;
  const style = getComputedStyle(node);
  if (style.display === "none" || style.visibility === "hidden" || !Number(style.opacity)) return;
  const box = node.getBoundingClientRect();
  ctx.save();
  ctx.globalAlpha *= Number(style.opacity);
  cutAt(ctx, inset(style.clipPath, box));
  if (style.display !== "contents") drawBox(ctx, box, style);
  if (node.matches(".ring")) drawRing(ctx, box, style, tools);
  if (node instanceof HTMLCanvasElement && node.width && node.height)
    ctx.drawImage(node, box.left, box.top, box.width, box.height);
  if (["hidden", "clip"].includes(style.overflowX)) cutAt(ctx, box);
  for (const child of node.childNodes) drawNode(ctx, child, tools, turned || style.rotate === "-90deg");
  ctx.restore();
}

function outline(ctx, { x, y, width, height }, round = 0) {
  ctx.beginPath();
  ctx.roundRect(x, y, width, height, round);
}

function cutAt(ctx, box) {
  if (!box) return;
  outline(ctx, box);
  ctx.clip();
}

/** Ground, hatch, and the lines around. @param {any} ctx @param {DOMRect} box @param {CSSStyleDeclaration} style */
function drawBox(ctx, box, style) {
  if (box.width <= 0 || box.height <= 0) {
    if (!box.width && !box.height) return;
  }
  const round = radius(style, box);
  const ground = seen(style.backgroundColor);
  if (ground) {
    outline(ctx, box, round);
    Object.assign(ctx, { fillStyle: ground }).fill();
  }
  const lines = hatch(style.backgroundImage);
  if (lines) drawHatch(ctx, box, round, lines);
  const [, color, wide, inside] = /^(.*\)) 0px 0px 0px ([\d.]+)px( inset)?$/.exec(style.boxShadow) ?? [];
  if (color && seen(color)) {
    const half = (inside ? -1 : 1) * (Number(wide) / 2);
    Object.assign(ctx, { strokeStyle: seen(color), lineWidth: Number(wide) });
    outline(ctx, grown(box, half), Math.max(0, round + half));
    ctx.stroke();
  }
  drawBorder(ctx, box, round, style);
}

const grown = ({ x, y, width, height }, by) => ({
  x: x - by,
  y: y - by,
  width: width + 2 * by,
  height: height + 2 * by,
});

function drawHatch(ctx, box, round, { color, thick, gap }) {
  const step = gap * Math.SQRT2;
  ctx.save();
  outline(ctx, box, round);
  ctx.clip();
  Object.assign(ctx, { strokeStyle: color, lineWidth: thick });
  ctx.beginPath();
  for (let x = box.left; x < box.right + box.height; x += step) {
    ctx.moveTo(x, box.top);
    ctx.lineTo(x - box.height, box.bottom);
  }
  ctx.stroke();
  ctx.restore();
}

function drawBorder(ctx, box, round, style) {
  const sides = ["Top", "Right", "Bottom", "Left"].map((side) => {
    const wide = style[`border${side}Style`] === "none" ? 0 : parseFloat(style[`border${side}Width`]);
    return { wide, color: wide ? seen(style[`border${side}Color`]) : "", how: style[`border${side}Style`] };
  });
  const pen = ({ wide, color, how }) => {
    Object.assign(ctx, { strokeStyle: color, lineWidth: wide, lineCap: "butt" });
    ctx.setLineDash(how === "dashed" ? [2.5 * wide, 2 * wide] : []);
  };
  const [first] = sides;
  if (sides.every(({ wide, color }) => color && wide === first.wide && color === first.color)) {
    pen(first);
    outline(ctx, grown(box, -first.wide / 2), Math.max(0, round - first.wide / 2));
    ctx.stroke();
    ctx.setLineDash([]);
    return;
  }
  const { left, top, right, bottom } = box;
  const ends = [
    [left, top, right, top, 0, 1],
    [right, top, right, bottom, -1, 0],
    [left, bottom, right, bottom, 0, -1],
    [left, top, left, bottom, 1, 0],
  ];
  sides.forEach((side, i) => {
    if (!side.color) return;
    const [x0, y0, x1, y1, across, down] = ends[i];
    const [dx, dy] = [(across * side.wide) / 2, (down * side.wide) / 2];
    pen(side);
    ctx.beginPath();
    ctx.moveTo(x0 + dx, y0 + dy);
    ctx.lineTo(x1 + dx, y1 + dy);
    ctx.stroke();
  });
  ctx.setLineDash([]);
}

/** Where a run starts or stands: what can be grabbed on the page is a ring on paper. */
function drawRing(ctx, { left, top, width, height }, style, { color, background }) {
  const own = style.getPropertyValue("--mark");
  for (const [wide, ink] of [
    [6, background],
    [2.6, own ? seen(own) : color],
  ]) {
    ctx.beginPath();
    ctx.arc(left + width / 2, top + height / 2, 8.5, 0, 2 * Math.PI);
    Object.assign(ctx, { strokeStyle: ink, lineWidth: wide });
    ctx.stroke();
  }
}

/** Words of one line at once, where they stand. @param {any} ctx @param {Text} node @param {Tools} tools */
function drawText(ctx, node, { measure }, turned) {
  const { data, parentElement: parent } = node;
  if (!parent || !data.trim()) return;
  const style = getComputedStyle(parent);
  const [color, font] = [seen(style.color), fontOf(style)];
  if (!color || style.visibility === "hidden") return;
  const halo = parseFloat(style.webkitTextStrokeWidth) || 0;
  const lines = [];
  const range = document.createRange();
  for (const { 0: word, index } of data.matchAll(/\S+/g)) {
    range.setStart(node, index);
    range.setEnd(node, index + word.length);
    const [place] = range.getClientRects();
    if (!place || place.width <= 0) continue;
    const line = turned ? null : lines.at(-1);
    if (line && Math.abs(line.place.top - place.top) < 2) line.text += ` ${word}`;
    else lines.push({ text: word, place });
  }
  Object.assign(ctx, { font, fillStyle: color, lineJoin: "round" });
  const write = (text, x, y) => {
    if (halo) Object.assign(ctx, { strokeStyle: seen(style.webkitTextStrokeColor), lineWidth: halo });
    if (halo) ctx.strokeText(text, x, y);
    ctx.fillText(text, x, y);
  };
  for (const { text, place } of lines) {
    if (turned) {
      ctx.save();
      ctx.translate(place.left + place.width / 2, place.top + place.height / 2);
      ctx.rotate(-Math.PI / 2);
      Object.assign(ctx, { textAlign: "center", textBaseline: "middle" });
      write(text, 0, 0);
      ctx.restore();
      continue;
    }
    const { fontBoundingBoxAscent: up, fontBoundingBoxDescent: down } = measure(font).measureText(text);
    Object.assign(ctx, { textAlign: "left", textBaseline: "alphabetic" });
    write(text, place.left, place.top + (place.height - up - down) / 2 + up);
  }
}

/** How far a part of the page reaches, with what has to be scrolled to. @param {Element[]} parts */
export function reach(parts) {
  const all = parts.flatMap((part) => [part, ...part.querySelectorAll("*")].filter(scrolls));
  const boxes = [...parts, ...all].map((node) => {
    const { left, top, right, bottom } = node.getBoundingClientRect();
    return { left, top, right: Math.max(right, left + (scrolls(node) ? node.scrollWidth : 0)), bottom };
  });
  const [left, top] = [Math.min(...boxes.map((box) => box.left)), Math.min(...boxes.map((box) => box.top))];
  const [right, bottom] = [Math.max(...boxes.map((box) => box.right)), Math.max(...boxes.map((box) => box.bottom))];
  return { left, top, width: right - left, height: bottom - top };
}

const scrolls = (node) => ["auto", "scroll"].includes(getComputedStyle(node).overflowX);
