/** Many runs of one rule at once, for maps: engine/run.py's `settle`, by the same programs that draw one run. */

import { NONE, UNDEFINED, atRest, escaped, lying, within } from "./ending.js";
import { differs, Lines, put, Strand } from "./lines.js";
import { cycles } from "./loop.js";
import { columns } from "./program.js";

export const [MOVING, CONVERGED, STUCK, DIVERGED] = [0, 1, 2, 3];
const BLOCK = 1024; // points whose columns stay in the cache together
// As engine/batch/tiled.py: last points that are looked at, and how near one must come back to another.
const [PHASE, SWING] = [16, 1e-3];
const SLICE = 32; // steps of a block between two pauses: about a millisecond

const AXES = [0, 1];
/** @param {number[]} values */
const spanOf = (values) => Math.max(...values) - Math.min(...values);

/** @typedef {import("./types.js").Ends} Ends */
/** @typedef {number | Float64Array} Value of a run, or of each */
/** @typedef {Record<string, Value>} Values by dotted name */
/** @typedef {import("./types.js").Judging} Judging */
/** @typedef {import("./types.js").Runnable} Runnable */

/**
 * Whether a point is within reach of one of these places.
 * @param {number[][]} homes @param {number} x @param {number} y @param {number} reach
 */
function near(homes, x, y, reach) {
  for (let k = 0; k < homes.length; k++) if (within(x - homes[k][0], y - homes[k][1], reach)) return true;
  return false;
}

/**
 * Runs `room` points from place `from` on to their ends, and notes what became of each. A pause every now and then.
 * @param {Runnable} programs @param {Values} values @param {Value[]} starts @param {number} steps
 * @param {Judging} catalog @param {number[][]} homes @param {Omit<Ends, "loss">} found
 * @param {number} from @param {number} room
 */
function* block({ rule, plan }, values, starts, steps, catalog, homes, found, from, room) {
  const { bound, tolerance, surface, reach } = catalog;
  const { numbers, feeds } = rule.view;
  const chance = Array(feeds).fill(0);
  const set = (/** @type {{numbers: string[]}} */ of) => of.numbers.map((name) => values[name]);
  const theta = starts.map((value) => (differs(value) ? value : new Float64Array(room).fill(value)));
  const base = values[rule.base] ?? Number(rule.base);
  const rate = plan ? new Float64Array(room) : base;
  // A rule that looks where it stands computes the gradient that tells whether the run is calm there.
  const place = (/** @type {string} */ name) => rule.step.outputs[[...rule.carried, ...rule.recorded].indexOf(name)];
  const looks = !chance.length && place("asked.0.0") === 1 && place("asked.0.1") === 2;
  const felt = looks ? [place("gradient.0"), place("gradient.1")] : [];
  // What the schedule sets beside the rate: a number of the rule, a register of the schedule.
  const cycled = cycles(rule, plan).map(([, at, output]) => {
    const from = plan?.step.outputs[output] ?? 0;
    return { at, from, column: new Float64Array(room) };
  });
  const numbersAt = set(rule);
  for (const { at, column } of cycled) numbersAt[at] = column;
  const strand = new Strand(rule, [...theta, ...set(rule)], [0], [...numbersAt, ...chance, rate], 0, felt, room);
  const [x, y] = [strand.column(1), strand.column(2)];
  const watch = plan?.watches && new Lines(rule.view.loss, [x, y, ...chance], rule.view.loss.outputs, room);
  const watched = watch ? watch.read(rule.view.loss.outputs[0]) : 0;
  const sets = cycled.map(({ from }) => from);
  const schedule = plan && new Strand(plan, [base, ...set(plan)], [0, base, watched], set(plan), 1, sets, room);
  const slope = looks ? strand : new Lines(surface.gradient, [x, y], surface.gradient.outputs, room);
  const [gx, gy] = (looks ? felt : surface.gradient.outputs).map((register) => slope.column(register));
  const rows = [...new Set([strand, schedule].flatMap((lines) => lines?.inputs ?? []))];
  const who = Int32Array.from({ length: room }, (_, i) => from + i);
  const calm = new Int32Array(room); // the first step from which the gradient has been within the tolerance
  const home = new Int32Array(room); // the same of being within reach of a minimum
  /** @type {Float64Array[][]} */
  const tail = []; // columns of x and y at the last points
  let alive = room;

  /** @param {number} i @param {number} status @param {number} step */
  function note(i, status, step) {
    [found.status[who[i]], found.steps[who[i]], found.x[who[i]], found.y[who[i]]] = [status, step, x[i], y[i]];
  }
  /**
   * After how many steps, from 2 to 8, a point is back where it was; 0 for one that is not, or rests.
   * @param {number} i
   */
  function period(i) {
    const swing = SWING * Math.max(...AXES.map((axis) => spanOf(tail.map((at) => at[axis][i]))));
    if (tail.length < PHASE || !(swing > 0)) return 0;
    for (let back = 2; back <= PHASE / 2; back++) {
      if (
        tail.every(
          (at, k) => k < back || AXES.every((axis) => Math.abs(at[axis][i] - tail[k - back][axis][i]) <= swing),
        )
      )
        return back;
    }
    return 0;
  }
  /** Who has escaped leaves; the others move up. @param {number} k */
  function drop(k) {
    let to = 0;
    for (let i = 0; i < alive; i++) {
      if (escaped(bound, x[i], y[i])) {
        note(i, DIVERGED, k);
        continue;
      }
      if (to !== i) {
        for (const row of rows) row[to] = row[i];
        for (const at of tail) for (const row of at) row[to] = row[i];
        [who[to], calm[to], home[to]] = [who[i], calm[i], home[i]];
      }
      to++;
    }
    alive = to;
  }

  for (let k = 0; ; k++) {
    drop(k);
    const fed = numbers.subarray(feeds * k, feeds * (k + 1));
    if (watch) {
      watch.scalars.set(fed, 2);
      watch.run(alive);
    }
    if (plan && schedule && differs(rate)) {
      schedule.scalars[0] = k;
      schedule.run(alive);
      put(rate, schedule.read(plan.step.outputs[0]));
      for (const { from, column } of cycled) put(column, schedule.read(from));
    }
    strand.scalars[0] = k;
    strand.scalars.set(fed, rule.step.inputs - 1 - feeds);
    strand.run(alive);
    if (slope !== strand) slope.run(alive);
    for (let i = 0; i < alive; i++) {
      if (!within(gx[i], gy[i], tolerance)) calm[i] = k + 1;
      if (!near(homes, x[i], y[i], reach)) home[i] = k + 1;
    }
    if (k > steps - PHASE) tail.push([x.slice(), y.slice()]);
    if (k === steps || !alive) break;
    schedule?.carry();
    strand.carry();
    if (k % SLICE === SLICE - 1) yield;
  }
  for (let i = 0; i < alive; i++) {
    found.arrived[who[i]] = home[i] > steps ? -1 : home[i];
    const before = (tail.at(-2) ?? tail[0]).map((column) => column[i]);
    const still = atRest(catalog, before, [x[i], y[i]], calm[i], steps);
    if (!still) found.period[who[i]] = period(i);
    const place = still ? (found.cause[who[i]] = lying(catalog, x[i], y[i])) : NONE;
    note(i, !still ? MOVING : place === NONE ? CONVERGED : STUCK, still ? calm[i] : steps);
  }
}

