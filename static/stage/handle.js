/** The start point as something that can be focused and dragged; the ring itself is drawn on the canvas. */

import { element } from "./dom.js";

const SIZE = 44;
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };
const written = (value) => String(Number(value.toPrecision(4))).replace("-", "−");

export class StartHandle {
  /**
   * @param {HTMLElement} host
   * @param {{frame(): import("./frame.js").Frame, move(xy: number[], released: boolean): void, focus(on: boolean): void}} owner
   */
  constructor(host, owner) {
    this.owner = owner;
    this.node = element("button", {
      type: "button", role: "slider", "data-testid": "start",
      style: `position:absolute;left:0;top:0;width:${SIZE}px;height:${SIZE}px;padding:0;border:0;border-radius:50%;`
        + "background:none;outline:none;cursor:grab;touch-action:none",
      onpointerdown: (event) => this.#grab(event),
      onkeydown: (event) => this.#press(event),
      onkeyup: (event) => ARROWS[event.key] && this.#release(),
      onfocus: () => owner.focus(this.node.matches(":focus-visible")),
      onblur: () => {
        this.#release();
        owner.focus(false);
      },
    });
    host.append(this.node);
  }

  /** @param {number[]} xy @param {string} label */
  place([x, y], label) {
    const frame = this.owner.frame();
    const [px, py] = frame.pixel([x, y]);
    this.xy = [x, y];
    const { style } = this.node;
    style.visibility = frame.contains(px, py) || this.node === document.activeElement ? "visible" : "hidden";
    style.transform = `translate(${px - SIZE / 2}px, ${py - SIZE / 2}px)`;
    const text = `x ${written(x)}, y ${written(y)}`;
    if (this.text === text && this.label === label) return;
    Object.assign(this, { text, label });
    const { x0, x1 } = frame;
    const said = { label, valuemin: Math.min(x0, x), valuemax: Math.max(x1, x), valuenow: x, valuetext: text };
    for (const [name, value] of Object.entries(said)) this.node.setAttribute(`aria-${name}`, value);
  }

  #grab(event) {
    if (event.button !== 0) return;
    const { node, owner } = this;
    const [fromX, fromY] = [event.clientX, event.clientY];
    const [centreX, centreY] = owner.frame().pixel(this.xy);
    let moved = false;
    const follow = (to, released) => {
      moved ||= Math.hypot(to.clientX - fromX, to.clientY - fromY) >= 1;
      const theta = owner.frame().theta(centreX + to.clientX - fromX, centreY + to.clientY - fromY);
      if (moved) owner.move(this.#held(...theta), released);
    };
    const move = (to) => follow(to, false);
    const end = (to) => {
      for (const [name, listener] of Object.entries({ pointermove: move, pointerup: end, pointercancel: end })) {
        node.removeEventListener(name, listener);
      }
      node.style.cursor = "grab";
      // A cancelled touch has no position of its own: what was last drawn counts.
      if (to.type === "pointerup") follow(to, true);
      else if (moved) owner.move(this.xy, true);
    };
    node.setPointerCapture(event.pointerId);
    node.style.cursor = "grabbing";
    node.addEventListener("pointermove", move);
    node.addEventListener("pointerup", end);
    node.addEventListener("pointercancel", end);
  }

  #press(event) {
    const direction = ARROWS[event.key];
    if (!direction || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation(); // arrows elsewhere step through time
    const { box, window } = this.owner.frame();
    const share = event.shiftKey ? 0.05 : 0.01;
    const [x, y] = this.xy;
    this.pressed = true;
    this.owner.focus(true); // after a click, the first key makes the focus visible
    // Kept at once: the next key, or the release, may come before the next picture.
    this.xy = this.#held(x + direction[0] * share * box.width * window.unit, y + direction[1] * share * box.height * window.unit);
    this.owner.move(this.xy, false);
  }

  #release() {
    if (!this.pressed) return;
    this.pressed = false;
    this.owner.move(this.xy, true);
  }

  /** Kept inside the frame: what leaves it could not be grabbed again. */
  #held(x, y) {
    const frame = this.owner.frame();
    const within = (low, high, value) => Math.min(Math.max(value, low), high);
    return frame.round([within(frame.x0, frame.x1, x), within(frame.y0, frame.y1, y)]);
  }
}
