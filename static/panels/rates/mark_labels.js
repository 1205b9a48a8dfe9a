/** What is said beside the curves of losses: whose they are, what is best, where they diverge. */

import { fill, short } from "../../kit/format.js";
import { alone, GAP, HIGH } from "./labels.js";

const [RISE, BESIDE, ROWS] = [13, 9, 4]; // px a name stands above its line, a text beside an arrow; rows under them

/** The open runner is heard first. */
const inTurn = (curves) => curves.toSorted((a, b) => Number(b.selected) - Number(a.selected));

/**
 * All texts with the places they may have, the most important first.
 * @param {Record<string, string>} words @param {any[]} curves
 * @param {any} plot px and top of the axes, their box, the points of all `lines`, how `wide` a text is, and where
 *   names have `stood`
 * @returns {import("./labels.js").Wish[]}
 */
export function wishes(words, curves, { px, top, box, lines, wide, stood }) {
  const names = curves.map(({ id, name }, k) => {
    const others = lines.flatMap((line, j) => (j === k ? [] : line));
    const before = stood.get(id);
    const places = [...(before ? [before] : []), ...alone(lines[k], others, RISE)];
    return { id, text: name, kind: "name", width: wide(name, true), places };
  });
  const rates = inTurn(curves).flatMap(({ id, rates: tried, heights, best, tuned }) => {
    const marked = [["best", words.best, best], ...(best === tuned ? [] : [["tuned", words.tuned, tuned]])];
    return marked
      .filter(([, , at]) => at >= 0)
      .map(([kind, template, at]) => {
        const text = fill(template, { rate: short(tried[at]) });
        const [x, y, width] = [px(tried[at]), top(heights[at]), wide(text, false)];
        const aside = width / 2 + BESIDE;
        const rows = [y + HIGH, y - HIGH, y - 2 * HIGH];
        return {
          id,
          text,
          kind,
          width,
          places: rows.flatMap((row) => [
            [x, row],
            [x + aside, row],
            [x - aside, row],
          ]),
        };
      });
  });
  const edges = inTurn(curves)
    .filter(({ edge }) => edge !== null)
    .map(({ id, edge, law }) => {
      const text = fill(law ? words.limit : words.edge, { rate: short(edge), law });
      const [x, width] = [px(edge), wide(text, false)];
      const aside = width / 2 + BESIDE;
      const rows = Array.from({ length: ROWS }, (_, row) => box.top + HIGH / 2 + row * (HIGH + GAP));
      return {
        id,
        text,
        kind: "edge",
        width,
        places: rows.flatMap((row) => [
          [x + aside, row],
          [x - aside, row],
        ]),
      };
    });
  return [...rates.slice(0, 2), ...names, ...edges, ...rates.slice(2)];
}
