/** What the colours of a map of basins mean: the letters with their places, and what else a map may show. */

import { element } from "../../kit/dom.js";
import { exact, fill, short } from "../../kit/format.js";

/**
 * Fills the legend.
 * @param {HTMLElement} host of the panel @param {HTMLElement} key @param {any} data
 * @param {string[]} palette of the theme @param {any} there what occurs
 */
export function legend(host, key, { words, minima, letters, levels, limits }, palette, there) {
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
  host.style.setProperty("--hatch", palette.at(-3));
  key.replaceChildren(
    ...minima.map(([x, y], i) =>
      item(palette[levels * i], letters[i], fill(words.minimum, { x: short(x), y: short(y) }), "letter"),
    ),
    ...(there.elsewhere ? [item(palette[levels * letters.length], "", words.elsewhere)] : []),
    ...(there.unsettled ? [item(palette.at(-4), "", words.not_yet)] : []),
    ...(there.diverged ? [item("", "", words.diverged, "hatch")] : []),
    ...(there.settled ? [strengths] : []),
  );
}
