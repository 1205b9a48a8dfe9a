/** The step under the pointer: which one it is, and the card beside it. */

import { HoverCard } from "./hovercard.js";
import { nearest, place } from "./polyline.js";

const REACH = 12; // px from which a path can be pointed at

export class Pointed {
  /** @type {{id: string, step: number} | undefined} */
  #now;
  #shown = false;

  /** @param {HTMLElement} host @param {(id: string | null, step: number | null) => void} hover */
  constructor(host, hover) {
    this.card = new HoverCard(host);
    this.hover = hover;
  }

  /**
   * Finds the nearest step of the runners in sight, and says so if it is another.
   * @param {any[]} runners
   * @param {Map<any, any>} lines
   * @param {number} known the last step that may be seen
   */
  find(runners, lines, pixel, known) {
    const found = runners.map((runner) => ({ id: runner.id, ...nearest(lines.get(runner), pixel[0], pixel[1]) }));
    const before = this.#now;
    this.#now = found
      .sort((a, b) => a.distance - b.distance)
      .find(({ distance, step }) => distance < REACH && step <= known);
    const { id, step } = this.#now ?? {};
    if (id !== before?.id || step !== before?.step) this.hover(id ?? null, step ?? null);
  }

  /** The card of what hovers, which another picture may have pointed at: only what was found here has one. */
  show(race, hover, frame, changed) {
    if (!changed && !this.#shown) return;
    const runner = this.#now && race.runners.find(({ id, rows }) => id === hover?.id && hover.step < rows);
    this.#shown = Boolean(runner);
    if (!runner) this.card.hide();
    else this.card.show(race, runner, hover.step, ...frame.pixel(place(runner.path, hover.step)));
  }
}
