/** The map as the browser runs it under a moving hand: coarse at once, then finer while the hand rests. */

import { settling } from "../../core/batch.js";
import { gathered } from "../../core/colour_classes.js";

const SIDES = [10, 25, 50, 100]; // cells along a side,
const LONG = 2000; // and the steps up to which the first of them can be left out
const SLICE = 7; // ms of a frame that it may take,
const SHARE = 2; // and how many times as long as a map took it rests after it

/**
 * `ask` gives the arguments of `settling` for so many cells a side.
 * @typedef {{key: string, steps: number, ask(side: number): Parameters<typeof settling>}} Job
 */

export class Preview {
  #job = null; // what is run now
  #next = null; // what the hand wants
  #runs = null;
  #level = 0;
  #first = 0;
  #spent = 0; // ms
  #rest = 0;
  #frame = 0;

  /** @param {(cells: object) => void} show called with every map that is ready */
  constructor(show) {
    this.show = show;
  }

  /** @param {Job} job */
  want(job) {
    if (this.#next?.key === job.key) return;
    this.#next = job;
    this.#frame ||= requestAnimationFrame(() => this.#work());
  }

  stop() {
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#rest);
    [this.#job, this.#next, this.#runs, this.#frame] = [null, null, null, 0];
  }

  #work() {
    const begun = performance.now();
    // A coarse map is finished even if the hand has gone on: else a quick hand would never see one.
    const stale = this.#job !== this.#next;
    if (!this.#runs || (stale && this.#level !== this.#first)) this.#begin(this.#next, stale ? undefined : this.#level);
    let step = { done: false };
    while (!step.done && performance.now() < begun + SLICE) step = this.#runs.next();
    if (step.done) {
      this.#runs = null;
      this.show({ ...gathered(step.value, SIDES[this.#level]), key: this.#job.key });
    }
    this.#spent += performance.now() - begun;
    this.#frame = 0;
    if (!step.done) return this.#soon(0);
    const calm = this.#job === this.#next;
    if (calm && ++this.#level === SIDES.length) return;
    // Under a moving hand most of the time is the stage's.
    this.#soon(calm ? 0 : SHARE * this.#spent);
  }

  #soon(rest) {
    this.#frame = -1;
    this.#rest = setTimeout(() => {
      this.#frame = requestAnimationFrame(() => this.#work());
    }, rest);
  }

  /** @param {Job} job @param {number} level */
  #begin(job, level = (this.#first = Number(job.steps <= LONG))) {
    [this.#job, this.#level, this.#spent, this.#runs] = [job, level, 0, settling(...job.ask(SIDES[level]))];
  }
}
