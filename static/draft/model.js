/**
 * The race as it is now: Python's confirmations hold the truth, and every wish in between is run here at once. Runners
 * that did not change stay the same objects, so that views can tell.
 */

import { EQUAL, FAR, NEAR, apart, nudged } from "./agreement.js";
import { catalogOf } from "./catalogs.js";
import { remember } from "./held.js";
import { Programs } from "./programs.js";
import { decode } from "./race_message.js";
import { settingsOf } from "./rates.js";
import { runnerOf } from "./runner.js";

const LONG = 2e5; // steps of all runners: beyond, what Python has told is not run again before it is drawn

/**
 * The surface of a link, with its formula, shapes or rows, and its numbers but for those called so.
 * @param {string | undefined} link @param {string[]} without
 */
export const ground = (link, without = []) =>
  without.reduce(
    (found, name) => found?.replace(new RegExp(`~${name}:[^~&]*`), ""),
    /\bsurface=[^&]*(&(f|p|data)=[^&]*)?/.exec(link)?.[0],
  );
/** Whether runs and start of a race stand on the screen already, as far as an eye can tell. */
const alike = (one, other, near) =>
  one !== null &&
  one.catalog === other.catalog &&
  one.steps === other.steps &&
  one.start.every((x, i) => x === other.start[i]) &&
  one.runners.length === other.runners.length &&
  one.runners.every((runner, i) => runner === other.runners[i] || near.has(other.runners[i]));

export class Model {
  race = null;
  lost = false; // the last message rests on a race that is not held here
  /** The confirmed race that Python may refer to. @returns {[string, number] | null} */
  get holds() {
    return this.race && [this.race.session, this.race.sent];
  }

  #programs = null;
  #suited = new Map(); // the rates that suit the confirmed race, by all that decides them

  /**
   * The confirmed race, as soon as its catalog is there; null if another has come by then.
   * @param {Uint8Array} bytes
   */
  async confirm(bytes) {
    this.bytes = bytes;
    const sent = decode(bytes);
    this.lost = sent === null;
    if (this.lost) return null;
    const { runners, rules, plans, views, optimizers, schedules, numbers = {}, ...header } = sent;
    const catalog = await catalogOf(header.catalog);
    if (this.bytes !== bytes) return null;
    this.#programs = new Programs(header.catalog, catalog, { rules, plans, views, optimizers, schedules });
    this.#programs.set(numbers);
    Object.assign(header, { numbers, catalog: this.#programs.name });
    this.#suited = new Map(runners.map((entry) => [settingsOf(entry, header), entry.tuned]));
    const long = runners.length * header.steps > LONG;
    const differs = [];
    const near = new Set(); // runs that are what was drawn, but for rounding
    const told = runners.map((entry) => {
      const mine = this.#runner(entry, header, long);
      const { id, slot, name, sees, path, status } = entry;
      const distance = this.#apart(mine, entry, header);
      if (distance === FAR) differs.push(name);
      if (distance === EQUAL && mine.slot === slot && mine.name === name && mine.sees === sees) {
        if (this.race?.runners.some((drawn) => drawn.path === mine.path)) near.add(mine);
        return mine;
      }
      const diverged = status.kind === "diverged" ? status.step : -1;
      const unknown = mine.ours ? {} : { history: null, lr: null, view: null };
      const known = { ...mine, ...unknown, id, slot, name, sees, path, waiting: false };
      const drawn = { ...known, ...this.#programs.judged(path, diverged), status };
      if (distance === NEAR && mine.slot === slot && this.race?.runners.includes(mine)) near.add(drawn);
      return drawn;
    });
    remember(header.session, header.sent, told);
    // Ghosts of another surface would stand where they never ran: whoever runs there now is kept instead.
    const { ghosts = [], link } = this.race ?? {};
    const moved = ghosts.length > 0 && ground(link) !== ground(header.link);
    return this.#draw(header, told, { live: false, differs, ghosts: moved ? told : ghosts }, near);
  }

  /**
   * The race of a draft, run here. A runner that only Python can run keeps its old path, or waits outside if it is
   * new.
   */
  preview({ start, steps, runners, numbers }) {
    this.#programs.set(numbers);
    const { name, catalog } = this.#programs;
    const race = { ...this.race, surface: catalog.surface, catalog: name, start, steps, numbers };
    return this.#draw(
      race,
      runners.map((entry) => this.#runner(entry, race)).filter(({ path }) => path),
      { live: true },
    );
  }

  /** Until Python's next race, another surface under the same one; `change` makes of each rule the one that sees it. */
  bend(name, surface, change) {
    this.#programs.bend(name, surface, change);
  }

  /** Keeps the runs as they are now in sight while others are tried; or lets them go. */
  keep(on) {
    return this.#draw({ ...this.race, ghosts: on ? this.race.runners : [] }, this.race.runners, {});
  }

  /** The rule and the plan of a runner; null where the programs, or the chance that Python draws, are not here. */
  programs(entry, steps) {
    return this.#programs.of(entry, steps);
  }

  #draw(race, runners, news, near = new Set()) {
    const same = alike(this.race, { ...race, runners }, near);
    this.race = {
      ghosts: this.race?.ghosts ?? [],
      ...this.#programs.catalog,
      ...race,
      ...news,
      runners,
      same,
      waiting: runners.some(({ waiting }) => waiting),
    };
    return this.race;
  }

  #runner(entry, race, told = false) {
    const known = this.race?.runners.find(({ id }) => id === entry.id);
    const tuned = this.#suited.get(settingsOf(entry, race)) ?? null;
    return runnerOf(entry, race, { known, tuned, programs: this.#programs, told });
  }

  /** How far a path that was run here is from Python's; null for an older one, which says nothing about Python's. */
  #apart(mine, entry, race) {
    if (!mine.ours) return null;
    const twin = () => this.#programs.run(entry, { ...race, start: nudged(race.start) }).path;
    return apart(mine.path, entry.path, twin);
  }
}
