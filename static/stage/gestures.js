/** Pointer, wheel and keys over the plot. A finger scrolls the page and taps; a mouse also pans, zooms and points. */

const DOUBLE = 700; // ms between two clicks that make one gesture
const [NEAREST, FARTHEST] = [1e-6, 4]; // zoom, as a share of the whole view
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };
const within = (low, value, high) => Math.min(Math.max(value, low), high);

/** @param {import("./plot.js").Plot} plot @param {AbortSignal} signal removes the listeners */
export function listen(plot, signal) {
  const { node, start, hooks } = plot;
  let [press, keyed, clicked, unclicked] = [null, null, -Infinity, null];
  const on = (target, names, listener) => names.split(" ").forEach((name) => target.addEventListener(name, listener, { signal, passive: false }));
  const at = ({ clientX, clientY }) => {
    const { left, top } = node.getBoundingClientRect();
    return [clientX - left, clientY - top];
  };
  const inside = (event) => !plot.deep && plot.frame?.contains(...at(event)); // in 3-D the hand holds the camera
  // Kept inside the frame: what leaves it could not be grabbed again.
  const held = ([x, y]) => {
    const { x0, x1, y0, y1 } = plot.frame;
    return plot.frame.round([within(x0, x, x1), within(y0, y, y1)]);
  };

  on(node, "pointerdown", (event) => {
    if (event.button || !inside(event)) return;
    const [from, [px, py]] = [at(event), plot.frame.pixel(plot.view.start)];
    press = { id: event.pointerId, from, last: from, grip: event.target === start && [px - from[0], py - from[1]] };
    event.target.setPointerCapture(event.pointerId);
  });
  on(node, "pointermove pointerup pointercancel", (event) => {
    const [touch, [x, y]] = [event.pointerType === "touch", at(event)];
    if (!press) plot.point(!touch && !event.buttons && inside(event) ? [x, y] : null);
    if (event.pointerId !== press?.id) return;
    const { from, last, grip } = press;
    const moved = (press.moved ||= Math.hypot(x - from[0], y - from[1]) >= (grip ? 1 : touch ? 10 : 4));
    const done = event.type !== "pointermove";
    press.last = [x, y];
    if (done) press = null;
    // A cancelled touch has no position of its own: what was last drawn counts.
    if (grip && moved) hooks.start(event.type === "pointercancel" ? plot.view.start : held(plot.frame.theta(x + grip[0], y + grip[1])), done);
    if (grip || touch && moved) return;
    if (moved) {
      plot.point(null);
      plot.move(plot.aim.moved(x - last[0], y - last[1]));
    } else if (event.type === "pointerup") {
      if (event.timeStamp - clicked >= DOUBLE) unclicked = plot.view.start;
      clicked = event.timeStamp;
      hooks.start(plot.frame.round(plot.frame.theta(x, y)), true);
    }
  });
  on(node, "pointerleave", () => press || plot.point(null));
  on(node, "dblclick", (event) => {
    if (plot.deep || !plot.zoomed) return;
    plot.resetZoom();
    // The first click of the two has moved the start, but the gesture meant the window alone.
    if (event.timeStamp - clicked < DOUBLE) hooks.start(unclicked, true);
  });
  on(node, "wheel", (event) => {
    if (!inside(event)) return;
    const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
    const speed = event.ctrlKey ? 0.01 : 0.0015; // a pinch on a touchpad arrives as small wheel steps with Ctrl
    const unit = within(NEAREST * plot.home.unit, plot.aim.unit * Math.exp(event.deltaY * lines * speed), FARTHEST * plot.home.unit);
    if (unit === plot.aim.unit) return;
    event.preventDefault();
    plot.move(plot.aim.scaled(unit, ...at(event)));
  });
  on(start, "keydown", (event) => {
    const [right, up] = ARROWS[event.key] ?? [];
    if (right === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation(); // arrows elsewhere step through time
    const { box, unit } = plot.frame;
    const way = (event.shiftKey ? 0.05 : 0.01) * unit;
    const [x, y] = keyed ?? plot.view.start; // the next key, or the release, may come before the next picture
    keyed = held([x + right * way * box.width, y + up * way * box.height]);
    plot.focus(true); // after a click, the first key makes the focus visible
    hooks.start(keyed, false);
  });
  on(start, "keyup blur focus", ({ type }) => {
    if (type !== "focus" && keyed) hooks.start(keyed, true);
    keyed = null;
    if (type !== "keyup") plot.focus(type === "focus" && start.matches(":focus-visible"));
  });
}
