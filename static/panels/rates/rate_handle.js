/** The handle of a runner's learning rate on the axis: a slider for pointer and keys. */

import { element } from "../../kit/dom.js";

const KEYS = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 };

/** A rate in three digits. */
export const tidy = (rate) => Number(rate.toPrecision(3));

/**
 * @param {string} id of the runner
 * @param {any} scale px, rateAt and decades of the axis
 * @param {any} hooks set(id, rate, released)
 */
export function rateHandle(id, { px, rateAt, decades }, hooks) {
  const handle = element("button", { type: "button", role: "slider", "data-id": id, "data-testid": `rate-${id}` });
  let [from, last, keyed] = [null, 0, false];
  const now = () => Number(handle.ariaValueNow);
  handle.onpointerdown = (event) => {
    if (event.button) return;
    handle.setPointerCapture(event.pointerId);
    [from, last] = [px(now()) - event.clientX, now()];
  };
  handle.onpointermove = (event) => {
    if (from === null) return;
    hooks.set(id, (last = rateAt(event.clientX + from)), false);
  };
  handle.onpointerup = handle.onpointercancel = () => {
    if (from !== null) hooks.set(id, last, true);
    from = null;
  };
  handle.onkeydown = (event) => {
    const way = KEYS[event.key];
    if (!way || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    const before = keyed ? last : now(); // the next key may come before the next picture
    keyed = true;
    last = tidy(before * 10 ** (way * (event.shiftKey ? 0.1 : 0.01) * decades()));
    hooks.set(id, last, false);
  };
  handle.onkeyup = handle.onblur = () => {
    if (keyed) hooks.set(id, last, true);
    keyed = false;
  };
  return handle;
}
