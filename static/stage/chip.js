/** What the chip of a card says: how its runner stands at this step. */

import { fill } from "../kit/format.js";

/**
 * The kind of a standing, which its colour follows, and the words; both empty for a runner on its way.
 * @param {any} stand of the ranking; none for a runner that is not in it @param {Record<string, string>} words
 */
export function standing(stand, words) {
  if (!stand) return { kind: "", said: "" };
  const { runner, arrived, passed, gone, stuck } = stand;
  const kind = gone ? "diverged" : arrived ? "reached" : stuck ? "stuck" : passed ? "passed" : "";
  const name = kind === "diverged" || kind === "stuck" ? runner.status.cause : kind;
  const step = { reached: runner.arrival, passed: runner.passed }[kind] ?? runner.status.step;
  return { kind, said: name && fill(words[`chip_${name}`], { step }) };
}

/** What a chip of that kind means. @param {string} kind @param {Record<string, string>} words @param {number} reach */
export const helpOf = (kind, words, reach) => fill(words[`help_${kind}`] ?? "", { reach });
