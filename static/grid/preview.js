/** The map as the browser runs it under a moving hand: coarse at once, then finer while the hand rests. */

import { settling } from "../stage/batch.js";
import { gathered } from "./bands.js";

const SIDES = [25, 50, 100]; // cells along a side
const SLICE = 7; // ms of a frame that it may take

export class Preview {
  #job = null; // what is run now
  #next = null; // what the hand wants
  #runs = null;
  #level = 0;
  #frame = 0;

  /** @param {(cells: object) => void} show called with every map that is ready */
  constructor(show) {
    this.show = show;
  }

  /** @param {object} job its `key`, and the arguments of `settling` for so many cells a side: `ask(side)` */
  want(job) {
    if (this.#next?.key === job.key) return;
    this.#next = job;
    this.#frame ||= requestAnimationFrame(() => this.#work());
  }

  stop() {
    cancelAnimationFrame(this.#frame);
    [this.#job, this.#next, this.#runs, this.#frame] = [null, null, null, 0];
  }

  #work() {
    const until = performance.now() + SLICE;
    // A coarse map is finished even if the hand has gone on: else a quick hand would never see one.
    if (this.#job !== this.#next && !(this.#runs && this.#level === 0)) this.#begin(this.#next, 0);
    let step = { done: false };
    while (!step.done && performance.now() < until) step = this.#runs.next();
    this.#frame = 0;
    if (step.done) {
      this.#runs = null;
      this.show({ ...gathered(step.value, SIDES[this.#level]), key: this.#job.key });
      if (this.#job === this.#next && ++this.#level === SIDES.length) return;
      this.#begin(this.#next, this.#job === this.#next ? this.#level : 0);
    }
    this.#frame = requestAnimationFrame(() => this.#work());
  }

  #begin(job, level) {
    if (!job) return;
    [this.#job, this.#level, this.#runs] = [job, level, settling(...job.ask(SIDES[level]))];
  }
}
