/** How a race begins: shown as a whole, played from its start, or, on a first visit, with a question before that. */

const PAUSE = 1800; // ms in which the question can be read
const SECONDS = 4.5; // from the start to the last arrival

/** The step at which the last of those who arrive is there; the end where nobody does. */
function lastArrival({ runners, steps }) {
  const arrivals = runners.map(({ arrival }) => arrival).filter((arrival) => arrival !== null && arrival > 0);
  return arrivals.length ? Math.max(...arrivals) : steps;
}

export class Opening {
  /** @type {any} the race whose question stands, until it has been answered */ #asked = null;
  /** @type {string | null} the race that was opened last */ #opened = null;
  #hidden = false; // as the link has it
  #timer = 0;

  /** @param {import("../draft/playback.js").Playback} store */
  constructor(store) {
    this.store = store;
  }

  /** Takes a confirmed race; `settled` says that no edit is on its way. */
  confirm(race, settled) {
    const { opening, hide_future: hideFuture, session, revision } = race;
    const first = this.#opened === null;
    const another = this.#opened !== (this.#opened = `${session} ${revision}`);
    if (settled && (first || hideFuture !== this.#hidden)) {
      this.#hidden = hideFuture;
      this.store.set({ hideFuture });
    }
    if (first && hideFuture) this.store.seek(0, false);
    if (!another || !opening) return;
    clearTimeout(this.#timer);
    this.#asked = opening === "asked" ? race : null;
    if (this.#asked) this.store.set({ hideFuture: true });
    this.store.seek(0, false);
    if (!this.store.calm) this.#timer = window.setTimeout(() => this.#play(race), this.#asked ? PAUSE : 0);
  }

  #play(race) {
    const { state } = this.store;
    if (state.step > 0 || state.playing) return;
    if (this.#asked) this.store.show(lastArrival(race), SECONDS);
    else this.store.toggle();
  }

  /** Once a frame: the question of a first visit ends when the last runner has arrived, or the race is changed. */
  watch(race) {
    if (!this.#asked) return;
    const { step, playing } = this.store.state;
    if (race.live) this.reveal();
    else if (!playing && step >= lastArrival(this.#asked)) this.reveal(step);
  }

  /** Nothing plays by itself any more. */
  destroy() {
    clearTimeout(this.#timer);
  }

  /** Hides the future or shows it; a race to be guessed stands at its start. Returns whether it is hidden now. */
  turn() {
    const hideFuture = !this.store.state.hideFuture;
    this.store.set({ hideFuture, ...(hideFuture && { step: 0, playing: false }) });
    return hideFuture;
  }

  /** Shows what was hidden, as it is at a step or at the end; says whether a question stood. */
  reveal(step = this.store.state.steps) {
    clearTimeout(this.#timer);
    const stood = this.#asked !== null;
    this.#asked = null;
    if (stood) this.store.set({ hideFuture: this.#hidden, playing: false, until: null, invited: true, step });
    return stood;
  }
}
