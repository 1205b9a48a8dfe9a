/** One rule under the glass: its lines with the numbers of a step, and all it keeps, over time. */

import { element, put, set, speak } from "../../kit/dom.js";
import { fill, number } from "../../kit/format.js";
import { Frame, decade, ticks } from "../../kit/frame.js";
import { style } from "../../kit/marks.js";
import { call, compile } from "../../core/program.js";
import { live } from "../../stage/stage.js";

const FIRST = 12; // the step shown first: memories have filled by then
const VIOLET = 6; // the slot whose colour memory has
const AXES = [0, 1];
const MANY = 2000; // points of a curve at most
const NEAR = 5; // earlier steps that a close look has
const EARLIER = { before: "state", earlier: "gradient" }; // as one step before

const markup = (text) =>
  document.importNode(new DOMParser().parseFromString(text, "application/xml").documentElement, true);
const spread = (name, wide) => (wide ? AXES.map((axis) => `${name}.${axis}`) : [name]);
const at = ({ names, history }, name, row) => history[row * names.length + names.indexOf(name)];
const moved = ({ path }, axis, k) => path[2 * k + 2 + axis] - path[2 * k + axis];

/** What is known of step k of a run, from 0 on, by name. */
export function reader({ inputs, slots, computed, program, first, begin }) {
  const [step, start] = [compile(program), compile(begin)];
  const places = [
    ...slots.flatMap((wide, index) => spread(index, true).slice(0, 1 + wide)),
    ...computed.flatMap(([name, wide]) => spread(name, wide)),
  ];
  const before = first.flatMap(([name, wide]) => spread(name, wide));
  return (runner, k) => {
    const read = (name) => {
      const [kind, axis] = name.split(".");
      if (kind === "rule") return runner.cycled?.[name.slice(5)]?.[k] ?? Number(runner.values[name.slice(5)]);
      if (kind === "theta") return runner.path[2 * k + +axis];
      if (kind === "update") return moved(runner, +axis, k);
      if (kind in EARLIER) return k ? at(runner, name.replace(kind, EARLIER[kind]), k - 1) : NaN;
      return kind === "lr" ? runner.lr[k] : at(runner, name, k);
    };
    const known = new Map(inputs.map((name) => [name, read(name)]));
    if (!k)
      call(start, [...known.values()]).forEach(
        (value, index) => known.has(before[index]) && known.set(before[index], value),
      );
    call(step, [...known.values()]).forEach((value, index) => known.set(places[index], value));
    return (name) => known.get(name) ?? read(name);
  };
}

/** A line of the rule, and what fills in its numbers. */
function lineOf({ kind, formula, numbers }) {
  const node = element(
    "li",
    { "data-kind": kind },
    element("div", { class: "formula" }, markup(formula)),
    element("div", { class: "numbers" }, markup(numbers)),
  );
  const places = node.querySelectorAll("[data-slot], [data-when], [data-unless]");
  return [
    node,
    (value) => {
      for (const place of places) {
        const { slot, when, unless } = place.dataset;
        if (!slot) place.toggleAttribute("hidden", !value(`${when ?? unless}.0`) !== !when);
        else
          put(
            place,
            place.closest(".column") ? number(value(slot)) : number(value(slot)).replace(/\.0+$|(\.\d*?)0+$/, "$1"),
          );
      }
    },
  ];
}

/** One number, or x and y, over the steps; a hand may seek in it. */
function stripOf({ name, wide, symbol, note, log }, template, words) {
  let series, low, high;
  const node = template.content.firstElementChild.cloneNode(true);
  const [caption, field, marks, solid, dashed, dot, ring, last, hand] = node.querySelectorAll("[data-part]");
  field.dataset.strip = name;
  caption.append(markup(symbol), note);
  hand.ariaLabel = note || caption.textContent;
  hand.oninput = () => live.latest?.set({ step: Number(hand.value), playing: false });
  const height = (value) => (100 * (high - value)) / (high - low);

  function show(runner) {
    const taken = Array.from(
      { length: Math.min(runner.rows - 1, runner.history.length / runner.names.length) },
      (_, k) => k,
    );
    series = log
      ? AXES.map((axis) =>
          taken.map((k) => Math.log10(Math.abs(moved(runner, axis, k) / at(runner, `gradient.${axis}`, k)))),
        )
      : spread(name, wide).map((place) => taken.map((k) => at(runner, place, k)));
    const sane = series.flat().filter(Number.isFinite);
    low = high = (log && sane[0]) || 0;
    for (const value of sane) [low, high] = [Math.min(low, value), Math.max(high, value)];
    if (log) [low, high] = [Math.floor(low), Math.ceil(high)];
    if (low === high) [low, high] = [low - 1, high + 1];
    const whole = ticks(low, high, 3).filter(({ value }) => !log || Number.isInteger(value));
    marks.replaceChildren(
      ...whole.map(({ value, text }) =>
        element("span", { style: `top: ${height(value)}%` }, log ? decade(value) : text),
      ),
    );
    const stride = Math.ceil(taken.length / MANY);
    series.forEach((values, axis) => {
      const there = (k) => Number.isFinite(values[k]);
      [solid, dashed][axis].setAttribute(
        "d",
        taken
          .filter((k) => k % stride === 0 && there(k))
          .map(
            (k) =>
              `${there(k - stride) ? "L" : "M"}${((1000 * k) / Math.max(taken.length - 1, 1)).toFixed(1)} ${height(values[k]).toFixed(2)}`,
          )
          .join(""),
      );
    });
    put(last, (hand.max = String(taken.length)));
  }

  function draw(step) {
    const values = series.map((each) => each[step - 1]);
    field.style.setProperty("--at", (step - 1) / Math.max(series[0].length - 1, 1));
    hand.value = step;
    set(hand, {
      ariaValueText: fill(wide ? words.pair : words.single, {
        step,
        ...values.map((value) => number(log ? 10 ** value : value)),
      }),
    });
    [dot, ring].forEach((mark, axis) => {
      mark.hidden = !Number.isFinite(values[axis]);
      mark.style.top = `${height(values[axis])}%`;
    });
  }
  return { node, show, draw };
}

