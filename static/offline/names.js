/** What each runner is called, as stage/labels.py names it: its rule, and what tells it from others of that rule. */

import { fill } from "../kit/format.js";
import { written } from "./link.js";

const MOST = 2; // marks of a name
const other = (param, one, two) => param.name in two && written(one[param.name]) !== written(two[param.name]);

/** A number, or a switch where it is not as usual. */
function said(param, value, { terms, words }) {
  const { symbol, title } = { ...terms[param.name], ...param };
  if (typeof value !== "boolean") return `${symbol} ${written(value)}`;
  return value ? title : (words.off[param.name] ?? fill(words.without, { what: title }));
}

const told = (value, usual) => typeof value !== "boolean" || value !== usual;

function marks(runner, rivals, say) {
  const { values, params, schedule } = runner;
  const differing = (wanted, others) =>
    params
      .filter(({ name, default: usual }) => name.startsWith("schedule.") === wanted && told(values[name], usual))
      .filter((param) => others.some((rival) => other(param, values, rival.values)))
      .map((param) => said(param, values[param.name], say));
  const found = differing(false, rivals);
  const twins = rivals.filter((rival) => rival.schedule?.key === schedule?.key);
  const own = differing(true, twins);
  if (schedule && (twins.length < rivals.length || own.length))
    found.push([schedule.title, ...own.slice(0, 1)].join(" "));
  return found.slice(0, MOST);
}

/**
 * One distinct name a runner: "Adam", or "Adam, β₁ 0.5" beside another Adam.
 * @param {any[]} runners @param {{terms: any, words: any}} say the catalog's terms, and the words of the page
 * @returns {string[]}
 */
export function names(runners, say) {
  const drawn = new Map();
  return runners.map((runner) => {
    const rivals = runners.filter(({ title }) => title === runner.title);
    const name = rivals.length === 1 ? runner.title : [runner.title, ...marks(runner, rivals, say)].join(", ");
    const times = (drawn.get(name) ?? 0) + 1;
    drawn.set(name, times);
    return times === 1 ? name : `${name} (${times})`;
  });
}
