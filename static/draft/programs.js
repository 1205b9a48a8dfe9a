/** What the browser runs a race by: the programs of its catalog, and those that only this race needs. */

import { covers, prepare, run } from "../core/loop.js";
import { judge } from "../core/verdict.js";
import { at, numbersOf, seeing } from "./numbered.js";
import { offered } from "./offers.js";

const fits =
  (values) =>
  ({ fixed }) =>
    Object.entries(fixed).every(([name, value]) => String(values[name]) === String(value));

export class Programs {
  name; // that of the catalog, and more where a hand has changed its surface
  catalog;
  #whole; // the catalog as it came, with its name
  #numbers; // of the surface, as text
  #offers; // optimizers and schedules, with their cards
  #ready; // rules and plans, compiled
  #bend; // as a rule sees the surface that a hand is bending

  constructor(name, catalog, { optimizers = [], schedules = [], rules = [], plans = [], views = [] }) {
    const own = prepare({ rules, plans, views });
    this.#whole = { name, catalog };
    this.#return();
    this.#offers = {
      optimizers: [...offered(optimizers), ...catalog.optimizers],
      schedules: [...offered(schedules), ...catalog.schedules],
    };
    this.#ready = { rules: [...own.rules, ...catalog.rules], plans: [...own.plans, ...catalog.plans] };
  }

  /** Another surface under the same race; `change` makes of each rule the one that sees it. */
  bend(name, surface, change) {
    this.name = name;
    this.catalog = { ...this.catalog, surface };
    this.#bend = change;
  }

  /** The surface at these numbers of its own, where it has sliders for them. @param {Record<string, number>} values */
  set(values) {
    const { name, catalog } = this.#whole;
    const text = JSON.stringify(values);
    if (!catalog.surface.numbers || text === this.#numbers) return;
    if (text === JSON.stringify(numbersOf(catalog.surface))) this.#return();
    else {
      const surface = at(catalog.surface, values, this.catalog.surface);
      this.bend(`${name} ${text}`, surface, seeing(catalog.surface, values));
    }
    this.#numbers = text;
  }

  /** The surface that Python has told of. */
  #return() {
    const { name, catalog } = this.#whole;
    const numbers = numbersOf(catalog.surface);
    [this.name, this.catalog, this.#numbers] = [name, catalog, JSON.stringify(numbers)];
    this.#bend = seeing(catalog.surface, numbers);
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
