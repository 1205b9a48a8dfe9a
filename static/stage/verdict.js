import { fill, number, pieces } from "./format.js";
import { ranking } from "./standing.js";

/** @typedef {{text: string, advice?: boolean}|{runnerId: string}} Piece */

const MANY = 3; // more names than this are a count, not a list

/**
 * The race at one step in one or two sentences: who got there, then what is odd, then what to try.
 * @param {any} race
 * @param {number} step
 * @param {Set<string>} hidden
 * @returns {Piece[]}
 */
export function verdict(race, step, hidden) {
  const { words } = race;
  const field = ranking(race, step, hidden);
  if (!race.runners.length) return [{ text: words.empty_title }];
  if (!field.length) return [{ text: words.verdict_hidden }];
  if (step < 1) return [{ text: words.verdict_guess }, advise(words.advice_ring)];
  const running = field.filter(({ gone }) => !gone);
  if (!running.length) return [{ text: words.verdict_all_diverged }, advise(words.advice_smaller)];
  const odd = oddity(words, field);
  // Who is lowest says nothing where the lowest one is stuck.
  const still = running.length === field.length && running[0].stuck;
  const head = race.surface.minima.length ? arrivals(race, step, running, !odd) : still ? [] : lowest(words, running);
  return odd ? [...head, { text: " " }, ...odd] : head;
}

const advise = (text) => ({ text, advice: true });

function list(words, standings) {
  if (standings.length > MANY) return [{ text: fill(words.several, { count: standings.length }) }];
  return standings.flatMap(({ runner }, index) => {
    const joint = index === 0 ? [] : [{ text: index === standings.length - 1 ? words.and : ", " }];
    return [...joint, { runnerId: runner.id }];
  });
}

function arrivals(race, step, running, room) {
  const { words } = race;
  const there = running.filter(({ arrived }) => arrived);
  if (!there.length) {
    const template = step >= race.steps ? words.verdict_nobody_end : words.verdict_nobody;
    return pieces(template, { name: list(words, running.slice(0, 1)), steps: race.steps });
  }
  const best = Math.min(...there.map(({ runner }) => runner.arrival));
  const first = there.filter(({ runner }) => runner.arrival === best);
  const overshot = first.every(({ distance }) => distance > race.reach);
  const head = pieces(overshot ? words.verdict_overshot : words.verdict_first, { name: list(words, first), step: best });
  if (!room || first.includes(running[0])) return head;
  return [...head, { text: " " }, ...pieces(words.verdict_leads, { name: list(words, running.slice(0, 1)) })];
}

const lowest = (words, running) => pieces(words.verdict_lowest, { name: list(words, running.slice(0, 1)), loss: number(running[0].loss) });

function oddity(words, field) {
  const gone = field.filter(({ gone }) => gone);
  const stuck = field.filter(({ stuck }) => stuck);
  if (gone.length === 1) {
    return [...pieces(words.verdict_diverged, { name: list(words, gone), step: gone[0].runner.status.step }), advise(words.advice_smaller)];
  }
  if (gone.length) return [...pieces(words.verdict_diverged_some, { name: list(words, gone) }), advise(words.advice_smaller)];
  if (!stuck.length) return null;
  const where = stuck[0].runner.status.where || "plateau";
  const alike = stuck.filter(({ runner }) => (runner.status.where || "plateau") === where);
  return [...pieces(words[`verdict_stuck_${where}`], { name: list(words, alike) }), advise(words.advice_stuck)];
}
