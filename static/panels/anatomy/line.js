/** One line of a rule: its formula, and below it the same with the numbers of a step. */

import { element, put } from "../../kit/dom.js";
import { number } from "../../kit/format.js";

/** MathML text as a node. */
export const markup = (text) =>
  document.importNode(new DOMParser().parseFromString(text, "application/xml").documentElement, true);

/** The node of a line, and a function that fills in its numbers: `value(name)` is known of the step. */
export function lineOf({ kind, formula, numbers }) {
  const node = element(
    "li",
    { "data-kind": kind },
    element("div", { class: "formula" }, markup(formula)),
    element("div", { class: "numbers" }, markup(numbers)),
  );
  const places = node.querySelectorAll("[data-slot], [data-when], [data-unless]");
  return [
    node,
    (value) => {
      for (const place of places) {
        const { slot, when, unless } = place.dataset;
        if (!slot) place.toggleAttribute("hidden", !value(`${when ?? unless}.0`) !== !when);
        else
          put(
            place,
            place.closest(".column") ? number(value(slot)) : number(value(slot)).replace(/\.0+$|(\.\d*?)0+$/, "$1"),
          );
      }
    },
  ];
}
