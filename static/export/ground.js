/** The plane of an exported picture: tones, contour lines, numbers along both sides, and the scale. */

import { sides, stops } from "../stage/contour.js";
import { cut } from "../stage/scene.js";

const SMALL = 11.5; // px of a number
const HATCH = 8; // px between two lines where the loss has no value
const BAR = { width: 108, height: 7, right: 12, bottom: 12 };

/** @param {any} ctx */
export function drawField(ctx, { field, flat, colors, family, axes, contours, blank = "" }) {
  const { left, top, width, height } = flat.box;
  const { image } = field;
  const tones = document.createElement("canvas");
  Object.assign(tones, { width: image.width, height: image.height }).getContext("2d").putImageData(image, 0, 0);
  cut(ctx, flat.box, () => {
    if (field.blank) hatch(ctx, flat.box, colors);
    ctx.drawImage(tones, left, top, width, height);
    ctx.translate(left, top);
    for (const { path, stroke, opacity, width: thick, within } of contours) {
      ctx.save();
      if (within) ctx.clip(within);
      Object.assign(ctx, { strokeStyle: stroke, globalAlpha: opacity, lineWidth: thick });
      ctx.stroke(path);
      ctx.restore();
    }
  });
  if (field.blank && blank) {
    const sign = { left: left + 14, top: top + height - 24, width: 18, height: 12 };
    Object.assign(ctx, { font: `400 12px ${family}`, textBaseline: "middle", textAlign: "left" });
    Object.assign(ctx, { fillStyle: colors.background });
    ctx.fillRect(sign.left - 6, sign.top - 4, ctx.measureText(blank).width + 38, 20);
    cut(ctx, sign, () => hatch(ctx, sign, colors));
    Object.assign(ctx, { fillStyle: colors.ink2 }).fillText(blank, sign.left + 24, sign.top + 6);
  }
  const { across, down } = sides(flat);
  Object.assign(ctx, { font: `400 ${SMALL}px ${family}`, fillStyle: colors.ink3, textBaseline: "middle" });
  Object.assign(ctx, { strokeStyle: colors.control, lineWidth: 1, textAlign: "center" });
  ctx.beginPath();
  for (const { at, text } of across) {
    ctx.moveTo(left + at, top + height);
    ctx.lineTo(left + at, top + height + 4);
    ctx.fillText(text, left + at, top + height + 14);
  }
  ctx.textAlign = "right";
  for (const { at, text } of down) {
    ctx.moveTo(left - 4, top + at);
    ctx.lineTo(left, top + at);
    ctx.fillText(text, left - 7, top + at);
  }
  ctx.stroke();
  if (axes?.join() === "x,y") return;
  const [x, y] = axes ?? [];
  Object.assign(ctx, { font: `italic 500 15px ${family}`, fillStyle: colors.ink2, textAlign: "left" });
  Object.assign(ctx, { strokeStyle: colors.background, lineWidth: 3.5, lineJoin: "round" });
  for (const [text, at] of [
    [x && `${x} →`, top + height - 14],
    [y && `${y} ↑`, top + 14],
  ]) {
    if (!text) continue;
    ctx.strokeText(text, left + 8, at);
    ctx.fillText(text, left + 8, at);
  }
}

/** Lines across a box, where there is to be no tone. @param {any} ctx */
function hatch(ctx, { left, top, width, height }, { control }) {
  ctx.beginPath();
  for (let at = 0; at < width + height; at += HATCH) {
    ctx.moveTo(left + at, top);
    ctx.lineTo(left + at - height, top + height);
  }
  Object.assign(ctx, { strokeStyle: control, lineWidth: 1, globalAlpha: 0.55 });
  ctx.stroke();
  ctx.globalAlpha = 1;
}

/** What the tones mean. @param {any} ctx */
export function drawScale(ctx, { field, flat: { box }, colors, family, surface, name }) {
  const [left, top] = [box.left + box.width - BAR.right - BAR.width, box.top + box.height - BAR.bottom - BAR.height];
  const { tones } = colors;
  tones.forEach((tone, i) => {
    const [from, to] = [(i * BAR.width) / tones.length, ((i + 1) * BAR.width) / tones.length];
    Object.assign(ctx, { fillStyle: tone }).fillRect(left + from, top, to - from, BAR.height);
  });
  Object.assign(ctx, { strokeStyle: colors.contour, lineWidth: 1 });
  ctx.beginPath();
  ctx.roundRect(left, top, BAR.width, BAR.height, 2.5);
  ctx.stroke();
  Object.assign(ctx, { font: `400 ${SMALL}px ${family}`, textBaseline: "middle", lineJoin: "round", lineWidth: 3.5 });
  const write = (text, x, y, textAlign) => {
    Object.assign(ctx, { textAlign, strokeStyle: colors.background, fillStyle: colors.ink2 });
    ctx.strokeText(text, x, y);
    ctx.fillText(text, x, y);
  };
  write(name, left - 7, top + BAR.height / 2, "right");
  for (const { share, text } of stops(field, surface)) write(text, left + share * BAR.width, top - 10, "center");
}
