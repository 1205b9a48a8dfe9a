/**
 * The race as it is now. The catalog holds what lasts (words, programs), Python's confirmations hold the truth, and
 * every wish in
 * between is run here at once. Runners that did not change stay the same objects, so that views can tell.
 */

import { judge } from "../core/verdict.js";
import { recall, remember } from "./held.js";
import { covers, prepare, run } from "../core/loop.js";
import { compile } from "../core/program.js";
import { read, unpack } from "../core/wire.js";
import { share } from "./horizon.js";
import { isRate, settingsOf } from "./rates.js";

const CLOSE = 1e-9; // relative: what NumPy and the browser may differ by
// Times the way of a twin that starts one rounding error away: rounding explains a difference of that size.
const CHAOS = 1e4;
const [NEAR, CHAOTIC, FAR] = [0, 1, 2]; // how far two paths are apart
const LONG = 2e5; // steps of all runners: beyond, what Python has told is not run again before it is drawn
const NOTHING = { rules: [], plans: [], optimizers: [], schedules: [] };
const SHELVES = 8; // that are kept, the latest: with chance on them each weighs megabytes

const catalogs = new Map();

function catalog(name) {
  if (!catalogs.has(name)) catalogs.set(name, Promise.withResolvers());
  if (catalogs.size > SHELVES) catalogs.delete(catalogs.keys().next().value);
  return catalogs.get(name);
}

/** Takes a catalog in, which says its name. @param {Uint8Array} bytes */
export async function receiveCatalog(bytes) {
  const {
    header: { name, ...found },
  } = await unpack(bytes);
  for (const program of ["program", "gradient", "hessian"]) found.surface[program] = compile(found.surface[program]);
  catalog(name).resolve({ ...found, ...prepare(found) });
}

/**
 * A race as Python sends it: with a path for each runner that is not the same as in the race that was sent as number
 * `base`. Null where that race is not held here. @param {Uint8Array} bytes
 */
function decode(bytes) {
  const { header, arrays } = read(bytes);
  const before = recall(header.session, header.base);
  if (header.runners.some(({ same, id }) => same && !before?.has(id))) return null;
  header.runners = header.runners.map(({ same, ...runner }) => {
    if (same) return { ...before.get(runner.id), ...runner };
    return { ...runner, path: arrays[runner.id] };
  });
  return header;
}

const fits =
  (values) =>
  ({ fixed }) =>
    Object.entries(fixed).every(([name, value]) => String(values[name]) === String(value));
/** A length of a schedule is by default that of the race. */
const asLong = (param, steps) => (param.horizon ? { ...param, default: share(param.horizon, steps) } : param);
const ground = (link) => /\bsurface=[^&]*(&f=[^&]*)?/.exec(link)?.[0];
/** Whether runs and start of a race stand on the screen already, as far as an eye can tell. */
const alike = (one, other, near) =>
  one !== null &&
  one.catalog === other.catalog &&
  one.steps === other.steps &&
  one.start.every((x, i) => x === other.start[i]) &&
  one.runners.length === other.runners.length &&
  one.runners.every((runner, i) => runner === other.runners[i] || near.has(other.runners[i]));
const gap = (a, b, i) => Math.abs(a[i] - b[i]) / (1 + Math.abs(b[i]));

export class Model {
  race = null;
  lost = false; // the last message rests on a race that is not held here
  /** The confirmed race that Python may refer to. */
  get holds() {
    return this.race && [this.race.session, this.race.sent];
  }

  #catalog = null;
  #extra = NOTHING; // programs that only the confirmed race needs
  #suited = new Map(); // the rates that suit the confirmed race, by all that decides them
  #bend = (rule) => rule; // as a rule sees the surface that a hand is bending

