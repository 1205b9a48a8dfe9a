/**
 * @typedef {Object} Desk What the hand has set and Python need not know.
 * @property {number} step the playhead; fractional while playing
 * @property {number} steps
 * @property {boolean} playing
 * @property {number} speed
 * @property {boolean} loop
 * @property {string|null} selected id of the runner whose card is open
 * @property {Set<string>} hidden
 * @property {{id: string, step: number}|null} hover
 * @property {boolean} dark
 */

const SECONDS = 8; // a whole race at speed 1
const CALM = 0.25; // seconds between two pictures when motion is to be reduced
const calm = matchMedia("(prefers-reduced-motion: reduce)");

/** Playback and the state of the desk. Frames are asked for only while something changes. */
export class Store {
  /** @type {Desk} */
  state = { step: 0, steps: 0, playing: false, speed: 1, loop: false, selected: null, hidden: new Set(), hover: null, dark: false, kind: "loss", log: true };
  fps = 0;
  #listeners = new Set();
  #frame = 0;
  #before = 0;
  #waited = 0;

  /** @param {(state: Desk) => void} listener called at most once a frame */
  subscribe(listener) {
    this.#listeners.add(listener);
  }

  /** @param {Partial<Desk>} [change] */
  set(change = {}) {
    Object.assign(this.state, change);
    this.#frame ||= requestAnimationFrame((time) => this.#paint(time));
  }

  /** @param {number} steps A picture seen whole stays whole when the race grows longer. */
  resize(steps) {
    const { step, steps: before } = this.state;
    this.set({ steps, step: step === before ? steps : Math.min(step, steps) });
  }

  /** @param {number} step */
  seek(step) {
    this.set({ step: Math.min(this.state.steps, Math.max(0, step)) });
  }

  /** @param {number} by whole steps; stepping by hand stops the playback */
  nudge(by) {
    this.set({ playing: false });
    this.seek(Math.floor(this.state.step) + by);
  }

  toggle() {
    const { playing, step, steps } = this.state;
    this.#before = this.#waited = 0;
    this.set({ playing: !playing, step: !playing && step >= steps ? 0 : playing ? Math.floor(step) : step });
  }

  /** @param {string} id */
  toggleRunner(id) {
    const hidden = new Set(this.state.hidden);
    if (!hidden.delete(id)) hidden.add(id);
    this.set({ hidden });
  }

  destroy() {
    cancelAnimationFrame(this.#frame);
    this.#listeners.clear();
  }

  #paint(time) {
    this.#frame = 0;
    if (this.state.playing) this.#advance(time);
    for (const listener of this.#listeners) listener(this.state);
    if (this.state.playing) this.set();
  }

  #advance(time) {
    const elapsed = this.#before ? (time - this.#before) / 1000 : 0;
    this.#before = time;
    if (elapsed > 0) this.fps = this.fps ? 0.9 * this.fps + 0.1 / elapsed : 1 / elapsed;
    this.#waited += Math.min(elapsed, 0.1); // a tab that was away does not jump ahead
    if (calm.matches && this.#waited < CALM) return;
    const { step, steps, speed, loop } = this.state;
    const way = (steps / SECONDS) * speed * this.#waited;
    const next = calm.matches ? Math.floor(step) + Math.max(1, Math.round(way)) : step + way;
    this.#waited = 0;
    if (next < steps) this.state.step = next;
    else if (loop && step >= steps) this.state.step = 0;
    else Object.assign(this.state, { step: steps, playing: loop });
  }
}
