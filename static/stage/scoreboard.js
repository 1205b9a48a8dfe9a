import { arrange, build, put, set } from "../kit/dom.js";
import { fill, number } from "../kit/format.js";
import { swatch } from "../kit/marks.js";

const PAUSE = 250; // ms between two reorderings while playing: an order that flickers cannot be read

/**
 * The visible runners at one step, nearest to a minimum first (lowest first where there is none), the diverged ones
 * last.
 */
export function ranking({ runners }, { step, hidden }) {
  const key = ({ gone, runner, distance, loss }) => (gone ? runner.status.step : (distance ?? loss));
  return runners
    .filter(({ id }) => !hidden.has(id))
    .map((runner) => {
      const { status, arrival, passed, loss, distance, rows } = runner;
      const row = Math.min(Math.floor(step), rows - 1);
      const is = (kind) => status.kind === kind && step >= status.step;
      const arrived = arrival !== null && step >= arrival;
      return {
        runner,
        loss: loss[row],
        distance: distance?.[row],
        arrived,
        passed: passed !== null && step >= passed,
        gone: is("diverged"),
        stuck: is("stuck") && status.cause,
      };
    })
    .sort((a, b) => a.gone - b.gone || key(a) - key(b));
}

/** Who is where at the playhead. */
export function scoreboard({ board, away, reached, wrap, table, body, all }, select) {
  const rows = {};
  let sorted = 0;
  body.onclick = ({ target }) => select(target.closest("tr").dataset.id);
  const sizes = new ResizeObserver(() => {
    all.hidden = wrap.scrollHeight <= wrap.clientHeight;
  });
  for (const box of [wrap, table]) sizes.observe(box);

  return ({ words, runners, reach }, field, { step, playing, selected, dark }, time) => {
    const missing = runners.length - field.length;
    put(
      away,
      fill(words.board_at, { step: Math.floor(step) }) +
        (missing ? `, ${fill(words.board_hidden, { count: missing })}` : ""),
    );
    put(all, fill(words.board_all, { count: runners.length }));
    set(reached, { title: fill(words.reached_help, { reach }) });
    board.style.setProperty("--rows", field.length);
    const order = field.map(({ runner: { id, slot, name, arrival, status }, arrived, gone, loss, distance }) => {
      const key = `${slot} ${dark}`;
      if (!rows[key]) (rows[key] = build("row")).sign.append(swatch(slot, dark, { size: 9 }));
      const row = rows[key];
      set(row.node.dataset, { id });
      set(row.node, { className: `${id === selected ? "selected" : ""} ${gone ? "gone" : ""}` });
      set(row.arrived, { colSpan: gone ? 3 : 1 });
      put(row.name, name);
      put(row.arrived, gone ? fill(words[`ended_${status.cause}`], status) : arrived ? String(arrival) : "–");
      put(row.loss, number(loss));
      put(row.distance, number(distance));
      return row.node;
    });
    if (playing && time - sorted < PAUSE && order.length === body.childElementCount) return;
    sorted = time;
    arrange(body, order);
  };
}
