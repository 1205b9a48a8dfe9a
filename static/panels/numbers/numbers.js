/** A map over two hyperparameters beside the stage: its ring is the stage's run, and follows it or leads it. */

import { element, put, set } from "../../kit/dom.js";
import { exact, fill, number } from "../../kit/format.js";
import { style } from "../../kit/marks.js";
import { SCALES } from "../../kit/rail.js";
import { live } from "../../stage/live.js";
import { best, ending, scaleOf } from "../../core/colour_classes.js";
import { run } from "../../core/loop.js";
import { judge } from "../../core/verdict.js";
import { hand } from "./pointer.js";
import { legend } from "./legend.js";
import { look, span } from "./look.js";
import { settingWords } from "./setting_words.js";
import { Preview } from "./preview.js";

const CALM = 100; // ms between two changes of words while a hand moves
const NARROW = 480; // px
const REST = 40; // ms that the page keeps between two pictures of the map
const canonical = ({ kind, plan, values, start, steps, catalog }) =>
  JSON.stringify([kind, plan ?? null, Object.entries(values).sort(), start, steps, catalog]);

let fine = null; // Python's last map
let hear = () => {};

/** Takes in a map from Python. */
export function arrive(cells) {
  fine = { ...cells, key: canonical(cells.spec), frame: JSON.stringify([cells.spec.axes, cells.spec.colour]) };
  hear();
}

