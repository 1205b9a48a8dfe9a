const SECONDS = 8; // a whole race at speed 1
const CALM = 0.25; // seconds between two pictures when motion is to be reduced
const calm = matchMedia("(prefers-reduced-motion: reduce)");

/**
 * Playback, and what the hand has set that Python need not know. `draw` is called at most once a frame, and only after
 * a change.
 */
export class Playback {
  state = {
    step: 0,
    steps: 0,
    playing: false,
    speed: 1,
    loop: false,
    selected: null,
    hidden: new Set(),
    hover: null,
    dark: false,
    kind: "loss",
    log: true,
    space: false,
    inspect: false,
    ghost: false,
    hand: false,
    hideFuture: false, // nothing after the step is shown
    guess: null, // the runner that is to arrive first
    invited: false, // whether the words invite to drag something
    until: null, // the step at which the playback stops, where that is before the end
    seconds: SECONDS, // of a whole race at speed 1
  };
  fps = 0;
  #frame = 0;
  #before = 0;

  constructor(draw) {
    this.draw = draw;
  }

  /** Takes a change; without one, or where it changes something, the next frame is drawn. */
  set(change) {
    if (change && Object.entries(change).every(([key, value]) => this.state[key] === value)) return;
    Object.assign(this.state, change);
    this.#ask();
  }

  #ask() {
    this.#frame ||= requestAnimationFrame((time) => {
      this.#frame = 0;
      if (this.state.playing) {
        Object.assign(this.state, this.#next(time));
        this.#ask();
      }
      this.draw(time);
    });
  }

  /** A picture seen whole stays whole when the race grows longer. */
  resize(steps) {
    const { step, steps: before } = this.state;
    Object.assign(this.state, { steps, step: step === before ? steps : Math.min(step, steps) });
    this.set();
  }

  seek(step, playing = this.state.playing) {
    this.set({ step: Math.min(this.state.steps, Math.max(0, step)), playing });
  }

  /** Stepping by hand stops the playback. */
  nudge(by) {
    this.seek(Math.floor(this.state.step) + by, false);
  }

  toggle() {
    const { playing, step, steps } = this.state;
    this.#before = 0;
    this.set({ playing: !playing, step: playing ? Math.floor(step) : step < steps ? step : 0 });
  }

  /** Plays from the start to a step, in so many seconds; then as ever. */
  show(until, seconds) {
    this.#before = 0;
    this.set({ step: 0, playing: true, until, seconds: (seconds * this.state.steps) / until });
  }

  /** Whether motion is to be reduced: then nothing plays by itself. */
  get calm() {
    return calm.matches;
  }

  /** Whether something is hidden until the playback gets there. */
  get secret() {
    return this.state.hideFuture && this.state.step < this.state.steps;
  }

  toggleRunner(id) {
    const hidden = new Set(this.state.hidden);
    if (!hidden.delete(id)) hidden.add(id);
    this.set({ hidden });
  }

  #next(time) {
    const { step, steps, speed, loop, until, seconds } = this.state;
    const elapsed = this.#before && (time - this.#before) / 1000;
    if (calm.matches && elapsed < CALM && this.#before) return {};
    this.#before = time;
    if (elapsed) this.fps += (1 / elapsed - this.fps) * (this.fps ? 0.1 : 1);
    const way = (steps / seconds) * speed * Math.min(elapsed, CALM); // a tab that was away does not jump ahead
    const next = calm.matches ? Math.floor(step) + Math.max(1, Math.round(way)) : step + way;
    if (until !== null && next >= until) return { step: until, playing: false, until: null, seconds: SECONDS };
    if (next < steps) return { step: next };
    return loop && step >= steps ? { step: 0 } : { step: steps, playing: loop };
  }
}
