/** Pointer and wheel over the plot. A finger scrolls the page and taps; a mouse also pans, zooms and points. */

const CLICK = 4; // px a click may move
const TAP = 10;

/**
 * @param {HTMLElement} host
 * @param {{at(event: PointerEvent): number[], pan(dx: number, dy: number): void, zoom(factor: number, at: number[]): boolean,
 *   click(at: number[]): void, double(): void, point(at: number[]|null): void}} actions `zoom` tells whether it did anything
 * @param {AbortSignal} signal removes the listeners
 */
export function listen(host, actions, signal) {
  let press = null;
  const on = (target, name, listener, options) => target.addEventListener(name, listener, { ...options, signal });

  on(host, "pointerdown", (event) => {
    if (event.button !== 0 || event.target.closest("button")) return;
    press = { x: event.clientX, y: event.clientY, id: event.pointerId, moved: false };
  });
  on(window, "pointermove", (event) => {
    if (!press) {
      if (event.pointerType !== "touch") actions.point(event.buttons === 0 && host.contains(event.target) ? actions.at(event) : null);
      return;
    }
    if (event.pointerId !== press.id) return;
    press.moved ||= Math.hypot(event.clientX - press.x, event.clientY - press.y) >= (event.pointerType === "touch" ? TAP : CLICK);
    if (!press.moved || event.pointerType === "touch") return;
    actions.point(null);
    actions.pan(event.clientX - (press.lastX ?? press.x), event.clientY - (press.lastY ?? press.y));
    [press.lastX, press.lastY] = [event.clientX, event.clientY];
  });
  // On the window: what lies over the plot must not swallow the end of a gesture.
  on(window, "pointerup", (event) => {
    if (!press || event.pointerId !== press.id) return;
    const { moved } = press;
    press = null;
    if (!moved) actions.click(actions.at(event));
  });
  on(window, "pointercancel", () => (press = null));
  on(host, "pointerleave", () => press || actions.point(null));
  on(host, "dblclick", () => actions.double());
  on(host, "wheel", (event) => {
    const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
    const speed = event.ctrlKey ? 0.01 : 0.0015; // a pinch on a touchpad arrives as small wheel steps with Ctrl
    if (actions.zoom(Math.exp(event.deltaY * lines * speed), actions.at(event))) event.preventDefault();
  }, { passive: false });
}

/** The step of a path nearest to a pixel. @param {import("./polyline.js").Polyline} line */
function nearest({ x, y, step, begins }, px, py) {
  let best = { step: 0, distance: Infinity };
  for (let i = 1; i < x.length; i++) {
    if (begins[i]) continue;
    const [dx, dy] = [x[i] - x[i - 1], y[i] - y[i - 1]];
    const along = ((px - x[i - 1]) * dx + (py - y[i - 1]) * dy) / (dx * dx + dy * dy || 1);
    const t = Math.min(Math.max(along, 0), 1);
    const distance = Math.hypot(px - x[i - 1] - t * dx, py - y[i - 1] - t * dy);
    if (distance < best.distance) best = { step: Math.round(step[i - 1] + t * (step[i] - step[i - 1])), distance };
  }
  return best;
}

/**
 * The runner and step that a pixel points at.
 * @param {Map<string, import("./polyline.js").Polyline>} lines of the visible runners, by id
 * @param {number[]} at @param {number} reach px @returns {{id: string, step: number}|null}
 */
export function pointedAt(lines, [px, py], reach) {
  let best = { distance: reach };
  for (const [id, line] of lines) {
    const found = nearest(line, px, py);
    if (found.distance < best.distance) best = { id, ...found };
  }
  return best.id ? { id: best.id, step: best.step } : null;
}
