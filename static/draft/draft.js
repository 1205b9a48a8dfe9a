/**
 * The race as the hand wants it: it runs ahead of what Python has confirmed, so that no control ever jumps back.
 * Every change is drawn at once; Python hears of it once per release.
 */

import { Edits } from "./edits.js";
import { entryOf, withNumbers, withSchedule, withSteps, withValues } from "./entry.js";
import { History } from "./history.js";
import { ground } from "./model.js";
import { isRate } from "./rates.js";

const PARTS = ["start", "steps", "numbers"]; // of a race, besides its runners
const valueOf = ({ start, steps, numbers, runners }) => ({ start, steps, numbers, runners });

export class Draft {
  start = [0, 0];
  steps = 0;
  /** @type {Record<string, number>} */
  numbers = {}; // the surface's own that have sliders, by name
  runners = []; // an entry each, see entry.js
  here = null; // the step from which a new rate counts; without one it counts from the beginning
  history = new History();
  #edits = new Edits();
  #born = 0; // the highest number of an id that was given here
  #held = false; // the hand is moving something that it has not let go of yet

  /** @param {import("./model.js").Model} model @param {any} hooks commit(message), changed(race), select(id) */
  constructor(model, hooks) {
    this.model = model;
    this.hooks = hooks;
  }

  /** Whether Python still owes an answer. */
  get pending() {
    return this.#edits.pending;
  }

  /** Whether the pointer holds something that it has moved. */
  get held() {
    return this.#held;
  }

  /**
   * Takes a confirmed race over, unless the hand is ahead of it. A fresh session knows nothing of what was sent
   * before.
   */
  adopt(race, fresh) {
    const owed = this.pending;
    this.#edits.answered(race.echo, fresh);
    const ahead = this.pending || this.#held;
    if (fresh && (owed || ahead)) this.#edits.touch(...PARTS, ...this.runners.map(({ id }) => id));
    if (fresh && owed) this.commit();
    else if (ahead) this.#preview();
    if (ahead || this.pending) return;
    this.#edits.clear();
    Object.assign(this, valueOf(race), { runners: race.runners.map(entryOf) });
    this.history.confirm(valueOf(this), ground(race.link, Object.keys(race.numbers)), owed);
    for (const { id } of this.runners) this.#born = Math.max(this.#born, Number(/^b(\d+)$/.exec(id)?.[1] ?? 0));
  }

  find(id) {
    return this.runners.find((entry) => entry.id === id);
  }

  /** What the slider of a setting shows: the rate from here on, where that is what it changes. */
  shown({ values, schedule }, name) {
    return this.here !== null && schedule === "by_hand" && isRate(name) ? values["schedule.lr"] : values[name];
  }

  /** Several settings at once are one edit: no race is run with some of them. @param {Record<string, any>} news */
  set(id, news, released) {
    if (!this.find(id)) return;
    this.#change(id, (entry) => withNumbers(entry, news, this.here));
    this.#follow(released);
  }

  begin(point, released) {
    this.start = [...point];
    this.#edits.touch("start");
    this.#follow(released);
  }

  /** Other numbers of the surface. @param {Record<string, number>} news */
  shape(news, released) {
    this.numbers = { ...this.numbers, ...news };
    this.#edits.touch("numbers");
    this.#follow(released);
  }

  /** See the model's; the page that bends the surface tells Python by itself. */
  bend(...how) {
    this.model.bend(...how);
    this.#preview();
  }

  /** Schedules that are as long as the race stay so; Python makes them follow in the same way. */
  limit(steps) {
    const { runners, schedules } = this.model.race;
    const plans = [...runners.map(({ schedule }) => schedule), ...schedules];
    const paramsOf = (plan) => plans.find((each) => each?.kind === plan)?.params ?? [];
    this.runners = this.runners.map((entry) => withSteps(entry, paramsOf(entry.plan), this.steps, steps));
    this.steps = steps;
    this.#edits.touch("steps");
    this.commit();
  }

  schedule(id, key) {
    const offer = this.model.race.schedules.find((each) => each.key === key);
    this.#change(id, (entry) => withSchedule(entry, offer, this.steps));
    this.commit();
  }

  add(key) {
    const { kind, values, seeks } = this.model.race.optimizers.find((offer) => offer.key === key);
    this.#insert({ key, kind, values, schedule: null, plan: null }, this.runners.length, seeks);
  }

  /** The twin stands right after it. */
  duplicate(id) {
    if (this.runners.length >= this.model.race.limit) return;
    const index = this.runners.findIndex((entry) => entry.id === id);
    this.#insert({ ...this.runners[index], from: id }, index + 1);
  }

  /** Its neighbour is selected in its place. */
  remove(id) {
    const index = this.runners.findIndex((entry) => entry.id === id);
    this.runners = this.runners.filter((entry) => entry.id !== id);
    this.hooks.select((this.runners[index] ?? this.runners.at(-1))?.id ?? null);
    this.commit();
  }

  /** The framework's "default" or the best that was "tuned", for one runner or for all. */
  assign(which, only) {
    for (const { id, params } of this.model.race.runners)
      if (only === undefined || id === only) this.#change(id, (entry) => withValues(entry, params, which));
    this.commit();
  }

  /** Asks Python for the rates that suit these very settings. */
  tune() {
    this.commit({ tune: true });
  }

  /** Takes the last change back, or makes it again: an edit like any other. */
  undo() {
    if (!this.#held) this.#restore(this.history.back());
  }
  redo() {
    if (!this.#held) this.#restore(this.history.forth());
  }

  /** Draws the draft and sends it. */
  commit(more = {}) {
    this.#held = false;
    this.history.add(valueOf(this), "tune" in more);
    this.#preview();
    this.hooks.commit(this.#edits.next(this, this.model.holds, more));
  }

  /** Asks for the race again, with every path. */
  ask() {
    this.hooks.commit(this.#edits.again());
  }

  #restore(value) {
    if (!value) return;
    this.#edits.touch(...PARTS, ...value.runners.map(({ id }) => id));
    Object.assign(this, value);
    this.commit();
  }

  #preview() {
    this.hooks.changed(this.model.preview(this));
  }

  #follow(released) {
    if (released) return this.commit();
    this.#held = true;
    this.#preview();
  }

  #change(id, edited) {
    this.#edits.touch(id);
    this.runners = this.runners.map((entry) => (entry.id === id ? edited(entry) : entry));
  }

  #insert(entry, index, seeks = false) {
    const taken = new Set(this.runners.map(({ slot }) => slot));
    const { optimizers, slots } = this.model.race;
    const { slot: usual } = optimizers.find(({ key }) => key === entry.key) ?? {};
    const slot = [usual, ...slots].find((each) => each !== undefined && each !== null && !taken.has(each));
    this.#born += 1;
    const born = { ...entry, id: `b${this.#born}`, slot };
    this.runners = this.runners.toSpliced(index, 0, born);
    if (!seeks) this.#edits.touch(born.id); // else Python has yet to find its rate
    this.hooks.select(born.id);
    this.commit();
  }
}
