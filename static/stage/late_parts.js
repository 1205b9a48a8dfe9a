/** What a plot loads when it is first asked for: the view in space, and the arrows of one step. */

import { put } from "../kit/dom.js";
import { style } from "../kit/marks.js";

const TURN = 1 / 120; // radians of a px that a hand moves
const REST = 160; // ms after which names find their places again

export class LateParts {
  /** @type {import("./space.js").Space | null} */
  space = null;
  /** @type {typeof import("./inspect.js") | null} */
  #arrows = null;
  #coming; // the module of the view in space
  #bringing; // that of the arrows
  #projected; // the frame of the view in space, as the runs were projected last
  #due = 0; // its next picture
  #rest = 0;

  /**
   * @param {any} plot @param {HTMLElement} note where it says what one has to know of the heights
   * @param {{project(): void, repaint(names?: boolean): void, zoom(factor: number): void}} hooks
   */
  constructor(plot, note, hooks) {
    this.plot = plot;
    this.note = note;
    this.hooks = hooks;
  }

  /** Into the third dimension and back, as soon as it is there. */
  turn(wanted) {
    const { plot, hooks, space } = this;
    const { surface, words } = plot.race;
    if (wanted) this.#coming ??= this.#load();
    const deep = Boolean(wanted && space);
    if (deep) space.draw(surface, plot.frame, plot.levels, { dark: plot.dark, font: plot.family, words });
    if (space) put(this.note, deep ? space.note : "");
    if (deep === plot.deep && (!deep || space.frame === this.#projected)) return;
    this.#projected = space?.frame;
    if (deep !== plot.deep) plot.named = null;
    plot.deep = deep;
    plot.node.toggleAttribute("data-deep", deep);
    space?.show(deep);
    hooks.project();
  }

  /** Turns the landscape as a hand moves by so many px. */
  look(right, down) {
    this.space.turn(-right * TURN, down * TURN);
  }

  async #load() {
    const { plot, hooks } = this;
    try {
      const { Space } = await import("./space.js");
      const turned = () => {
        this.#due ||= requestAnimationFrame(() => {
          this.#due = 0;
          hooks.repaint();
        });
        clearTimeout(this.#rest);
        this.#rest = setTimeout(() => hooks.repaint(true), REST);
      };
      this.space = new Space(plot.node, { turned, zoom: hooks.zoom });
      hooks.repaint();
    } catch (problem) {
      put(this.note, problem.message);
    }
  }

  /** The arrows of the step of the selected runner. */
  inspect({ ctx, race, frame, colors, dark, family }, { inspect, selected, hidden, step }) {
    const runner = inspect && race.runners.find(({ id, history }) => id === selected && history && !hidden.has(id));
    if (!runner) {
      this.#arrows?.leave();
      return;
    }
    this.#bringing ??= import("./inspect.js").then((module) => {
      this.#arrows = module;
      this.hooks.repaint(true);
    });
    const look = { step, frame, colors, style: style(runner.slot, dark), font: family };
    this.#arrows?.inspect(ctx, { race, runner, ...look });
  }

  destroy() {
    clearTimeout(this.#rest);
    cancelAnimationFrame(this.#due);
    this.space?.destroy();
  }
}
