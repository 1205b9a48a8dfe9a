/**
 * The data of a regression beside its loss: the line of every runner at the step of the stage, and a row whose score
 * can be dragged.
 */

import { element, put } from "../../kit/dom.js";
import { fill, number, pieces } from "../../kit/format.js";
import { style } from "../../kit/marks.js";
import { live } from "../../stage/live.js";
import { bender, rowsOf } from "./outlier.js";
import { follow } from "../follow.js";
import { grip } from "./drag_row.js";
import { Scatter } from "./scatter.js";
import { sentence } from "../../kit/sentence.js";

const TRAIL = 6; // earlier lines of the selected runner that stay in sight

/** Which rows a step showed to a runner: their indices; all of them where it drew none. */
export function seen({ view }, step, data, scores) {
  const rows = view && rowsOf(view, data);
  if (!rows || !step) return null;
  const fed = view.numbers.subarray(view.feeds * (step - 1), view.feeds * step);
  const found = new Set(); // equal rows are told apart by none but their order
  for (let i = 0; i < rows; i++) {
    const is = (hour, k) => hour === fed[i] && scores[k] === fed[rows + i];
    const free = data.hours.findIndex((hour, k) => is(hour, k) && !found.has(k));
    found.add(free < 0 ? data.hours.findIndex(is) : free);
  }
  return [...found];
}

/** A line in numbers, and its loss over all rows. */
function told({ w, b }, loss, words, error) {
  const line = fill(words.line, { w: number(w), b: number(Math.abs(b)), sign: b < 0 ? "−" : "+" });
  return `${line}, ${fill(words[error], { loss: number(loss) })}`;
}

/** @param {HTMLElement} host @param {(message: any) => void} send */
export function mount(host, send) {
  const title = element("h3", { role: "status" });
  const detail = element("p");
  const scatter = new Scatter();
  const say = sentence(title);
  let sent = 0;
  let data, held, bent;
  host.append(title, detail, scatter.node);

  const hold = (slip, released) => {
    const before = held;
    held = slip ?? data.honest;
    const { race, draft } = live.latest;
    if (held !== before) draft.bend(`bent ${held}`, ...bent(held, race.steps, race.surface));
    if (released) send({ n: (sent += 1), slip });
    picture.draw();
  };
  grip(
    scatter,
    () => data,
    () => held ?? data.scores[data.wrong],
    hold,
  );

  /** The line of a runner after a step of its path. */
  const lineOf = ({ id, slot, name, path, rows }, step) => {
    const k = 2 * Math.min(step, rows - 1);
    return { id, slot, name, gone: step > rows - 1, w: path[k], b: path[k + 1] };
  };

  function draw({ field: { width, height } }) {
    if (!data) return;
    const { race, state } = live.latest;
    if (race.surface.key !== "regression") return;
    scatter.resize(data, width, height);
    const step = Math.floor(state.step);
    const shown = race.runners.filter(({ id }) => !state.hidden.has(id));
    const chosen = shown.find(({ id }) => id === state.selected) ?? shown[0];
    const scores = held === undefined ? data.scores : data.scores.with(data.wrong, held);
    const best = held === undefined ? data.best : data.least[Math.round(held * data.fine)];
    const rows = chosen && seen(chosen, Math.min(step, chosen.rows - 1), data, scores);
    const lines = shown.map((runner) => lineOf(runner, step));
    const trail = rows ? Array.from({ length: Math.min(TRAIL, step) }, (_, i) => lineOf(chosen, step - 1 - i)) : [];
    scatter.draw(data, {
      scores,
      best,
      lines,
      trail,
      rows,
      chosen: lines[shown.indexOf(chosen)],
      dark: state.dark,
      dragged: held !== undefined,
    });
    const line = lines[shown.indexOf(chosen)];
    const { words, error, hours } = data;
    const what = !line
      ? "nobody"
      : line.gone
        ? "gone"
        : !step
          ? "start"
          : !rows
            ? "all"
            : rows.length === 1
              ? "one"
              : "some";
    const name = line && element("b", { lang: "en", style: `color:${style(line.slot, state.dark).color}` }, line.name);
    const moving = race.live || held !== undefined;
    say(pieces(words[`title_${what}`], { step, name, total: hours.length, count: rows?.length }), {
      moving,
      playing: state.playing,
    });
    put(detail, line && !line.gone ? told(line, chosen.loss[Math.min(step, chosen.rows - 1)], words, error) : "");
  }

  const picture = follow(host, { field: scatter.field }, draw);
  return {
    update(next) {
      [data, held, bent] = [next, undefined, next.bend && bender(next)];
      host.lang = data.lang;
      scatter.show(data);
      picture.draw();
    },
    destroy: () => picture.stop(),
  };
}