  /**
   * The confirmed race, as soon as its catalog is there; null if another has come by then.
   * @param {Uint8Array} bytes
   */
  async confirm(bytes) {
    this.bytes = bytes;
    const sent = decode(bytes);
    this.lost = sent === null;
    if (this.lost) return null;
    const { runners, rules = [], plans = [], views = [], optimizers = [], schedules = [], ...header } = sent;
    const found = await catalog(header.catalog).promise;
    if (this.bytes !== bytes) return null;
    this.#extra = { optimizers, schedules, ...prepare({ rules, plans, views }) };
    this.#catalog = found;
    this.#bend = (rule) => rule;
    this.#suited = new Map(runners.map((entry) => [settingsOf(entry, header), entry.tuned]));
    const differs = [];
    const near = new Set(); // runs that are what was drawn, but for rounding
    const long = runners.length * header.steps > LONG;
    const told = runners.map((entry) => {
      const mine = this.#runner(entry, header, long);
      const { id, slot, name, sees, path, status } = entry;
      // A path that was not run here with these very numbers is an older one, and says nothing about Python's.
      const equal = mine.ours && mine.path.length === path.length && mine.path.every((value, i) => value === path[i]);
      const apart = mine.ours && !equal ? this.#apart(entry, header, mine.path, path) : FAR;
      if (mine.ours && !equal && apart === FAR) differs.push(name);
      if (equal && mine.slot === slot && mine.name === name && mine.sees === sees) {
        if (this.race?.runners.some((drawn) => drawn.path === mine.path)) near.add(mine);
        return mine;
      }
      const diverged = status.kind === "diverged" ? status.step : -1;
      const unknown = mine.ours ? {} : { history: null, lr: null, view: null };
      const known = { ...mine, ...unknown, id, slot, name, sees, path, waiting: false };
      const drawn = { ...known, ...judge(found, path, diverged), status };
      if (apart === NEAR && mine.slot === slot && this.race?.runners.includes(mine)) near.add(drawn);
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
  preview({ start, steps, runners }) {
    const race = { ...this.race, start, steps };
    return this.#draw(
      race,
      runners.map((entry) => this.#runner(entry, race)).filter(({ path }) => path),
      { live: true },
    );
  }

  /** Until Python's next race, another surface under the same one; `change` makes of each rule the one that sees it. */
  bend(name, surface, change) {
    this.#catalog = { ...this.#catalog, surface };
    this.#bend = change;
    this.race = { ...this.race, surface, catalog: name };
  }

  /** Keeps the runs as they are now in sight while others are tried; or lets them go. */
  keep(on) {
    return this.#draw({ ...this.race, ghosts: on ? this.race.runners : [] }, this.race.runners, {});
  }

  #draw(race, runners, news, near = new Set()) {
    const same = alike(this.race, { ...race, runners }, near);
    this.race = {
      ghosts: this.race?.ghosts ?? [],
      ...this.#catalog,
      ...race,
      ...news,
      runners,
      same,
      waiting: runners.some(({ waiting }) => waiting),
    };
    return this.race;
  }

  /** One runner with all that is known of it: the one drawn now if nothing changed, else run anew. */
  #runner({ id, slot, key, kind, values, plan }, { start, steps, catalog: name }, told = false) {
    const known = this.race?.runners.find((runner) => runner.id === id);
    const spec = JSON.stringify([kind, values, plan, start, steps, name]);
    const tuned = this.#suited.get(settingsOf({ kind, plan, values }, { start, steps, catalog: name })) ?? null;
    const suits = JSON.stringify(tuned);
    const kept = known?.spec === spec && !known.waiting;
    if (kept && known.suits === suits) return known;
    const of = (list, key, what) => [...this.#extra[list], ...this.#catalog[list]].find((each) => each[key] === what);
    const offer = of("optimizers", "kind", kind) ?? known;
    const schedule = of("schedules", "kind", plan) ?? null;
    const suited = (param) => (isRate(param.name) ? { ...param, ...tuned, tuned: tuned?.rate } : param);
    const params = [...offer.params.map(suited), ...(schedule?.params ?? []).map((param) => asLong(param, steps))];
    if (kept) return { ...known, tuned, suits, params };
    const outcome = told ? null : this.#run(kind, values, plan, start, steps);
    return {
      name: offer.title,
      sees: offer.sees,
      ...known,
      id,
      slot,
      key,
      kind,
      plan,
      title: offer.title,
      memories: offer.memories,
      letters: offer.letters,
      values,
      schedule,
      spec,
      tuned,
      suits,
      table: offer.params.find((param) => isRate(param.name))?.tuned,
      params,
      waiting: !outcome && !told,
      ours: Boolean(outcome),
      ...(outcome && { ...outcome, ...judge(this.#catalog, outcome.path, outcome.diverged, outcome) }),
    };
  }

  /** The rule and the plan of a runner; null where the programs, or the chance that Python draws, are not here. */
  programs({ kind, values, plan: planned }, steps) {
    const find = (list, what) =>
      [...this.#extra[list], ...this.#catalog[list]].filter((each) => each.kind === what).find(fits(values));
    const known = find("rules", kind);
    const rule = known && this.#bend(known);
    const plan = planned ? find("plans", planned) : null;
    return rule && plan !== undefined && covers(rule.view, steps) ? { rule, plan } : null;
  }

  /** A run by the browser; null where it cannot run. */
  #run(kind, values, planned, start, steps) {
    const found = this.programs({ kind, values, plan: planned }, steps);
    return found && run(found.rule, found.plan, values, start, steps, this.#catalog.bound);
  }

  /** How far two paths of one runner are apart: no eye can tell, as chaos makes of rounding, or more. */
  #apart({ kind, values, plan }, { start, steps }, mine, theirs) {
    let [worst, i] = [0, 0];
    const length = Math.min(mine.length, theirs.length);
    while (i < length && gap(mine, theirs, i) <= CLOSE) i++;
    if (i === length) return mine.length === theirs.length ? NEAR : CHAOTIC;
    const twin = this.#run(
      kind,
      values,
      plan,
      start.map((x) => x + 2 ** -52 * (Math.abs(x) || 1)),
      steps,
    ).path;
    for (i = 0; i < Math.min(length, twin.length); i++) {
      worst = Math.max(worst, gap(twin, mine, i));
      if (gap(mine, theirs, i) > CLOSE + CHAOS * worst) return FAR;
    }
    return CHAOTIC;
  }
}
