/**
 * Pointer, wheel and keys over the plot. A finger scrolls and taps, two zoom; a mouse also pans and points. In space
 * both turn the landscape.
 */

import { pinch } from "./pinch.js";

const [DOUBLE, SPOT] = [700, 44]; // ms and px between two clicks that make one gesture
const [NEAREST, FARTHEST] = [1e-6, 4]; // zoom, as a share of the whole view
const FASTEST = 0.2; // of one turn of the wheel, as a logarithm
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };
const within = (low, value, high) => Math.min(Math.max(value, low), high);

/** Shows the whole surface again, and ends what moves the window by itself. */
export const whole = (plot) => (plot.follows?.checked ? plot.follows.click() : plot.resetZoom());

/** Another window, with what is under one pixel under another. */
export function zoomed(plot, factor, from = middle(plot), to = from) {
  const { home, aim } = plot;
  const unit = within(NEAREST * home.unit, aim.unit * factor, FARTHEST * home.unit);
  if (unit !== aim.unit || from !== to) plot.move(aim.moved(flat(plot, from), flat(plot, to), unit));
}
const middle = (/** @type {any} */ { frame: { box } }) => [box.left + box.width / 2, box.top + box.height / 2];
/** Where a px of the picture lies on the plane. */
const flat = ({ deep, frame, seen }, /** @type {number[]} */ [px, py]) =>
  deep ? frame.pixel(seen.theta(px, py)) : [px, py];

/** @param {AbortSignal} signal removes the listeners */
export function listen(plot, signal) {
  const { node, start, hooks } = plot;
  let [press, keyed, unclicked, clicked, left] = [null, null, null, -Infinity, null];
  const on = (target, names, listener) => {
    for (const name of names.split(" ")) target.addEventListener(name, listener, { signal, passive: false });
  };
  // A second click on the button that has just gone means the button, too.
  const again = ({ timeStamp, clientX, clientY }) =>
    left && timeStamp - left.timeStamp < DOUBLE && Math.hypot(clientX - left.clientX, clientY - left.clientY) < SPOT;
  const at = ({ clientX, clientY }) => plot.local([clientX, clientY]);
  const inside = (event) => plot.frame?.contains(...at(event));
  // Kept inside the frame: what leaves it could not be grabbed again.
  const move = ([x, y], released) => {
    const { x0, x1, y0, y1 } = plot.frame;
    const point = plot.frame.round([within(x0, x, x1), within(y0, y, y1)]);
    plot.view.start = point; // the next key may come before the next picture
    hooks.start(point, released);
    return point;
  };

  on(node, "pointerdown", (event) => {
    if (event.button || !inside(event) || event.target.closest(".whole") || again(event)) return;
    const [from, [px, py]] = [at(event), plot.seen.pixel(plot.view.start)];
    press = {
      id: event.pointerId,
      from,
      last: from,
      grip: event.target === start && [px - from[0] || 0, py - from[1] || 0],
    };
    event.target.setPointerCapture(event.pointerId);
    plot.point(null);
  });
  on(node, "pointermove pointerup pointercancel", (event) => {
    const [touch, done, [x, y]] = [event.pointerType === "touch", event.type !== "pointermove", at(event)];
    if (!press) plot.point(!touch && !event.buttons && inside(event) ? [x, y] : null);
    if (event.pointerId !== press?.id) return;
    const { from, last, grip } = press;
    const moved = press.moved || Math.hypot(x - from[0], y - from[1]) >= (grip ? 1 : touch ? 10 : 4);
    press = done ? null : { ...press, last: moved ? [x, y] : from, moved };
    if (grip) {
      // A cancelled touch has no position of its own: what was last drawn counts.
      if (moved)
        move(
          event.type === "pointercancel" ? plot.view.start : plot.seen.theta(x + grip[0], y + grip[1], plot.view.start),
          done,
        );
    } else if (!moved && event.type === "pointerup") {
      if (event.timeStamp - clicked >= DOUBLE) unclicked = plot.view.start;
      clicked = event.timeStamp;
      move(plot.seen.theta(x, y), true);
    } else if (moved && (plot.deep || !touch)) {
      plot.point(null);
      if (plot.deep) plot.late.look(x - last[0], y - last[1]);
      else plot.move(plot.aim.moved(last, [x, y]));
    }
  });
  on(node, "pointerleave", () => press || plot.point(null));
  on(node, "click", (event) => {
    if (event.target.closest(".whole")) left = event;
  });
  on(node, "dblclick", (event) => {
    if (!plot.zoomed || again(event)) return;
    whole(plot);
    // The first click of the two has moved the start, but the gesture meant the window alone.
    if (event.timeStamp - clicked < DOUBLE) hooks.start(unclicked, true);
  });
  // A plain wheel scrolls the page. A pinch on a touchpad arrives as small steps with Ctrl; some mice send lines.
  on(node, "wheel", (event) => {
    if (!inside(event) || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    const turned = event.deltaY * (event.deltaMode ? 16 : 1) * 0.01;
    zoomed(plot, Math.exp(within(-FASTEST, turned, FASTEST)), at(event));
  });
  const idle = () => !plot.frame;
  const fingers = (from, to, ratio) => {
    press = null;
    zoomed(plot, ratio, plot.local(from), plot.local(to));
  };
  pinch((names, listener) => on(node, names, listener), idle, fingers);
  on(start, "keydown", (event) => {
    const arrow = ARROWS[event.key];
    if (!arrow || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation(); // arrows elsewhere step through time
    const [right, up] = plot.seen.along(arrow);
    const { box, unit } = plot.frame;
    const way = (event.shiftKey ? 0.05 : 0.01) * unit;
    const [x, y] = keyed ?? plot.view.start; // the next key, or the release, may come before the next picture
    plot.focus(true); // after a click, the first key makes the focus visible
    keyed = move([x + right * way * box.width, y + up * way * box.height], false);
  });
  on(start, "keyup focus blur", ({ type }) => {
    if (keyed) hooks.start(keyed, true);
    keyed = null;
    if (type !== "keyup") plot.focus(start.matches(":focus-visible"));
  });
}
