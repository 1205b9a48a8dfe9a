/** The handle of the wrong row: a slider that stands in the data. */

import { element, put, set } from "../../kit/dom.js";
import { fill } from "../../kit/format.js";
import { paint, svg } from "../svg.js";

const KEYS = {
  ArrowUp: 1,
  ArrowRight: 1,
  ArrowDown: -1,
  ArrowLeft: -1,
  PageUp: 10,
  PageDown: -10,
  Home: -1e3,
  End: 1e3,
};
const NEAR = 3; // px the pointer may move without dragging

// Not of SVG: there a finger that drags would scroll the page.
export const handle = () =>
  element(
    "div",
    { class: "grip", role: "slider", tabindex: "0", "data-testid": "outlier", "aria-orientation": "vertical" },
    svg(
      "svg",
      { viewBox: "-22 -22 44 44", "aria-hidden": "true" },
      svg("circle", { r: 9 }),
      svg("path", { d: "M-3.5-14L0-18L3.5-14M-3.5 14L0 18L3.5 14" }),
    ),
  );

/** The handle where the row stands that may be wrong; rows of one's own have none. */
export function place(scatter, scores, dragged) {
  const { hours, wrong, words, outlier } = scatter.data;
  const none = wrong === undefined;
  set(scatter.handle, { hidden: none });
  if (none) return put(scatter.hint, "");
  const [x, y] = [scatter.px(hours[wrong]), scatter.py(scores[wrong])];
  const text = fill(words.handle_value, { score: scores[wrong].toFixed(1) });
  scatter.handle.style.translate = `${x}px ${y}px`;
  paint(scatter.hint, { x: x - 16, y: y + 4 });
  put(scatter.hint, dragged ? text : outlier ? words.outlier : words.drag);
  set(scatter.handle, { ariaValueNow: String(scores[wrong]), ariaValueText: text });
}

/**
 * @param {() => number} score what the row says now
 * @param {(slip: number | null, released: boolean) => void} hold null for the true score
 */
export function grip(scatter, data, score, hold) {
  const { handle: node } = scatter;
  let press, keyed;
  const legal = (value) => {
    const { highest, fine } = data();
    return Math.round(Math.min(Math.max(value, 0), highest) * fine) / fine;
  };

  node.onpointerdown = (event) => {
    if (event.button) return;
    node.setPointerCapture(event.pointerId);
    press = { from: event.clientY, off: scatter.top(score()) - event.clientY, slip: undefined };
  };
  node.onpointermove = ({ clientY }) => {
    if (!press || (press.slip === undefined && Math.abs(clientY - press.from) < NEAR)) return;
    press.slip = legal(scatter.value(clientY + press.off));
    hold(press.slip, false);
  };
  // A cancelled touch has no position of its own: what was last drawn counts.
  node.onpointerup = node.onpointercancel = () => {
    const { slip } = press ?? {};
    press = undefined;
    if (slip !== undefined) hold(slip, true);
  };
  // What was moved here is wrong before Python has said so.
  const wrong = () => data().outlier || score() !== data().honest;
  node.ondblclick = () => wrong() && hold(null, true);
  node.onkeydown = (event) => {
    const { key } = event;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (/^(Delete|Backspace)$/.test(key) && wrong()) hold(null, true);
    if (!KEYS[key]) return;
    event.preventDefault();
    event.stopPropagation(); // arrows elsewhere step through time
    keyed = legal((keyed ?? score()) + (KEYS[key] * (event.shiftKey ? 10 : 1)) / data().fine);
    hold(keyed, false);
  };
  node.onkeyup = node.onblur = () => {
    if (keyed !== undefined) hold(keyed, true);
    keyed = undefined;
  };
}