/**
 * The ends of many runs, which differ in their starts or in numbers of the rule that are columns. Hands back the
 * control about every millisecond: the share that is done; at last what became of every run.
 * @param {Runnable} programs of one runner, see Model.programs @param {Values} values @param {Value[]} starts [x, y]
 * @param {number} steps @param {Judging} catalog
 * @param {boolean} arrivals whether to look who arrives
 * @returns {Generator<number, Ends>}
 */
export function* settling(programs, values, starts, steps, catalog, arrivals = false) {
  const count = [...starts, ...Object.values(values)].find(differs)?.length ?? 1;
  const found = {
    status: new Uint8Array(count),
    period: new Uint8Array(count),
    cause: new Uint8Array(count),
    steps: new Int32Array(count),
    arrived: new Int32Array(count).fill(-1),
    x: new Float64Array(count),
    y: new Float64Array(count),
  };
  for (let from = 0; from < count; from += BLOCK) {
    const room = Math.min(BLOCK, count - from);
    const part = (/** @type {Value} */ value) => (differs(value) ? value.slice(from, from + room) : Number(value));
    const own = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, part(value)]));
    const homes = arrivals ? catalog.surface.minima : [];
    const runs = block(programs, own, starts.map(part), steps, catalog, homes, found, from, room);
    while (!runs.next().done) yield from / count;
  }
  const loss = columns(catalog.surface.program, [found.x, found.y])[0].slice();
  loss.forEach((value, i) => {
    if (!Number.isNaN(value) || found.status[i] === DIVERGED) return;
    [found.status[i], found.cause[i], found.steps[i]] = [DIVERGED, UNDEFINED, steps];
    [found.period[i], found.arrived[i]] = [0, -1];
  });
  return { ...found, loss };
}

/** The same without a pause. @type {(...args: Parameters<typeof settling>) => Ends} */
export function settle(...args) {
  const runs = settling(...args);
  for (;;) {
    const { done, value } = runs.next();
    if (done) return value;
  }
}
