/** What a plot loads when it is first asked for: the view in space, and the arrows of one step. */

import { put } from "../kit/dom.js";
import { style } from "../kit/marks.js";

export class LateParts {
  /** @type {import("./space.js").Space | null} */
  space = null;
  /** @type {typeof import("./inspect.js") | null} */
  #arrows = null;
  #coming; // the module of the view in space
  #bringing; // that of the arrows
  #projected; // the frame of the view in space, as the runs were projected last

  /**
   * @param {any} plot @param {HTMLElement} excuse where it says why there is no view in space
   * @param {{project(): void, repaint(names?: boolean): void, settle(then: () => void): void}} hooks
   */
  constructor(plot, excuse, hooks) {
    this.plot = plot;
    this.excuse = excuse;
    this.hooks = hooks;
  }

  /** Into the third dimension and back, as soon as both it and Plotly are there. */
  turn(wanted) {
    const { plot, hooks } = this;
    const { surface, words } = plot.race;
    if (wanted) this.#coming ??= this.#load(words);
    const { space } = this;
    const deep = Boolean(wanted && space && window.Plotly);
    if (deep) space.draw(surface, plot.levels, { dark: plot.dark, font: plot.family, box: plot.frame.box, words });
    if (deep === plot.deep && space?.frame === this.#projected) return;
    this.#projected = space?.frame;
    plot.deep = deep;
    plot.named = null;
    plot.node.toggleAttribute("data-deep", deep);
    space?.show(deep);
    hooks.project();
  }

  async #load(words) {
    const { plot, hooks } = this;
    try {
      const { Space } = await import("./space.js");
      this.space = new Space(plot.node, () => {
        hooks.project();
        hooks.repaint();
        hooks.settle(() => hooks.repaint(true));
      });
      hooks.repaint();
    } catch (problem) {
      put(this.excuse, words[problem.message] ?? problem.message);
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
    this.space?.destroy();
  }
}
