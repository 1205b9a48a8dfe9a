/** A plot's window on its way to another one. */

import { levelsOf } from "../../stage/contour.js";
import { between } from "./close_window.js";

/** @typedef {import("../../kit/frame.js").Frame} Frame */

const LASTS = 160; // ms of a change

/** Takes a plot's window over to another one, with the contour's own levels there. */
export class Glide {
  /** @type {Frame | null} where it goes */ #to = null;
  /** @type {Frame | null} what it asked for last */ #last = null;
  #next = 0;
  #begun = false;
  #calm = matchMedia("(prefers-reduced-motion: reduce)");

  /** The window as it will be. */
  aim(plot) {
    return this.#to && plot.aim === this.#last ? this.#to : plot.aim;
  }

  /** @param {any} plot @param {Frame} to */
  go(plot, to) {
    this.stop();
    const [from, before, after] = [plot.aim, plot.levels, levelsOf(plot.race.surface, to)];
    const sudden = this.#calm.matches || !this.#begun || !before;
    const since = performance.now();
    this.#begun = true;
    const move = (now) => {
      if (this.#to && plot.aim !== this.#last) return this.stop(); // a hand has moved it, or another surface came
      const share = sudden ? 1 : Math.min(Math.max((now - since) / LASTS, 0), 1);
      const eased = share * share * (3 - 2 * share);
      const mixed = (level) => (sudden ? after[level] : before[level] + eased * (after[level] - before[level]));
      plot.levels = { low: mixed("low"), high: mixed("high") };
      this.#to = share < 1 ? to : null;
      plot.move((this.#last = share < 1 ? between(from, to, eased) : to));
      if (share < 1) this.#next = requestAnimationFrame(move);
    };
    move(since);
  }

  stop() {
    cancelAnimationFrame(this.#next);
    this.#to = null;
  }
}
