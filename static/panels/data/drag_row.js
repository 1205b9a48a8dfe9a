/** The handle of the wrong row: a slider that stands in the data. */

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

/** @param {() => number} score what the row says now @param {(slip: number | null, released: boolean) => void} hold null for the true score */
export function grip(scatter, data, score, hold) {
  const { handle } = scatter;
  let press, keyed;
  const legal = (value) => {
    const { highest, fine } = data();
    return Math.round(Math.min(Math.max(value, 0), highest) * fine) / fine;
  };

  handle.onpointerdown = (event) => {
    if (event.button) return;
    handle.setPointerCapture(event.pointerId);
    press = { from: event.clientY, off: scatter.top(score()) - event.clientY, slip: undefined };
  };
  handle.onpointermove = ({ clientY }) => {
    if (!press || (press.slip === undefined && Math.abs(clientY - press.from) < NEAR)) return;
    press.slip = legal(scatter.value(clientY + press.off));
    hold(press.slip, false);
  };
  // A cancelled touch has no position of its own: what was last drawn counts.
  handle.onpointerup = handle.onpointercancel = () => {
    const { slip } = press ?? {};
    press = undefined;
    if (slip !== undefined) hold(slip, true);
  };
  handle.ondblclick = () => data().outlier && hold(null, true);
  handle.onkeydown = (event) => {
    const { key } = event;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (/^(Delete|Backspace)$/.test(key) && data().outlier) hold(null, true);
    if (!KEYS[key]) return;
    event.preventDefault();
    event.stopPropagation(); // arrows elsewhere step through time
    keyed = legal((keyed ?? score()) + (KEYS[key] * (event.shiftKey ? 10 : 1)) / data().fine);
    hold(keyed, false);
  };
  handle.onkeyup = handle.onblur = () => {
    if (keyed !== undefined) hold(keyed, true);
    keyed = undefined;
  };
}
