/** The start of the race on a map: dragged, tapped, or moved by arrow keys. */

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };
const within = (low, value, high) => Math.min(Math.max(value, low), high);

/**
 * @param {HTMLElement} sheet on which a press moves the start @param {HTMLElement} ring its mark
 * @param {() => {frame: any, start: [number, number]}} now what the map shows
 * @param {(start: [number, number], released: boolean) => void} begin
 */
export function startRing(sheet, ring, now, begin) {
  let pressed, keyed;

  // A start stays inside the map: what leaves it could not be grabbed again.
  function move([x, y], released) {
    const { frame } = now();
    begin(frame.round([within(frame.x0, x, frame.x1), within(frame.y0, y, frame.y1)]), released);
  }
  const at = ({ clientX, clientY }) => {
    const { left, top } = sheet.getBoundingClientRect();
    return [clientX - left, clientY - top];
  };
  sheet.onpointerdown = (event) => {
    const { frame, start } = now();
    if (event.button || !frame?.contains(...at(event))) return;
    const [px, py] = at(event);
    const [rx, ry] = frame.pixel(start);
    const grip = event.target === ring;
    pressed = { id: event.pointerId, grip, from: [px, py], off: grip ? [rx - px, ry - py] : [0, 0], moved: false };
    (grip ? ring : sheet).setPointerCapture(event.pointerId);
  };
  sheet.onpointermove =
    sheet.onpointerup =
    sheet.onpointercancel =
      (event) => {
        if (event.pointerId !== pressed?.id) return;
        const [done, [px, py]] = [event.type !== "pointermove", at(event)];
        const { grip, from, off, moved } = pressed;
        // A finger beside the ring scrolls the page and taps.
        const drags = grip || event.pointerType !== "touch";
        if (moved || Math.hypot(px - from[0], py - from[1]) >= (grip ? 1 : 4)) pressed.moved = true;
        if (done) pressed = null;
        if (event.type === "pointercancel") return drags && moved && move(now().start, true);
        const there = now().frame.theta(px + off[0], py + off[1]);
        if (drags && (pressed?.moved || (done && moved))) move(there, done);
        else if (done && !moved && !grip) move(there, true);
      };
  ring.onkeydown = (event) => {
    const [right, up] = ARROWS[event.key] ?? [];
    if (right === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    const way = event.shiftKey ? 0.05 : 0.01;
    const {
      frame: { x0, x1, y0, y1 },
      start: [x, y],
    } = now();
    keyed = true;
    move([x + right * way * (x1 - x0), y + up * way * (y1 - y0)], false);
  };
  ring.onkeyup = ring.onblur = () => {
    if (keyed) begin(now().start, true);
    keyed = false;
  };
}
