/** The small colour scale inside the plot. */

import { decade } from "./frame.js";
import { exact } from "./format.js";
import { haloed } from "./signs.js";

const [WIDTH, HEIGHT, MARGIN] = [108, 7, 12];

/**
 * Marks at whole decades where the levels end on them, else at the ends.
 * @param {{low: number, high: number}} levels @param {boolean} plain whether these are losses, not their logarithms
 */
function marks({ low, high }, plain) {
  const whole = Number.isInteger(low) && Number.isInteger(high);
  if (!whole) return [low, high].map((log) => ({ log, text: exact(Number((plain ? log : 10 ** log).toPrecision(3))) }));
  const stride = Math.ceil((high - low) / 3.5);
  return Array.from({ length: high - low + 1 }, (_, index) => {
    const log = low + index;
    const text = plain ? exact(log) : Math.abs(log) <= 3 ? exact(10 ** log) : decade(log);
    return { log, text: index % stride === 0 ? text : "" };
  });
}

/** @param {CanvasRenderingContext2D} ctx @param {import("./scene.js").Scene} scene */
export function drawScale(ctx, { frame, colors, levels, font, race }) {
  const { tones } = colors;
  const found = marks(levels, !race.surface.minima.length);
  const cell = WIDTH / tones.length;
  const left = frame.right - MARGIN - WIDTH;
  const top = frame.bottom - MARGIN - HEIGHT;
  ctx.save();
  ctx.beginPath();
  ctx.roundRect(left, top, WIDTH, HEIGHT, 2.5);
  ctx.strokeStyle = colors.contour;
  ctx.lineWidth = 2;
  ctx.stroke();
  ctx.clip();
  tones.forEach((tone, index) => {
    ctx.fillStyle = tone;
    ctx.fillRect(left + index * cell, top, cell + 1, HEIGHT);
  });
  const place = (log) => left + cell + ((log - levels.low) / (levels.high - levels.low)) * (WIDTH - 2 * cell);
  ctx.fillStyle = colors.control;
  for (const { log } of found) ctx.fillRect(Math.round(place(log)) - 0.5, top, 1, HEIGHT);
  ctx.restore();
  ctx.font = `11.5px ${font}`;
  ctx.textBaseline = "alphabetic";
  ctx.textAlign = "center";
  for (const { log, text } of found) haloed(ctx, text, place(log), top - 5, colors.ink2, colors.background, 3.5);
  ctx.textAlign = "right";
  haloed(ctx, race.words.column_loss, left - 7, top + HEIGHT, colors.ink2, colors.background, 3.5);
}
