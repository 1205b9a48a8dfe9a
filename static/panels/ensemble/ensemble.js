/** The same race with many seeds: where all its runs are at the step of the stage, and how their losses spread. */

import { element, put } from "../../kit/dom.js";
import { exact, fill, number, pieces } from "../../kit/format.js";
import { style } from "../../kit/marks.js";
import { live } from "../../stage/live.js";
import { follow } from "../follow.js";
import { sentence } from "../../kit/sentence.js";
import { Bands } from "./bands.js";
import { Cloud } from "./cloud.js";
import { upTo } from "./rows.js";

/** @param {HTMLElement} host @param {(message: object) => void} send */
export function mount(host, send) {
  const title = element("h2", { role: "status" });
  const [cloud, bands] = [new Cloud(), new Bands((share) => seek(share))];
  const say = sentence(title);
  let data, figure, open;
  host.append(title, cloud.node, bands.node);

  /** Whose card is opened on the stage is whose runs are wanted, unless all are. */
  function watch() {
    const { selected } = live.latest?.state ?? {};
    const before = open;
    open = selected;
    if (before && selected && selected !== before && data?.runners.length === 1) send({ runner: selected });
  }

  function seek(x) {
    const { race, set } = live.latest;
    set({ step: Math.min(Math.max(Math.round(x / data.runners[0].cost), 0), race.steps), playing: false });
  }

  function draw(room) {
    if (!data) return;
    const { race, state, draft } = live.latest;
    // One alone was asked for by name.
    const shown = data.runners.filter(({ id }) => data.runners.length === 1 || !state.hidden.has(id));
    const pending = Boolean(race.live || draft.pending);
    host.toggleAttribute("data-pending", pending);
    cloud.draw(room.cloud, { race, shown, data, step: state.step, dark: state.dark });
    bands.draw(room.bands, { shown, figure, step: state.step, dark: state.dark });
    say(told(shown, Math.floor(state.step), state.dark), { moving: pending, playing: state.playing });
  }

  /** The quantile curves of a runner at a kept row, as losses. */
  function losses({ slot }, row) {
    const [low, median, high] = ["low", "median", "band"].map((part) => {
      const { y, short } = figure.curves.get(`${slot} ${part}`);
      return y[Math.max(row - short, 0)] + data.base;
    });
    return { low, median, high };
  }

  function told(shown, step, dark) {
    const { words, seeds: count } = data;
    const bold = ({ name, slot }) => element("b", { lang: "en", style: `color:${style(slot, dark).color}` }, name);
    const [first] = shown;
    if (!first) return [""];
    if (!step) return [fill(words.start, { count })];
    if (shown.length > 1) {
      // The rule with the dearest step has taken the fewest: all are compared at the same cost.
      const spent = step * Math.min(...shown.map(({ cost }) => cost));
      const median = (runner) => losses(runner, upTo(runner.rows, spent / runner.cost)).median;
      const best = shown.reduce((a, b) => (median(b) < median(a) ? b : a));
      return pieces(words[`several_${data.against}`], {
        spent: exact(Number(spent.toPrecision(3))),
        count,
        name: bold(best),
        median: number(median(best)),
      });
    }
    const row = upTo(first.rows, step);
    const { median, high } = losses(first, row);
    const lost = first.lost?.[row];
    const holes = { step: first.rows[row], count, name: bold(first), median: number(median), high: number(high), lost };
    if (!first.chance) return pieces(words.alike, holes);
    if (lost > count / 2) return pieces(words[`gone_${first.cause}`] ?? words.gone, holes);
    return [
      ...pieces(lost > count / 10 ? words.half_only : words.half, holes),
      ...(lost ? [" ", fill(words[`lost_${first.cause}`] ?? words.lost, holes)] : []),
    ];
  }

  live.addEventListener("frame", watch);
  const picture = follow(host, { cloud: cloud.field, bands: bands.field }, draw);
  return {
    update(next) {
      data = next;
      open ??= live.latest?.state.selected;
      ({ figure } = data);
      const whole = data.runners[0].rows.length;
      figure.curves = new Map(
        figure.data.map(({ meta, y }) => [`${meta.slot} ${meta.part}`, { y, short: whole - y.length }]),
      );
      host.lang = data.lang;
      put(cloud.title, data.words.paths);
      put(bands.title, data.words[data.base < 0 ? "above" : "loss"]);
      put(bands.note, `${data.words.scale}, ${data.words[data.against]}`);
      cloud.show(data);
      bands.show(data.words);
      picture.draw();
    },
    destroy() {
      live.removeEventListener("frame", watch);
      picture.stop();
      cloud.destroy();
      bands.destroy();
    },
  };
}
