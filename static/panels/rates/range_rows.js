/** The good range of learning rates of each runner, as rows under one axis. */

import { element, put } from "../../kit/dom.js";
import { fill } from "../../kit/format.js";
import { style, swatch } from "../../kit/marks.js";
import { holes, told, width } from "./ranges.js";

/**
 * A row for each curve, the widest range first; rows that are there already are used again.
 * @param {(rate: number) => number} share
 */
export function rangeRows(rows, curves, words, share, dark) {
  const sorted = curves.toSorted((a, b) => width(b) - width(a));
  return sorted.map((curve) => {
    const { id, slot, name, rates, good: range, rate } = curve;
    const row =
      [...rows.children].find((each) => each.dataset.id === id) ??
      element(
        "li",
        { "data-id": id },
        element("p", {}, element("span", {}), element("b", { lang: "en" }), element("span", {})),
        element(
          "div",
          {},
          element("i", { class: "range" }),
          element("i", { class: "best" }),
          element("i", { class: "own" }),
        ),
      );
    const [sign, called, text] = row.firstChild.children;
    const [bar, best, own] = row.lastChild.children;
    const look = `${slot} ${dark}`;
    if (row.dataset.look !== look) sign.replaceChildren(swatch(slot, dark, { line: true }));
    row.dataset.look = look;
    row.style = `--runner: ${style(slot, dark).color}`;
    put(called, name);
    put(text, range ? fill(words[told("good", curve)], holes(curve)) : words.none);
    const at = (value) => `${100 * share(value)}%`;
    bar.hidden = !range || range.low === range.high; // the ring of the best says it
    best.hidden = !range;
    if (range) {
      Object.assign(bar.style, {
        left: at(rates[range.low]),
        right: `${100 - 100 * share(rates[range.high])}%`,
      });
      best.style.left = at(rates[curve.best]);
    }
    own.style.left = at(rate);
    return row;
  });
}
