/** The start on the plot, as a slider that a screen reader can read. */

import { set } from "../kit/dom.js";

const written = (value) => String(Number(value.toPrecision(4))).replace("-", "−");

/**
 * Where it stands, and what it says of itself once it rests: a moving hand is not read out.
 * @param {HTMLElement} button
 * @param {import("../kit/frame.js").Frame} frame
 * @param {[number, number]} start
 * @param {boolean} rests
 */
export function standAt(button, frame, [x, y], rests) {
  const [px, py] = frame.pixel([x, y]);
  button.style.translate = `${px}px ${py}px`;
  button.classList.toggle("away", !frame.contains(px, py));
  if (!rests) return;
  set(button, {
    ariaValueMin: String(Math.min(frame.x0, x)),
    ariaValueMax: String(Math.max(frame.x1, x)),
    ariaValueNow: String(x),
    ariaValueText: `x ${written(x)}, y ${written(y)}`,
  });
}
