/**
 * The race as the hand wants it: it runs ahead of what Python has confirmed, so that no control ever jumps back.
 * Every change is
 * drawn at once; Python hears of it once per release.
 */

import { fitted, followed } from "./horizon.js";
import { isRate } from "./rates.js";

export class Draft {
  start = [0, 0];
  steps = 0;
  runners = []; // { id, slot, key, kind, values, schedule, plan } each
  here = null; // the step from which a new rate counts; without one it counts from the beginning
  #sent = 0;
  #answered = 0;
  #born = 0;
  #touched = new Set();
  #held = false; // the hand is moving something that it has not let go of yet

  /** @param {import("./model.js").Model} model @param {any} hooks commit(message), changed(race), select(id) */
  constructor(model, hooks) {
    this.model = model;
    this.hooks = hooks;
  }

  /** Whether Python still owes an answer. */
  get pending() {
    return this.#answered < this.#sent;
  }

  /**
   * Takes a confirmed race over, unless the hand is ahead of it. A fresh session knows nothing of what was sent
   * before.
   */
  adopt(race, fresh) {
    const owed = this.pending;
    this.#answered = race.echo;
    if (fresh) this.#sent = race.echo;
    const ahead = this.pending || this.#held;
    if (fresh && (owed || ahead))
      for (const part of ["start", "steps", ...this.runners.map(({ id }) => id)]) this.#touched.add(part);
    if (fresh && owed) this.commit();
    else if (ahead) this.hooks.changed(this.model.preview(this));
    if (ahead || this.pending) return;
    this.#touched.clear();
    this.start = race.start;
    this.steps = race.steps;
    this.runners = race.runners.map(({ id, slot, key, kind, values, schedule }) => ({
      id,
      slot,
      key,
      kind,
      values,
      schedule: schedule?.key ?? null,
      plan: schedule?.kind ?? null,
    }));
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
    const entry = this.find(id);
    if (!entry) return;
    const values = { ...entry.values };
    let { schedule, plan } = entry;
    for (const [name, value] of Object.entries(news)) {
      const later = this.here !== null && isRate(name) && (entry.schedule ?? "by_hand") === "by_hand";
      if (later) schedule = plan = "by_hand";
      Object.assign(values, later ? { "schedule.at": this.here, "schedule.lr": value } : { [name]: value });
    }
    this.#change(id, { schedule, plan, values });
    this.#follow(released);
  }

  /** Whether the pointer holds something that it has moved. */
  get held() {
    return this.#held;
  }

  begin(point, released) {
    this.start = [...point];
    this.#touched.add("start");
    this.#follow(released);
  }

  /** See the model's; the page that bends the surface tells Python by itself. */
  bend(...how) {
    this.model.bend(...how);
    this.hooks.changed(this.model.preview(this));
  }

  /** Schedules that are as long as the race stay so; Python makes them follow in the same way. */
  limit(steps) {
    const plans = [...this.model.race.runners.map(({ schedule }) => schedule), ...this.model.race.schedules];
    this.runners = this.runners.map((entry) => {
      const params = plans.find((each) => each?.kind === entry.plan)?.params ?? [];
      return entry.plan ? { ...entry, values: followed(params, entry.values, this.steps, steps) } : entry;
    });
    this.steps = steps;
    this.#touched.add("steps");
    this.commit();
  }

  schedule(id, key) {
    const { values } = this.find(id);
    const kept = Object.entries(values).filter(([name]) => !name.startsWith("schedule."));
    const plan = this.model.race.schedules.find((each) => each.key === key);
    this.#change(id, {
      schedule: key,
      plan: plan?.kind ?? null,
      values: { ...Object.fromEntries(kept), ...(plan && fitted(plan.params, plan.values, this.steps)) },
    });
    this.commit();
  }

  add(key) {
    const { kind, values } = this.model.race.optimizers.find((offer) => offer.key === key);
    this.#insert({ key, kind, values, schedule: null, plan: null }, this.runners.length);
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

  /** Sets every number that has such a value to it: the framework's "default", or the best that was "tuned". */
  assign(which, only) {
    for (const { id, params } of this.model.race.runners) {
      if (only !== undefined && id !== only) continue;
      const found = params
        .filter((param) => (param[which] ?? null) !== null)
        .map((param) => [param.name, param[which]]);
      this.#change(id, { values: { ...this.find(id).values, ...Object.fromEntries(found) } });
    }
    this.commit();
  }

  /** Asks Python for the rates that suit these very settings. */
  tune() {
    this.commit({ tune: true });
  }

  /** Draws the draft and sends it: the whole race, of which only what was touched is named; `more` goes with it. */
  commit(more = {}) {
    this.#held = false;
    this.hooks.changed(this.model.preview(this));
    this.#sent += 1;
    const said = ({ id, slot, key, values, schedule, from }) => ({
      id,
      slot,
      key,
      ...(this.#touched.has(id) && { values, schedule, from }),
    });
    const { start, steps } = this;
    const touched = Object.entries({ start, steps }).filter(([part]) => this.#touched.has(part));
    const { holds } = this.model;
    this.hooks.commit({
      n: this.#sent,
      holds,
      ...more,
      ...Object.fromEntries(touched),
      runners: this.runners.map(said),
    });
  }

  /** Asks for the race again, with every path. */
  ask() {
    this.#sent += 1;
    this.hooks.commit({ n: this.#sent, holds: null });
  }

  #follow(released) {
    if (released) return this.commit();
    this.#held = true;
    this.hooks.changed(this.model.preview(this));
  }

  #change(id, news) {
    this.#touched.add(id);
    this.runners = this.runners.map((entry) => (entry.id === id ? { ...entry, ...news } : entry));
  }

  #insert(entry, index) {
    const taken = new Set(this.runners.map(({ slot }) => slot));
    const slot = Array.from({ length: taken.size + 1 }, (_, i) => i).find((i) => !taken.has(i));
    this.#born += 1;
    const born = { ...entry, id: `b${this.#born}`, slot };
    this.runners = [...this.runners.slice(0, index), born, ...this.runners.slice(index)];
    this.#touched.add(born.id);
    this.hooks.select(born.id);
    this.commit();
  }
}
