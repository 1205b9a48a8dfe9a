/** What the browser runs a race by: the programs of its catalog, and those that only this race needs. */

import { covers, prepare, run } from "../core/loop.js";
import { judge } from "../core/verdict.js";
import { offered } from "./offers.js";

const fits =
  (values) =>
  ({ fixed }) =>
    Object.entries(fixed).every(([name, value]) => String(values[name]) === String(value));

export class Programs {
  catalog;
  #offers; // optimizers and schedules, with their cards
  #ready; // rules and plans, compiled
  #bend = (rule) => rule; // as a rule sees the surface that a hand is bending

  constructor(catalog, { optimizers = [], schedules = [], rules = [], plans = [], views = [] }) {
    const own = prepare({ rules, plans, views });
    this.catalog = catalog;
    this.#offers = {
      optimizers: [...offered(optimizers), ...catalog.optimizers],
      schedules: [...offered(schedules), ...catalog.schedules],
    };
    this.#ready = { rules: [...own.rules, ...catalog.rules], plans: [...own.plans, ...catalog.plans] };
  }

  /** Another surface under the same race; `change` makes of each rule the one that sees it. */
  bend(surface, change) {
    this.catalog = { ...this.catalog, surface };
    this.#bend = change;
  }

  /** What a card says of an optimizer, and of a schedule. @param {string} kind */
  optimizer(kind) {
    return this.#offers.optimizers.find((each) => each.kind === kind);
  }

  /** @param {string | null} kind */
  schedule(kind) {
    return this.#offers.schedules.find((each) => each.kind === kind) ?? null;
  }

  /** The rule and the plan of a runner; null where the programs, or the chance that Python draws, are not here. */
  of({ kind, values, plan: planned }, steps) {
    const find = (list, what) => list.filter((each) => each.kind === what).find(fits(values));
    const known = find(this.#ready.rules, kind);
    const rule = known && this.#bend(known);
    const plan = planned ? find(this.#ready.plans, planned) : null;
    return rule && plan !== undefined && covers(rule.view, steps) ? { rule, plan } : null;
  }

  /** A run by the browser; null where it cannot run. */
  run(entry, { start, steps }) {
    const found = this.of(entry, steps);
    return found && run(found.rule, found.plan, entry.values, start, steps, this.catalog.bound);
  }

  /** What the views ask of a path, and how the run ended; `outcome` is what the browser's own run knows besides. */
  judged(path, diverged, outcome = {}) {
    return judge(this.catalog, path, diverged, outcome);
  }
}
