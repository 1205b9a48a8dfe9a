/** A runner of the draft as its settings, { id, slot, key, kind, values, schedule, plan }; what an edit makes of it. */

import { fitted, followed } from "./horizon.js";
import { isRate } from "./rates.js";

/** The settings of a confirmed runner. */
export const entryOf = ({ id, slot, key, kind, values, schedule }) => ({
  id,
  slot,
  key,
  kind,
  values,
  schedule: schedule?.key ?? null,
  plan: schedule?.kind ?? null,
});

/**
 * With other numbers. From step `here` on where it is not null: a new rate then changes the schedule set by hand.
 * @param {Record<string, any>} news
 */
export function withNumbers(entry, news, here) {
  const values = { ...entry.values };
  let { schedule, plan } = entry;
  for (const [name, value] of Object.entries(news)) {
    const later = here !== null && isRate(name) && (entry.schedule ?? "by_hand") === "by_hand";
    if (later) schedule = plan = "by_hand";
    Object.assign(values, later ? { "schedule.at": here, "schedule.lr": value } : { [name]: value });
  }
  return { ...entry, schedule, plan, values };
}

/** With another schedule, as long as the race; or with none. @param {any} offer what the catalog says of it */
export function withSchedule(entry, offer, steps) {
  const kept = Object.entries(entry.values).filter(([name]) => !name.startsWith("schedule."));
  const own = offer && fitted(offer.params, offer.values, steps);
  return {
    ...entry,
    schedule: offer?.key ?? null,
    plan: offer?.kind ?? null,
    values: { ...Object.fromEntries(kept), ...own },
  };
}

/** In a race of another length: a schedule that was as long as the race stays so. @param {any[]} params of schedules */
export const withSteps = (entry, params, before, after) =>
  entry.plan ? { ...entry, values: followed(params, entry.values, before, after) } : entry;

/** With every number that has such a value set to it: the framework's "default", or the best that was "tuned". */
export function withValues(entry, params, which) {
  const found = params.filter((param) => (param[which] ?? null) !== null).map((param) => [param.name, param[which]]);
  return { ...entry, values: { ...entry.values, ...Object.fromEntries(found) } };
}
