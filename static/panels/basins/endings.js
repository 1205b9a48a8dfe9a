/** Where the race goes from its start, in words: which runners come to which minimum. */

import { element } from "../../kit/dom.js";
import { fill, pieces, short } from "../../kit/format.js";
import { style } from "../../kit/marks.js";
import { reached } from "./colours.js";

/**
 * What the runners shown come to, as the parts of a sentence.
 * @param {any} data words, minima, letters and reach
 * @param {[number, number]} start
 */
export function endings(data, race, now, dark, start) {
  const { words, letters } = data;
  const groups = new Map();
  for (const runner of now) {
    const {
      path,
      status: { kind, cause },
    } = runner;
    const letter =
      kind === "diverged" ? undefined : reached(race.surface, data, kind === "converged", ...path.subarray(-2));
    const what = kind === "diverged" ? cause : letter === undefined ? "unsettled" : (letters[letter] ?? "elsewhere");
    groups.set(what, [...(groups.get(what) ?? []), runner]);
  }
  const bold = ({ slot, name }) => element("b", { lang: "en", style: `color: ${style(slot, dark).color}` }, name);
  const list = (some) =>
    some.flatMap((each, k) => [k === 0 ? "" : k === some.length - 1 ? words.and : ", ", bold(each)]);
  const sentences = [...groups].flatMap(([what, some], k) => [
    k ? " " : "",
    ...pieces(words[`${what.length === 1 ? "ends" : what}_${some.length > 1 ? "some" : "one"}`], {
      place: what,
      name: list(some),
    }).flat(),
  ]);
  const from = fill(words.from, { x: short(start[0]), y: short(start[1]) });
  return [from, ...sentences, " ", element("small", {}, words.drag)];
}
