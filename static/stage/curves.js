/** The curves of the panel: their paths on a canvas, and a steady line through one that trembles. */

const { ceil, max, min } = Math;
export const SMOOTH = 10; // steps of a running mean

/**
 * The mean of the latest values up to each, of `SMOOTH` at most; what is no number makes none.
 * @param {Float64Array} values
 */
export function runningMean(values) {
  return values.map((_, k) => {
    const latest = values.slice(max(0, k + 1 - SMOOTH), k + 1);
    return latest.reduce((sum, value) => sum + value, 0) / latest.length;
  });
}

/**
 * At most two points per px: the lowest and the highest value there.
 * @param {number} bunch steps in a px
 */
export function trace(values, bunch, px, py) {
  const path = new Path2D();
  for (let k = 0; k < values.length; k += ceil(bunch)) {
    const some = values.subarray(k, k + ceil(bunch));
    for (const value of new Set([min(...some), max(...some)])) path.lineTo(px(k), py(value));
  }
  return path;
}

/** Draws one path of each line, between two places of the axis of steps. */
export function stroke(ctx, lines, path, { from, to, top, bottom }, globalAlpha, lineWidth, dash) {
  ctx.save();
  ctx.beginPath();
  ctx.rect(from, top, to - from, bottom - top);
  ctx.clip();
  for (const line of lines) {
    const { look } = line;
    Object.assign(ctx, {
      globalAlpha,
      strokeStyle: look.color,
      lineWidth,
      lineCap: look.round ? "round" : "butt",
      lineJoin: "round",
    });
    ctx.setLineDash(dash ?? look.dash);
    ctx.stroke(line[path]);
  }
  ctx.restore();
}
