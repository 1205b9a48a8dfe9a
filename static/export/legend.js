/** Who is who on an exported picture: the line and the mark of each runner, its name and settings; and the signs. */

import { drawMarker, LINE, RADIUS, style } from "../kit/marks.js";
import { settings, signsOf } from "./caption.js";

const [SWATCH, GAP] = [46, 10]; // px of a piece of path, of the room beside it

/** @param {any} ctx @param {any} picture */
export function drawLegend(ctx, { sheet, shown, dark, colors, race, letters }) {
  const { legend, columns, row } = sheet;
  const wide = legend.width / columns;
  const room = wide - SWATCH - 2 * GAP;
  shown.forEach((runner, i) => {
    const [left, top] = [legend.left + (i % columns) * wide, legend.top + Math.floor(i / columns) * row];
    const middle = top + Math.min(row, 20) / 2;
    const look = style(runner.slot, dark);
    ctx.save();
    ctx.beginPath();
    ctx.moveTo(left, middle);
    ctx.lineTo(left + SWATCH, middle);
    ctx.setLineDash(look.dash);
    const line = { strokeStyle: look.color, lineWidth: LINE + look.extra, lineCap: look.round ? "round" : "butt" };
    Object.assign(ctx, line).stroke();
    ctx.restore();
    drawMarker(ctx, look, left + SWATCH / 2, middle, RADIUS, colors.background);
    const write = (text, weight, color, size, down) =>
      letters.write(
        ctx,
        letters.lines([letters.piece(text, weight, color, size)], room, 1)[0],
        left + SWATCH + GAP,
        down,
      );
    write(runner.name, 650, colors.ink, 13, middle);
    const told = sheet.settings && settings(runner, race.terms);
    if (told) write(told, 400, colors.ink3, 11, middle + 15);
  });
  const signs = letters.piece(signsOf(race), 400, colors.ink2, 11);
  letters.write(ctx, [signs], legend.left, legend.top + legend.height - 8);
}
