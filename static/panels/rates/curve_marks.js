/** What the canvas over the curves of losses shows. */

import { drawMarker, style, tokens } from "../../kit/marks.js";

const ARROW = new Path2D("M0 0L5 9H-5Z");

/**
 * Where each curve is good, where it begins to diverge, the rates that are its best and tuned, and its own.
 * @param {CanvasRenderingContext2D} ctx @param {any} scale px, top and the box of the axes @param {any[]} curves
 */
export function mark(ctx, { px, top, box }, curves, dark) {
  const { background } = tokens(dark);
  ctx.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
  ctx.clearRect(0, 0, ctx.canvas.width, ctx.canvas.height);
  for (const { slot, rates, heights: above, good, edge } of curves) {
    if (!good) continue;
    const { color } = style(slot, dark);
    Object.assign(ctx, {
      strokeStyle: color,
      fillStyle: color,
      lineWidth: 9,
      lineCap: "round",
      lineJoin: "round",
      globalAlpha: 0.2,
    });
    ctx.beginPath();
    for (let i = good.low; i <= good.high; i++) ctx.lineTo(px(rates[i]), top(above[i]));
    ctx.stroke();
    if (good.edge > 0) {
      Object.assign(ctx, { lineWidth: 1.5, globalAlpha: 0.7 });
      ctx.setLineDash([2, 4]);
      ctx.beginPath();
      ctx.moveTo(px(rates[good.edge - 1]), top(above[good.edge - 1]));
      ctx.lineTo(px(edge), box.top + 6);
      ctx.stroke();
      ctx.setLineDash([]);
    }
    if (edge === null) continue;
    ctx.globalAlpha = 1;
    ctx.save();
    ctx.translate(px(edge), box.top);
    ctx.fill(ARROW);
    ctx.restore();
  }
  ctx.globalAlpha = 1;
  for (const { slot, rates, heights: above, best, tuned } of curves) {
    for (const place of new Set([best, tuned])) {
      if (place < 0) continue;
      ctx.beginPath();
      ctx.arc(px(rates[place]), top(above[place]), place === best ? 5 : 3.5, 0, 7);
      Object.assign(ctx, { strokeStyle: style(slot, dark).color, fillStyle: background, lineWidth: 2 });
      ctx.fill();
      ctx.stroke();
    }
  }
  for (const { slot, rate, height } of curves)
    drawMarker(ctx, style(slot, dark), px(rate), top(height), 6.5, background);
}
