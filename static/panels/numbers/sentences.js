/** What the map says: of the run of the stage, of the best cell, and to a screen reader of its ring. */

import { put, set } from "../../kit/dom.js";
import { fill, number } from "../../kit/format.js";
import { runAt } from "./cells.js";
import { settingWords } from "./setting_words.js";
import { share } from "./sides.js";

const CALM = 100; // ms between two changes of words while a hand moves

/**
 * @param {any} map its data, cells and runner as they are now
 * @param {Record<"title" | "runs" | "ring" | "plot", HTMLElement>} parts
 */
export function sentences(map, { title, runs, ring, plot }) {
  let due;
  let quiet = 0; // until when the words stay as they are

  function tell() {
    const { data, shown, runner, race } = map;
    const wait = race.live ? quiet - performance.now() : 0;
    clearTimeout(due);
    if (wait > 0) return void (due = setTimeout(tell, wait));
    quiet = performance.now() + CALM;
    const values = data.sides.map(({ name }) => Number(runner.values[name]));
    const found = runAt(map, values) ?? runner;
    const { kind, step, cause } = found.status;
    const { words: text } = data;
    const here = settingWords(data, values, runner, race);
    set(title, { ariaLive: race.live ? "off" : "polite" });
    put(title, `${lead(data, found, here)} ${shown ? top(data, shown) : ""}`.trim());
    put(runs, shown ? fill(text.runs, { x: shown.side, y: shown.side }) : "");
    const state = fill((cause ? race.words[`ended_${cause}`] : text[kind]) ?? "", { steps: step, step });
    set(ring, {
      ariaLabel: text.map,
      ariaDescription: text.hint,
      ariaValueText: `${here}: ${state}`,
      ariaValueNow: String(1 + Math.round(share(data.sides[0], values[0]) * 99)),
      ariaValueMax: "100",
    });
    set(plot, { ariaLabel: `${text.map}. ${title.textContent}` });
  }

  return { tell, stop: () => clearTimeout(due) };
}

/** How a run fares. */
function lead({ words, colour }, { status: { kind, step, cause }, loss, arrival }, here) {
  if (colour === "loss" && kind !== "diverged") return fill(words.here_loss, { here, loss: number(loss.at(-1)) });
  if (arrival === null || kind === "diverged") return fill(words[`here_${cause ?? kind}`], { here, steps: step });
  return fill(words.here_arrived, { here, steps: arrival });
}

/** What the best cell comes to. */
function top({ words, colour }, { best: i, loss, arrived }) {
  if (i < 0) return words.best_none;
  return colour === "loss"
    ? fill(words.best_loss, { loss: number(loss[i]) })
    : fill(words.best_steps, { steps: arrived[i] });
}
