/** One picture of a race as a file: PNG, or SVG. */

import { titleOf } from "./caption.js";
import { SvgContext } from "./svg.js";

/** @param {import("./picture.js").Picture} picture */
export async function png(picture) {
  await picture.open();
  const { size, ratio, step } = picture;
  const ctx = Object.assign(document.createElement("canvas"), size).getContext("2d");
  ctx.scale(ratio, ratio);
  picture.still(ctx);
  picture.moving(ctx, step);
  const blob = await new Promise((done) => ctx.canvas.toBlob(done, "image/png"));
  if (!blob) throw new Error("no memory for a picture of this size");
  return blob;
}

/** @param {import("./picture.js").Picture} picture */
export async function svg(picture) {
  await picture.open();
  const { sheet, ratio, step, race, link } = picture;
  const ctx = new SvgContext((font, text) => picture.letters.set(font).measureText(text));
  picture.still(ctx);
  picture.moving(ctx, step);
  const { width, height } = sheet;
  return new Blob([ctx.text({ width, height, ratio, title: titleOf(race), about: link })], {
    type: "image/svg+xml",
  });
}
