/** Find the rate: how high every runner ends for each learning rate, live, and how tolerant it is. */

import { settling, DIVERGED } from "../../core/batch.js";
import { sentence } from "../../kit/sentence.js";
import { sliced } from "../../kit/sliced.js";
import { arrange, element, set } from "../../kit/dom.js";
import { fill, pieces } from "../../kit/format.js";
import { style } from "../../kit/marks.js";
import { call } from "../../core/program.js";
import { low } from "../../kit/low.js";
import { replaced } from "../../draft/rates.js";
import { live } from "../../stage/live.js";
import { chart } from "./chart.js";
import { holes, told, width } from "./ranges.js";
import { rangeRows } from "./range_rows.js";
import { bestOf, good, heights } from "../../core/rate_tolerance.js";

const WORK = 4e5; // steps of all runs of one curve during a drag
// Px: least height of the plot, what else needs height, one runner below it.
const [LOWEST, BESIDE, ROW] = [220, 220, 38];
const AROUND = 96; // px of the bar and the transport in a low window

const rateOf = ({ values }) =>
  Object.keys(values).find((name) => name.split(".").at(-1) === "learning_rate" && !name.startsWith("schedule."));

/** What a curve depends on: all of a runner but its rate. */
const spec = ({ start, steps, catalog }, { kind, values, plan }, rate) =>
  JSON.stringify([kind, { ...values, [rate]: 0 }, plan, start, steps, catalog]);

/** @param {HTMLElement} host */
export function mount(host) {
  const [story, rows] = [element("h2", { class: "story" }), element("ul", { class: "rows" })];
  const known = new Map(); // by id: what its curve was computed for, rates and losses
  const plot = chart({
    set: (id, rate, released) => {
      const runner = live.latest?.draft.find(id);
      if (runner) live.latest.draft.set(id, { [rateOf(runner)]: rate }, released);
    },
  });
  story.role = "status";
  plot.node.role = "group";
  host.replaceChildren(story, plot.node, rows);
  const speak = sentence(story);
  let data, working, gone; // once gone, what was under way draws nothing
  const wearing = () => {
    const { race, state } = live.latest;
    return [race, state.dark, state.selected, Boolean(window.Plotly?.newPlot)];
  };
  let drawn = []; // what the picture showed when it was drawn last; the step of the race has no part in it

  function follow() {
    if (live.latest && wearing().some((value, i) => value !== drawn[i])) draw();
  }

  function draw() {
    if (!live.latest || !data || gone) return;
    const { race, state } = live.latest;
    drawn = wearing();
    const { dark } = state;
    const { floor } = race.surface;
    const start = call(race.surface.program, race.start)[0];
    const curves = [];
    for (const runner of race.runners) {
      const name = rateOf(runner);
      if (!name || replaced(runner)) continue;
      const wanted = spec(race, runner, name);
      const told = data.curves.find(({ id }) => id === runner.id);
      let curve = known.get(runner.id);
      // Python's curve is that of the race it was sent with.
      if (told && !race.live && race.revision === data.revision && curve?.told !== told) {
        curve = { told, spec: wanted, rates: told.rates, losses: told.losses.map((loss) => loss ?? Infinity) };
        known.set(runner.id, curve);
      }
      if (!curve) {
        known.set(runner.id, { spec: "", wanted, name });
        continue;
      }
      Object.assign(curve, { wanted, name });
      if (!curve.losses) continue;
      if (curve.from !== curve.losses || curve.start !== start)
        Object.assign(curve, {
          from: curve.losses,
          start,
          heights: heights(curve.losses, floor, start),
          good: good(curve.losses, floor, start),
        });
      const lost = runner.status.kind === "diverged";
      const suits = runner.tuned?.rate;
      const { stable } = runner;
      const first = curve.good && curve.good.edge >= 0 ? curve.rates[curve.good.edge] : null;
      const seen = stable && stable.rate < curve.rates.at(-1);
      curves.push({
        ...curve,
        best: bestOf(curve.rates, curve.good, suits),
        tuned: suits === undefined ? -1 : curve.rates.indexOf(suits),
        edge: seen ? stable.rate : first, // from where on it diverges
        law: seen ? stable.law : "",
        selected: runner.id === state.selected,
        id: runner.id,
        slot: runner.slot,
        name: runner.name,
        rate: Number(runner.values[name]),
        height: lost ? Infinity : heights([runner.loss.at(-1)], floor, start)[0],
      });
    }
    for (const id of known.keys()) if (!race.runners.some((runner) => runner.id === id)) known.delete(id);
    const high = innerHeight - (low.matches ? AROUND : BESIDE + ROW * curves.length);
    const tall = Math.min(Math.max(LOWEST, high), plot.node.clientWidth);
    plot.name(data.words.across, fill(data.words.up, { steps: race.steps }));
    if (curves.length && plot.draw(data, curves, floor, start, dark, plot.node.clientWidth, tall, race.live)) {
      list(curves, dark, race.live);
      tell(curves, dark, race);
    }
    work();
  }

  /** One curve after another of the runners that have changed, a few ms at a time: the pointer comes first. */
  function work() {
    if (working || !live.latest) return;
    const { race, model } = live.latest;
    const due = race.runners.find(({ id }) => known.has(id) && known.get(id).wanted !== known.get(id).spec);
    const programs = due && model.programs(due, race.steps);
    if (!programs) return;
    const { wanted, name } = known.get(due.id);
    const all = (data.curves.find(({ id }) => id === due.id) ?? data.curves[0])?.rates ?? [];
    const stride = Math.ceil((all.length * race.steps) / WORK);
    const suits = due.tuned?.rate;
    const rates = all.filter((rate, i) => i % stride === 0 || i === all.length - 1 || rate === suits);
    const runs = settling(programs, { ...due.values, [name]: Float64Array.from(rates) }, race.start, race.steps, race);
    working = true;
    sliced(runs, ({ loss: ends, status }) => {
      working = false;
      const curve = known.get(due.id);
      const losses = Array.from(ends, (loss, i) => (status[i] === DIVERGED ? Infinity : loss));
      if (curve) Object.assign(curve, { spec: wanted, rates, losses });
      draw();
    });
  }

  /** The order of the rows changes at rest only: nothing jumps during a drag. */
  function list(curves, dark, moving) {
    const nodes = rangeRows(rows, curves, data.words, plot.share, dark);
    if (!moving || nodes.length !== rows.children.length) arrange(rows, nodes);
  }

  /** The most and the least tolerant rule, in words. */
  function tell(curves, dark, { live: moving }) {
    const { words } = data;
    const sorted = curves.filter((curve) => curve.good).sort((a, b) => width(b) - width(a));
    const bold = ({ slot, name }) => element("b", { lang: "en", style: `color: ${style(slot, dark).color}` }, name);
    const say = (what, curve) => pieces(words[told(what, curve)], { ...holes(curve), name: bold(curve) });
    const all = !sorted.length
      ? [words.nobody]
      : [...say("most", sorted[0]), ...(sorted.length > 1 ? [" ", ...say("least", sorted.at(-1))] : [])];
    speak(all, { moving, playing: false });
    set(plot.node, { ariaLabel: `${words.plot} ${story.textContent}` });
  }

  live.addEventListener("frame", follow);
  const sizes = new ResizeObserver(draw);
  sizes.observe(plot.node);
  return {
    update(next, again) {
      if (again) return;
      data = next;
      host.lang = data.lang;
      draw();
    },
    destroy() {
      gone = true;
      live.removeEventListener("frame", follow);
      sizes.disconnect();
      plot.destroy();
    },
  };
}
