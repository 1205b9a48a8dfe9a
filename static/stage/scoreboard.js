import { build, put, set } from "./dom.js";
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
  const { node, note, reached, wrap, table, body, all } = build("board");
  const rows = {};
  let sorted = 0;
  body.onclick = ({ target }) => select(target.closest("tr").dataset.id);
  const sizes = new ResizeObserver(() => { all.hidden = wrap.scrollHeight <= wrap.clientHeight; });
  for (const box of [wrap, table]) sizes.observe(box);

  function row({ id, slot, name, arrival, status }, { arrived, gone, loss, distance }, words, selected, dark) {
    const key = `${slot} ${dark}`;
    if (!rows[key]) (rows[key] = build("row")).sign.append(swatch(slot, dark, { size: 9 }));
    const cells = rows[key];
    set(cells.node.dataset, { id });
    set(cells.node, { className: `${id === selected ? "selected" : ""} ${gone ? "gone" : ""}` });
    set(cells.arrived, { colSpan: gone ? 3 : 1 });
    put(cells.name, name);
    put(cells.arrived, gone ? fill(words.diverged_at, status) : arrived ? String(arrival) : "–");
    put(cells.loss, number(loss));
    put(cells.distance, number(distance));
    return cells.node;
  }

  function draw({ words, runners, reach }, field, { step, playing, selected, dark }, time) {
    const away = runners.length - field.length;
    put(note, fill(words.board_at, { step: Math.floor(step) }) + (away ? `, ${fill(words.board_hidden, { count: away })}` : ""));
    put(all, fill(words.board_all, { count: runners.length }));
    set(reached, { title: fill(words.reached_help, { reach }) });
    node.style.setProperty("--rows", field.length);
    const order = field.map((stand) => row(stand.runner, stand, words, selected, dark));
    const same = order.length === body.childElementCount;
    if (same && (playing && time - sorted < PAUSE || order.every((each, k) => each === body.children[k]))) return;
    sorted = time;
    body.replaceChildren(...order);
  }
  return { node, draw };
}
