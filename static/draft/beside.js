/** A race with the imported trajectories as runners beside its own, judged by the same definitions. */

import { escaped } from "../core/ending.js";
import { judge } from "../core/verdict.js";
import { fill } from "../kit/format.js";
import { placeOf } from "./imported.js";

/** @typedef {import("./imported.js").Imported} Imported */

const COLOURS = 8; // slots of different colours, see engine/slots.py
const NOTHING = { operation: "file", symbol: null, loss: false, rate: null, limit: null };
const NOBODY = { values: {}, params: [], schedule: null, plan: null, tuned: null, history: null, noisy: false };

export class Beside {
  #runners = new Map(); // by id: the runner that stands for a trajectory, and what it was made from
  #spoken = { words: null, news: null, all: null }; // the words of the race with those of the imported

  /**
   * The same race where nothing is imported; else a race of its own runners and the `trajectories` that belong to its
   * surface. A trajectory that did not change stays the same object, so that views can tell.
   * @param {any} race @param {{trajectories: Imported[], words: Record<string, string>}} all
   */
  with(race, { trajectories, words }) {
    if (!trajectories.length) return race;
    const here = placeOf(race);
    const taken = new Set(race.runners.map(({ slot }) => slot));
    const own = trajectories.filter(({ place }) => place === here);
    const shown = own.map((each) => this.#runner(each, race, words, taken));
    if (this.#spoken.words !== race.words || this.#spoken.news !== words)
      this.#spoken = { words: race.words, news: words, all: { ...race.words, ...words } };
    return { ...race, words: this.#spoken.all, imported: trajectories, runners: [...race.runners, ...shown] };
  }

  #runner(trajectory, race, words, taken) {
    const known = this.#runners.get(trajectory.id);
    const slot = free(race.slots, taken, known?.runner.slot);
    taken.add(slot);
    const from = [race.surface, race.steps, slot, words];
    if (known?.from.every((each, i) => each === from[i])) return known.runner;
    const runner = runnerOf(trajectory, race, { slot, name: fill(words.import_name, { name: trajectory.name }) });
    this.#runners.set(trajectory.id, { from, runner });
    return runner;
  }
}

/** Its slot of before; else one of a colour that nobody has; else any. */
function free(slots, taken, before) {
  if (before !== undefined && !taken.has(before)) return before;
  const colours = new Set([...taken].map((slot) => slot % COLOURS));
  const last = [...slots].sort((a, b) => Number(a >= COLOURS) - Number(b >= COLOURS) || b - a);
  return last.find((slot) => !colours.has(slot % COLOURS)) ?? last.find((slot) => !taken.has(slot)) ?? last[0];
}

/**
 * A trajectory as a runner, as far as the race goes. Its losses are those of the file where it has any.
 * @param {Imported} trajectory @param {any} race @param {{slot: number, name: string}} look
 */
export function runnerOf({ id, path: whole, loss: told, ended }, race, { slot, name }) {
  const rows = Math.min(whole.length / 2, race.steps + 1);
  let diverged = -1;
  for (let k = 0; k < rows && diverged < 0; k++) if (escaped(race.bound, whole[2 * k], whole[2 * k + 1])) diverged = k;
  const path = whole.slice(0, 2 * (diverged < 0 ? rows : diverged + 1));
  if (diverged < 0 && ended !== null && ended <= race.steps) diverged = ended;
  const found = judge(race, path, diverged, { made: NOTHING });
  const loss = told ? told.slice(0, found.rows) : found.loss;
  return { ...NOBODY, ...found, id, slot, name, title: name, path, loss, imported: true };
}
