import { build, put } from "./dom.js";
import { fill, number } from "./format.js";
import { swatch } from "./marks.js";

const PAUSE = 250; // ms between two reorderings while playing: an order that flickers cannot be read

/** A runner as it stands at one step. */
export function standing(runner, step) {
  const { status, arrival, loss, distance, rows } = runner;
  const row = Math.min(Math.floor(step), rows - 1);
  const is = (kind) => status.kind === kind && step >= status.step;
  const arrived = arrival !== null && step >= arrival;
  return { runner, loss: loss[row], distance: distance?.[row], arrived, gone: is("diverged"), stuck: is("stuck") };
}

/** The visible runners, nearest to a minimum first (lowest first where there is none), the diverged ones last. */
export function ranking(race, step, hidden) {
  const key = ({ gone, runner, distance, loss }) => (gone ? runner.status.step : distance ?? loss);
  return race.runners.filter(({ id }) => !hidden.has(id)).map((runner) => standing(runner, step))
    .sort((a, b) => a.gone - b.gone || key(a) - key(b));
}

/** Who is where at the playhead. */
export function scoreboard(select) {
  const { node, note, reached, wrap, body, all } = build("board");
  let [race, rows, shape, order, sorted] = [null, {}, "", null, 0];

  return {
    node,
    update(next, { selected, dark }) {
      race = next;
      const { words, runners, reach } = race;
      const signs = JSON.stringify(runners.map(({ id, slot }) => [id, slot, dark]));
      if (signs !== shape) {
        order = null;
        rows = Object.fromEntries(runners.map(({ id, slot }) => {
          const row = build("row");
          row.node.onclick = () => select(id);
          row.sign.append(swatch(slot, dark, { size: 9 }));
          return [id, row];
        }));
      }
      shape = signs;
      for (const { id, name } of runners) {
        put(rows[id].name, name);
        rows[id].node.classList.toggle("selected", id === selected);
      }
      sorted = 0;
      reached.title = fill(words.reached_help, { reach });
      put(all, fill(words.board_all, { count: runners.length }));
      node.style.setProperty("--rows", runners.length);
    },
    draw({ step, hidden, playing }, time) {
      const { words, runners } = race;
      const field = ranking(race, step, hidden);
      const away = runners.length - field.length;
      put(note, fill(words.board_at, { step: Math.floor(step) }) + (away ? `, ${fill(words.board_hidden, { count: away })}` : ""));
      for (const { runner, arrived, gone, loss, distance } of field) {
        const row = rows[runner.id];
        row.node.classList.toggle("gone", gone);
        row.arrived.colSpan = gone ? 3 : 1;
        put(row.arrived, gone ? fill(words.diverged_at, runner.status) : arrived ? `${runner.arrival}` : "–");
        put(row.loss, number(loss));
        put(row.distance, number(distance));
      }
      if (playing && time - sorted < PAUSE) return;
      sorted = time;
      const now = field.map(({ runner }) => runner.id);
      if (now.join() === order) return;
      order = now.join();
      body.replaceChildren(...now.map((id) => rows[id].node));
    },
    /** Shows rows that had no room. */
    unfold() {
      node.toggleAttribute("data-whole");
      return body;
    },
    /** Offers the whole list where rows are out of sight. */
    fit() {
      all.hidden = true;
      all.hidden = wrap.scrollHeight <= wrap.clientHeight;
    },
  };
}
