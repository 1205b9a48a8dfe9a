/** One runner with all that is known of it: what its card says, which rate suits it, and its run by the browser. */

import { share } from "./horizon.js";
import { limitOf } from "./limit.js";
import { isRate, rateOf } from "./rates.js";

/** A length of a schedule is by default that of the race. */
const asLong = (param, steps) => (param.horizon ? { ...param, default: share(param.horizon, steps) } : param);

/**
 * The runner that is drawn now if nothing changed, else one that is run anew; or not, where Python's path is `told`.
 * @param {any} entry id, slot, key, kind, values, plan
 * @param {any} race start, steps and the name of its catalog
 * @param {{ known: any, tuned: any, programs: import("./programs.js").Programs, told: boolean }} given the runner of
 *   this id as it is drawn now, and the rate that suits it
 */
export function runnerOf(entry, race, { known, tuned, programs, told }) {
  const { id, slot, key, kind, values, plan } = entry;
  const { start, steps, catalog } = race;
  // A rate that suited this runner before its start, its steps or another number changed: nobody chose it by hand.
  const once = known?.tuned && known.tuned.rate === rateOf(known) ? known.tuned.rate : known?.once;
  const spec = JSON.stringify([kind, values, plan, start, steps, catalog]);
  const suits = JSON.stringify(tuned);
  const kept = known?.spec === spec && !known.waiting;
  if (kept && known.suits === suits) return known;
  const offer = programs.optimizer(kind) ?? known;
  const schedule = programs.schedule(plan);
  const suited = (param) => (isRate(param.name) ? { ...param, ...tuned, tuned: tuned?.rate } : param);
  const params = [...offer.params.map(suited), ...(schedule?.params ?? []).map((param) => asLong(param, steps))];
  if (kept) return { ...known, tuned, suits, params };
  const outcome = told ? null : programs.run(entry, race);
  const rule = programs.of(entry, steps)?.rule;
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
    once,
    table: offer.params.find((param) => isRate(param.name))?.tuned,
    params,
    stable: limitOf(programs.catalog.surface, rule, entry),
    noisy: rule?.view.feeds > 0, // chance has a part in its steps
    waiting: !outcome && !told,
    ours: Boolean(outcome),
    ...(outcome && { ...outcome, ...programs.judged(outcome.path, outcome.diverged, outcome) }),
  };
}