/** @param {HTMLElement} host */
export function mount(host) {
  let data, race, runner, shown, key, tinted, told, due, width, height;
  let [busy, quiet] = [0, 0]; // until when the page has other things to do than to draw the map
  const title = element("h2", { class: "verdict", role: "status" });
  const runs = element("small", { "aria-hidden": "true" });
  const head = element("div", { class: "told" }, title, runs);
  const plot = element("div", { class: "plot", "data-testid": "map" });
  const ring = element(
    "div",
    { class: "ring", role: "slider", tabindex: "0", "data-testid": "ring", "aria-valuemin": "1" },
    element("i"),
  );
  const card = element("dl", { class: "card" });
  const names = [element("span", { class: "across" }), element("span", { class: "up" })];
  const field = element(
    "div",
    { class: "field", "data-cells": "none" },
    element("div", { class: "hatch" }),
    plot,
    ...names,
    ring,
    card,
  );
  const under = element("div", { class: "legend" });
  host.append(head, field, under);
  const preview = new Preview((cells) => {
    const scale = fine?.frame === data.frame ? fine.scale : scaleOf(cells, data.colour, data.spec.steps, data.floor);
    [shown, tinted] = [{ ...cells, scale, best: best(cells, data.colour) }, null];
    draw();
  });

  const warp = (side, value) => SCALES[side.scale][0](value);
  /** The value at the middle of a cell, of `count` along a side. */
  const valueAt = (side, count, i) =>
    count === side.values.length
      ? side.values[i]
      : SCALES[side.scale][1](side.reach[0] + ((i + 0.5) * span(side)) / count);
  const share = (side, value) => Math.min(Math.max((warp(side, value) - side.reach[0]) / span(side), 0), 1);
  const room = () => {
    const { l, r, t, b } = data.figure.layout.margin;
    return { left: l, top: t, width: width - l - r, height: height - t - b };
  };
  const said = (values) => settingWords(data, values, runner, race);
  /** What became of a cell; where it ended oddly its run is repeated, which tells the cause. */
  const words = (cells, i, values) => {
    const key = cells.arrived[i] < 0 ? ending(cells, i) : "arrived";
    const steps = key === "arrived" ? cells.arrived[i] : cells.steps[i];
    const numbers = { steps, step: steps, period: cells.period[i] };
    const cause = ["diverged", "stuck", "missing"].includes(key) ? runAt(values)?.status.cause : null;
    return fill(cause ? race.words[`ended_${cause}`] : data.words[key], numbers);
  };
  /** The run at two values, as long as the runs of the map; null where the browser cannot run it. */
  function runAt(values) {
    const { steps } = data.spec;
    const programs = live.latest.model.programs(runner, steps);
    if (!programs) return null;
    const own = { ...runner.values, ...Object.fromEntries(data.sides.map(({ name }, k) => [name, values[k]])) };
    const found = run(programs.rule, programs.plan, own, race.start, steps, race.bound);
    return judge(race, found.path, found.diverged, found);
  }

  const controls = hand({
    field,
    ring,
    card,
    room,
    get ready() {
      return Boolean(data && runner && width);
    },
    count: () => data.sides[0].values.length,
    here: () => data.sides.map((side) => share(side, Number(runner.values[side.name]))),
    choose(cell, released, play = false) {
      const { draft, set: change } = live.latest;
      draft.set(
        data.runner,
        Object.fromEntries(data.sides.map((side, i) => [side.name, side.values[cell[i]]])),
        released,
      );
      if (play)
        change(
          matchMedia("(prefers-reduced-motion: reduce)").matches
            ? { playing: false, step: race.steps }
            : { step: 0, playing: true },
        );
    },
    tell([column, row]) {
      if (!shown) return null;
      const { side } = shown;
      const cell = [column, row].map((part) => Math.min(Math.floor(part * side), side - 1));
      const i = cell[1] * side + cell[0];
      const values = data.sides.map((axis, k) => valueAt(axis, side, cell[k]));
      return [
        ...data.sides.map(({ symbol }, k) => [symbol, exact(values[k])]),
        ["", words(shown, i, values)],
        [data.words.loss, number(shown.loss[i])],
      ];
    },
  });

  function draw() {
    clearTimeout(due);
    if (!data || !live.latest || !window.Plotly || !width) return;
    const wait = busy - performance.now();
    if (wait > 0) return void (due = setTimeout(draw, wait));
    const { dark } = live.latest.state;
    const wearing = [data, shown, dark, width, height];
    if (tinted && wearing.every((value, i) => value === tinted[i])) return;
    tinted = wearing;
    const begun = performance.now();
    const { data: traces, layout } = look(data, shown, shown === fine, {
      dark,
      narrow: width < NARROW,
      family: getComputedStyle(field).fontFamily,
    });
    window.Plotly.react(plot, traces, { ...layout, width, height }, { staticPlot: true, displayModeBar: false });
    field.dataset.cells = !shown ? "none" : shown === fine ? "fine" : shown.side;
    // A picture may take as long as it likes, but not more than a third of the hand's time.
    busy = performance.now() + Math.max(REST, 2 * (performance.now() - begun));
    legend(under, data, shown, dark, race.surface.minima.length > 0);
    tell();
  }

  function tell() {
    const wait = race.live ? quiet - performance.now() : 0;
    clearTimeout(told);
    if (wait > 0) return void (told = setTimeout(tell, wait));
    quiet = performance.now() + CALM;
    const values = data.sides.map(({ name }) => Number(runner.values[name]));
    const { status, loss, arrival } = runAt(values) ?? runner;
    const { kind, step, cause } = status;
    const { words: text, colour } = data;
    const here = said(values);
    const lead =
      colour === "loss" && kind !== "diverged"
        ? fill(text.here_loss, { here, loss: number(loss.at(-1)) })
        : arrival === null || kind === "diverged"
          ? fill(text[`here_${cause ?? kind}`], { here, steps: step })
          : fill(text.here_arrived, { here, steps: arrival });
    const cell = shown?.best;
    const i = Array.isArray(cell) ? cell[0] * shown.side + cell[1] : (cell ?? -1);
    const top = !shown
      ? ""
      : i < 0
        ? text.best_none
        : colour === "loss"
          ? fill(text.best_loss, { loss: number(shown.loss[i]) })
          : fill(text.best_steps, { steps: shown.arrived[i] });
    set(title, { ariaLive: race.live ? "off" : "polite" });
    put(title, `${lead} ${top}`.trim());
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

  function follow() {
    if (!data || !live.latest) return;
    ({ race } = live.latest);
    runner = race.runners.find(({ id }) => id === data.runner);
    if (!runner) return;
    controls.place();
    field.style.setProperty("--mark", style(runner.slot, live.latest.state.dark).color);
    const values = Object.fromEntries(
      Object.entries(runner.values).filter(([name]) => !data.sides.some((side) => side.name === name)),
    );
    const now = canonical({ ...runner, values, start: race.start, steps: data.spec.steps, catalog: race.catalog });
    const mine = fine?.key === now && fine.frame === data.frame;
    if (mine && shown !== fine) {
      preview.stop();
      shown = fine;
    }
    if (!mine && now + data.frame !== key) ask(now);
    key = mine ? "" : now + data.frame;
    draw();
    tell();
  }

  /** Runs the map of a race that Python has not sent, if the browser has the programs. */
  function ask(now) {
    const { model } = live.latest;
    const { steps } = data.spec;
    const programs = model.programs(runner, steps);
    host.toggleAttribute("data-pending", !programs);
    if (!programs) return;
    const [{ values }, { start }, sides] = [runner, race, data.sides];
    preview.want({
      key: now + data.frame,
      steps,
      ask: (side) => {
        const across = Float64Array.from({ length: side * side }, (_, i) => valueAt(sides[0], side, i % side));
        const up = Float64Array.from({ length: side * side }, (_, i) => valueAt(sides[1], side, Math.floor(i / side)));
        return [programs, { ...values, [sides[0].name]: across, [sides[1].name]: up }, start, steps, race, true];
      },
    });
  }

  const sizes = new ResizeObserver(() => {
    [width, height] = [field.clientWidth, field.clientHeight];
    controls.place();
    draw();
  });
  sizes.observe(field);
  hear = follow;
  live.addEventListener("frame", follow);
  return {
    update(next) {
      if (JSON.stringify(next) === JSON.stringify(data?.sent)) return;
      data = { ...next, sent: next, frame: JSON.stringify([next.spec.axes, next.spec.colour]) };
      host.lang = data.lang;
      if (shown !== fine) [shown, key] = [null, ""];
      if (shown && fine.frame !== data.frame) [shown, key] = [null, ""];
      plot.role = "img";
      data.sides.forEach((side, i) => {
        const how = data.words[`scale_${side.scale}`];
        names[i].replaceChildren(side.title, " ", element("em", {}, side.symbol), how ? `, ${how}` : "");
      });
      follow();
    },
    destroy() {
      preview.stop();
      sizes.disconnect();
      clearTimeout(due);
      clearTimeout(told);
      live.removeEventListener("frame", follow);
    },
  };
}
