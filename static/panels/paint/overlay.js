/**
 * The shapes on the picture: an outline and a spot for each, and three handles for the chosen one. One finger or the
 * pointer places, moves, resizes, turns and raises; keys do the same on a spot that has the focus.
 */

import { arrange, element, set } from "../../kit/dom.js";
import { svg } from "../svg.js";
import { handles, keyed, kind, moved, nearest, placed, pulled, raised } from "./shapes.js";

const [REACH, STILL] = [22, 3]; // px around a spot, and that a press may move without meaning it
const RISE = 0.02; // height per px
const ASIDE = 30; // px from a spot to the handle of its height
const SIGNS = { hill: "▲", ridge: "▲", bowl: "▼", ravine: "▼" };
const GRIPS = ["length", "width", "height"];

/**
 * What the hand does: `choose(i)`; `change(i, shape, released)`, with i beyond the last for a new one; `remove(i)`.
 * @typedef {object} Acts
 * @property {(i: number) => void} choose
 * @property {(i: number, shape: any, released: boolean) => void} change
 * @property {(i: number) => void} remove
 */
export class Overlay {
  #press = null;
  #keyed = false;
  #drawn = []; // what was drawn last
  /** @param {() => any} state shapes, chosen, tool, most, words and the plot @param {Acts} acts */
  constructor(state, acts) {
    this.state = state;
    this.acts = acts;
    this.outlines = svg("svg", { "aria-hidden": "true" });
    this.spots = [];
    this.grips = GRIPS.map((name) =>
      element("button", {
        type: "button",
        class: `pull ${name}`,
        tabindex: "-1",
        "aria-hidden": "true",
        "data-grip": name,
      }),
    );
    this.node = element("div", { class: "painter", role: "group", hidden: "true" }, this.outlines, ...this.grips);
    const { node } = this;
    for (const name of ["click", "dblclick", "pointermove"])
      node.addEventListener(name, (event) => event.stopPropagation());
    node.addEventListener("pointerdown", (event) => this.#down(event));
    node.addEventListener("pointermove", (event) => this.#move(event));
    node.addEventListener("pointerup", (event) => this.#up(event));
    node.addEventListener("pointercancel", (event) => this.#up(event));
    node.addEventListener("keydown", (event) => this.#key(event));
    node.addEventListener("keyup", () => this.#rest());
    node.addEventListener("focusout", () => this.#rest());
    node.addEventListener("focusin", ({ target }) => {
      if (this.spots.includes(target)) acts.choose(this.spots.indexOf(target));
    });
  }

  /** Where everything stands now. */
  draw(on) {
    const { plot, shapes, chosen, words, lang } = this.state();
    if (this.node.parentNode !== plot.node) plot.node.insertBefore(this.node, plot.start);
    const seen = on && !plot.deep && plot.frame;
    set(this.node, { hidden: !seen, lang });
    const now = [shapes, chosen, plot.frame, words];
    if (!seen || now.every((each, i) => each === this.#drawn[i])) return;
    this.#drawn = now;
    const { frame } = plot;
    while (this.spots.length < shapes.length)
      this.spots.push(element("button", { type: "button", class: "spot", "data-testid": `spot-${this.spots.length}` }));
    const spots = this.spots.slice(0, shapes.length);
    arrange(this.node, [this.outlines, ...spots, ...this.grips]);
    this.outlines.replaceChildren(
      ...shapes.map(([x, y, , length, width, turn], i) => {
        const [px, py] = frame.pixel([x, y]);
        return svg("ellipse", {
          rx: length / frame.unit,
          ry: width / frame.unit,
          transform: `translate(${px} ${py}) rotate(${-turn})`,
          class: i === chosen ? "chosen" : "",
        });
      }),
    );
    shapes.forEach((shape, i) => {
      const sort = kind(shape);
      stand(spots[i], frame.pixel(shape));
      set(spots[i], {
        textContent: SIGNS[sort],
        ariaLabel: `${words[sort]} ${i + 1}`,
        ariaPressed: String(i === chosen),
        ariaDescription: words.spot_help,
      });
    });
    const shape = shapes[chosen];
    for (const grip of this.grips) set(grip, { hidden: !shape });
    if (!shape) return;
    const ends = handles(shape);
    stand(this.grips[0], frame.pixel(ends.length));
    stand(this.grips[1], frame.pixel(ends.width));
    stand(this.grips[2], this.#height(shape, ...frame.pixel(shape)));
  }

  /** The handle of the height stands aside of its spot, away from the other two. @returns {[number, number]} */
  #height(shape, px, py) {
    const side = Math.cos((shape[5] * Math.PI) / 180) >= 0 ? -1 : 1;
    return [px + side * ASIDE, py];
  }

  #down(event) {
    const { plot, shapes, chosen, tool, most } = this.state();
    const at = plot.local([event.clientX, event.clientY]);
    event.stopPropagation();
    if (event.button || this.#press || !plot.frame.contains(...at)) return;
    event.preventDefault(); // no text is chosen, and no finger scrolls
    const point = plot.frame.theta(...at);
    const grip = event.target.dataset?.grip;
    const i = grip ? chosen : nearest(shapes, (each) => plot.frame.pixel(each), at, REACH);
    if (i < 0 && shapes.length >= most) return void this.acts.choose(-1);
    this.node.setPointerCapture(event.pointerId);
    const shape = i < 0 ? placed(tool, point) : shapes[i];
    const off = [shape[0] - point[0], shape[1] - point[1]];
    this.#press = { id: event.pointerId, at, grip, shape, off, i: i < 0 ? shapes.length : i, meant: i < 0 };
    if (i < 0) this.acts.change(shapes.length, shape, false);
    this.acts.choose(this.#press.i);
    this.spots[this.#press.i]?.focus({ preventScroll: true });
  }

  #move(event) {
    const press = this.#press;
    if (event.pointerId !== press?.id) return;
    const { plot } = this.state();
    const at = plot.local([event.clientX, event.clientY]);
    press.meant ||= Math.hypot(at[0] - press.at[0], at[1] - press.at[1]) >= STILL;
    if (!press.meant) return;
    const { grip, shape, off, i } = press;
    const [x, y] = plot.frame.theta(...at);
    const next =
      grip === "height"
        ? raised(shape, (press.at[1] - at[1]) * RISE)
        : grip
          ? pulled(shape, grip, [x, y])
          : moved(shape, [x + off[0], y + off[1]]);
    press.last = next;
    this.acts.change(i, next, false);
  }

  #up(event) {
    const press = this.#press;
    if (event.pointerId !== press?.id) return;
    event.stopPropagation();
    this.#press = null;
    if (press.meant) this.acts.change(press.i, press.last ?? press.shape, true);
  }

  #key(event) {
    const i = this.spots.indexOf(event.target);
    const { shapes } = this.state();
    if (i < 0 || event.ctrlKey || event.metaKey || event.altKey) return;
    const next = keyed(shapes[i], event);
    const gone = /^(Delete|Backspace)$/.test(event.key);
    if (!next && !gone) return;
    event.preventDefault();
    event.stopPropagation(); // arrows elsewhere step through time
    if (gone) return void this.acts.remove(i);
    this.#keyed = true;
    this.acts.change(i, next, false);
  }

  /** The key is up, or the focus has gone: what it made is done. */
  #rest() {
    const { shapes, chosen } = this.state();
    if (this.#keyed && shapes[chosen]) this.acts.change(chosen, shapes[chosen], true);
    this.#keyed = false;
  }

  /** Whether a hand holds something. */
  get held() {
    return Boolean(this.#press?.meant) || this.#keyed;
  }
}

const stand = (node, [px, py]) => set(node.style, { translate: `${Math.round(px)}px ${Math.round(py)}px` });
