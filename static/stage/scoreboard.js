import { arrange, build, put, set } from "../kit/dom.js";
import { fill, number, visible } from "../kit/format.js";
import { swatch } from "../kit/marks.js";

const PAUSE = 250; // ms between two reorderings while playing: an order that flickers cannot be read

/** Who is where at the playhead. */
export function scoreboard({ board, away, reached, height, apart, wrap, table, body, all }, select) {
  const rows = {};
  let sorted = 0;
  body.onclick = ({ target }) => select(target.closest("tr").dataset.id);
  const sizes = new ResizeObserver(() => {
    all.hidden = wrap.scrollHeight <= wrap.clientHeight;
  });
  for (const box of [wrap, table]) sizes.observe(box);

  return ({ words, runners, reach, surface }, field, { step, playing, selected, dark }, time) => {
    const missing = runners.length - field.length;
    put(
      away,
      fill(words.board_at, { step: Math.floor(step) }) +
        (missing ? `, ${fill(words.board_hidden, { count: missing })}` : ""),
    );
    put(all, fill(words.board_all, { count: runners.length }));
    const saddle = !surface.minima.length;
    const goal = !saddle || surface.saddles?.length > 0; // a loss may have nothing that one reaches or leaves
    table.toggleAttribute("data-bare", !goal);
    set(reached.dataset, { help: saddle ? words.left_help : fill(words.help_reached, { reach }) });
    put(reached, words[saddle ? "column_left" : "column_reached"]);
    set(apart.dataset, { help: saddle ? "" : words.distance_help });
    put(apart, words[saddle ? "column_from_saddle" : "column_distance"]);
    put(height, words[!saddle && surface.floor ? "column_above" : "column_loss"]);
    board.style.setProperty("--rows", field.length);
    const order = field.map(({ runner, arrived, left, gone, above, distance }) => {
      const { id, slot, name, status, imported } = runner;
      const fell = gone && left && status.cause === "unbounded"; // which is how one leaves a saddle
      const ended = gone && !fell;
      const since = left ? runner.left : arrived ? runner.arrival : "–";

      const key = `${slot} ${dark}`;
      if (!rows[key]) (rows[key] = build("row")).sign.append(swatch(slot, dark, { size: 9 }));
      const row = rows[key];
      set(row.node.dataset, { id });
      set(row.node, { className: `${id === selected ? "selected" : ""} ${ended ? "gone" : ""}` });
      set(row.arrived, { colSpan: ended && goal ? 3 : 1 });
      put(row.name, name);
      set(row.name, { lang: imported ? "" : "en" });
      put(row.arrived, ended ? fill(words[`ended_${status.cause}`], status) : String(since));
      put(row.loss, fell ? "–" : number(visible(above)));
      put(row.distance, fell ? "–" : number(visible(distance)));
      return row.node;
    });
    if (playing && time - sorted < PAUSE && order.length === body.childElementCount) return;
    sorted = time;
    arrange(body, order);
  };
}
