/** The two numbers of a cell in words. */

import { isRate, replaced } from "../../draft/rates.js";
import { exact, fill, inText } from "../../kit/format.js";

/** A learning rate that the schedule replaces stands with the one that counts, so that it is not blamed. */
export function settingWords({ sides, words }, values, runner, { terms }) {
  const own = replaced(runner);
  const symbol = own && (runner.params.find(({ name }) => name === own)?.symbol ?? terms[own]?.symbol);
  const instead = own ? ` (${fill(words.replaced, { symbol: inText(symbol), value: exact(runner.values[own]) })})` : "";
  return sides
    .map(({ name, symbol: letter }, i) => `${letter} = ${exact(values[i])}${isRate(name) ? instead : ""}`)
    .join(", ");
}
