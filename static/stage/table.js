import { element } from "./dom.js";
import { fill, number } from "./format.js";
import { swatch } from "./marks.js";

const COLUMNS = ["status", "loss", "distance", "length", "evaluations", "reached"];

/**
 * How every race ended, hidden runners included: the one part below the fold.
 * @param {any} race
 * @param {boolean} dark
 * @returns {Node[]}
 */
export function finalTable(race, dark) {
  const { words } = race;
  if (!race.runners.length) return [];
  const head = element("tr", {}, element("th", { scope: "col" }, words.column_runner),
    ...COLUMNS.map((column) => element("th", { scope: "col" }, words[`final_${column}`])));
  return [
    element("header", {}, element("h3", {}, words.final), element("small", {}, fill(words.final_after, { steps: race.steps }))),
    element("div", { class: "wide", tabindex: 0, role: "region", "aria-label": words.final },
      element("table", {}, element("thead", {}, head), element("tbody", {}, ...race.runners.map((runner) => row(runner, words, dark))))),
    element("p", {}, `${fill(words.reached_help, { reach: race.reach })} ${fill(words.converged_help, { tolerance: race.tolerance })} ${words.diverged_help}`),
  ];
}

function row({ slot, name, score, status }, words, dark) {
  const gone = status.kind === "diverged";
  const whole = (count) => (count === null || count === undefined ? "–" : String(count));
  const cells = [score.status, gone ? "–" : number(score.loss), gone ? "–" : number(score.distance), number(score.length), whole(score.evaluations), whole(score.reached)];
  return element("tr", { class: gone ? "gone" : "" },
    element("th", { scope: "row" }, swatch(slot, dark, { size: 9 }), element("span", { lang: "en" }, name)),
    ...cells.map((cell) => element("td", {}, cell)));
}