/** Moves the plot's window to where a step began, unless it shows that already. */
function approach(plot, path, step) {
  const {
    aim,
    home: { box, unit: whole },
  } = plot;
  const [x, y] = path.subarray(2 * step - 2);
  const far = path
    .slice(2 * Math.max(step - NEAR, 0), 2 * step + 2)
    .map((to, i) => Math.abs(i % 2 ? (to - y) / box.height : (to - x) / box.width));
  const unit = Math.min(Math.max(3 * Math.max(...far), whole / 1e4), whole);
  const off = Math.max(Math.abs(x - aim.x) / box.width, Math.abs(y - aim.y) / box.height) / aim.unit;
  if (off > 0.2 || Math.abs(Math.log(aim.unit / unit)) > 1) plot.move(new Frame(box, { x, y, unit }));
}

/** The rule follows what the stage draws. @param {HTMLElement} host */
export function mount(host) {
  let data, view, seen, opened, read, tell, lines, strips;
  const [story, zoom, title, said, list, under, strip] = host.querySelectorAll("[data-part]");
  zoom.onchange = () => {
    if (!zoom.checked) live.latest.plot.resetZoom();
    seen = [];
    draw();
  };

  /** Shows one of the rule's views: which terms it has depends on what is 0. */
  function open(next) {
    view = next;
    [read, tell, seen] = [reader(view), compile(view.story), []];
    lines = view.lines.map(lineOf);
    strips = view.strips.map((each) => stripOf(each, strip, data.words));
    list.replaceChildren(...lines.map(([node]) => node));
    under.replaceChildren(...strips.map(({ node }) => node));
  }

  function draw() {
    if (!live.latest || !data) return;
    const { race, state, plot, set } = live.latest;
    if (!opened) set((opened = { inspect: true, step: Math.min(FIRST, race.steps) }));
    const runner = race.runners.find(({ id }) => id === data.runner);
    if (!runner) return;
    if (host.toggleAttribute("data-empty", !(runner.history && runner.rows > 1))) return put(story, data.words.unkept);
    const next = data.lifted[Object.keys(data.lifted).find((name) => Number(runner.values[name]))] ?? data;
    if (next !== view) open(next);
    const step = Math.min(Math.max(Math.floor(state.step), 1), runner.rows - 1);
    const now = [runner, step, state.dark, state.playing];
    if (now.every((value, index) => value === seen[index])) return;
    const color = (slot) => style(slot, state.dark).color;
    host.style = `--runner: ${color(runner.slot)}; --memory: ${runner.slot === VIOLET ? "var(--ink)" : color(VIOLET)}`;
    if (seen[0] !== runner) for (const strip of strips) strip.show(runner);
    seen = now;
    const value = read(runner, step - 1);
    const [which, ratio, length, angle] = call(tell, view.told.map(value));
    story.ariaLive = state.playing ? "off" : "polite";
    put(story, fill(view.stories[which], { ratio: number(ratio), angle: Math.round(angle) }));
    put(title, fill(data.words.title, { step }));
    put(said, angle >= 0 ? fill(data.words.said, { length: number(length), angle: Math.round(angle) }) : "");
    for (const [, fillIn] of lines) fillIn(value);
    for (const strip of strips) strip.draw(step);
    if (zoom.checked) approach(plot, runner.path, step);
  }

  live.addEventListener("frame", draw);
  return {
    update(next) {
      if (JSON.stringify(next) === JSON.stringify(data)) return;
      [data, view] = [next];
      host.lang = data.lang;
      speak(host, data.words);
      draw();
    },
    destroy: () => live.removeEventListener("frame", draw),
  };
}
