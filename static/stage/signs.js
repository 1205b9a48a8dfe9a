/** The small signs on the canvas, and the strokes they are made of. */

const ARROW = 14; // px of its head
const CORNER = 6;

/** Strokes the current path. */
export function stroke(ctx, color, width, alpha) {
  const before = ctx.globalAlpha;
  ctx.globalAlpha = before * alpha;
  ctx.strokeStyle = color;
  ctx.lineWidth = width;
  ctx.stroke();
  ctx.globalAlpha = before;
}

export function disc(ctx, x, y, radius, fill, line, width) {
  ctx.beginPath();
  ctx.arc(x, y, radius, 0, 7);
  ctx.fillStyle = fill;
  ctx.fill();
  if (line) stroke(ctx, line, width, 1);
}

/** A saddle. */
export function cross(ctx, x, y, { background, ink2 }) {
  const arm = 5;
  ctx.beginPath();
  for (const side of [-1, 1]) {
    ctx.moveTo(x - arm, y - side * arm);
    ctx.lineTo(x + arm, y + side * arm);
  }
  ctx.lineCap = "round";
  stroke(ctx, background, 5, 1);
  stroke(ctx, ink2, 2, 1);
  ctx.lineCap = "butt";
}

/** The start, and around it whether the keyboard is there. */
export function ring(ctx, x, y, colors, focus) {
  disc(ctx, x, y, 10.5, colors.background);
  disc(ctx, x, y, 8, colors.background, colors.ink, 2.2);
  disc(ctx, x, y, 2, colors.ink);
  if (!focus) return;
  ctx.beginPath();
  ctx.arc(x, y, 13, 0, 7);
  stroke(ctx, colors.focus, 2, 1);
}

/** Points along the arrow of an exit, tip first; the tip stays clear of the border. */
export const arrowPoints = ({ x, y, angle }) =>
  [7, 16, 25, 33, 41].map((back) => ({ x: x - back * Math.cos(angle), y: y - back * Math.sin(angle) }));

/** Where a runner left. */
export function arrow(ctx, exit, color, halo) {
  const [{ x, y }] = arrowPoints(exit);
  ctx.save();
  ctx.translate(x, y);
  ctx.rotate(exit.angle);
  const shape = new Path2D(`M${-ARROW - 20} -1.8H${-ARROW}V-6L0 0L${-ARROW} 6V1.8H${-ARROW - 20}Z`);
  ctx.strokeStyle = halo;
  ctx.lineWidth = 3.5;
  ctx.stroke(shape);
  ctx.fillStyle = color;
  ctx.fill(shape);
  ctx.restore();
}

/** Everything until `restore` stays inside the frame. */
export function clipTo(ctx, { box: { left, top, width, height } }) {
  ctx.beginPath();
  ctx.roundRect(left, top, width, height, CORNER);
  ctx.clip();
}

/** Rounds the corners of the still picture below, too. */
export function corners(ctx, { box: { left, top, width, height } }, background) {
  ctx.beginPath();
  ctx.rect(left - 1, top - 1, width + 2, height + 2);
  ctx.roundRect(left, top, width, height, CORNER);
  ctx.fillStyle = background;
  ctx.fill("evenodd");
}

/** @param {string} family */
export const labelFont = (family) => `650 13px ${family}`;

/** Text that stays readable over lines. */
export function haloed(ctx, words, x, y, color, halo, width) {
  ctx.lineJoin = "round";
  ctx.lineWidth = width;
  ctx.strokeStyle = halo;
  ctx.strokeText(words, x, y);
  ctx.fillStyle = color;
  ctx.fillText(words, x, y);
}
