/** What the colours of a map of basins mean: the letters with their places, and what else a map may show. */

import { element } from "../../kit/dom.js";
import { exact, fill, short } from "../../kit/format.js";

/** The items of the legend. @param {any} data @param {string[]} palette of the theme */
export function legend({ words, minima, letters, levels, limits }, palette) {
  const chip = (background, text, name = "") =>
    element("li", {}, element("i", { class: name, style: background && `background: ${background}` }, text));
  const item = (background, text, label, name) => {
    const node = chip(background, text, name);
    node.append(label);
    return node;
  };
  const strengths = element(
    "li",
    { class: "strengths" },
    ...limits.map((_, i) => element("i", { style: `background: ${palette[i]}` })),
    fill(words.within, { steps: limits.map((limit) => exact(limit)).join(" · ") }),
  );
  return [
    ...minima.map(([x, y], i) =>
      item(palette[levels * i], letters[i], fill(words.minimum, { x: short(x), y: short(y) }), "letter"),
    ),
    item(palette[levels * letters.length], "", words.elsewhere),
    item("", "", words.hatch, "hatch"),
    item(palette.at(-3), "", words.diverged),
    strengths,
  ];
}
