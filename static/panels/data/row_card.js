/** The card with the numbers of the row of data under the pointer. */

import { element } from "../../kit/dom.js";
import { exact, fill, number } from "../../kit/format.js";

const REACH = 16; // px from which a row can be pointed at

/** @param {any} scatter the picture: its data and scene, px and py */
export function rowCard(scatter) {
  const node = element("div", { class: "card", "aria-hidden": "true" });
  let found;

  function draw() {
    if (found === undefined) return;
    const { hours, words, wrong } = scatter.data;
    const own = wrong === undefined;
    const { scores, chosen } = scatter.scene;
    const line = chosen && chosen.w * hours[found] + chosen.b;
    const off = line - scores[found];
    const text = [
      fill(
        words.row,
        own
          ? { hours: exact(hours[found]), score: exact(scores[found]) }
          : { hours: hours[found], score: scores[found].toFixed(1) },
      ),
    ];
    if (chosen && !chosen.gone)
      text.push(fill(words.row_off, { line: number(line), off: (off > 0 ? "+" : "") + number(off) }));
    const [x, y] = [scatter.px(hours[found]), scatter.py(scores[found])];
    node.replaceChildren(...text.map((part) => element("span", {}, part)));
    node.dataset.side = x > scatter.width / 2 ? "left" : "right";
    node.style.translate = `${x}px ${y}px`;
  }

  /** Finds the row under the pointer; an event of null: none. */
  function point(event) {
    if (!scatter.scene) return;
    let nearest = REACH;
    found = undefined;
    if (event && !event.buttons) {
      const { left, top } = scatter.field.getBoundingClientRect();
      scatter.data.hours.forEach((hour, i) => {
        const away = Math.hypot(
          scatter.px(hour) - event.clientX + left,
          scatter.py(scatter.scene.scores[i]) - event.clientY + top,
        );
        if (away < nearest) [nearest, found] = [away, i];
      });
    }
    node.toggleAttribute("data-shown", found !== undefined);
    draw();
  }
  return { node, draw, point };
}
