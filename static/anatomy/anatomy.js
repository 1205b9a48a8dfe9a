/** One rule under the glass: its lines with the numbers of a step, and every number it keeps, over time. All of it was recorded. */

import { element, put } from "../stage/dom.js";
import { fill, number } from "../stage/format.js";
import { decade, ticks } from "../stage/frame.js";
import { style } from "../stage/marks.js";
import { call, compile } from "../stage/program.js";
import { live } from "../stage/stage.js";

const FIRST = 12; // the step that is shown first: memories have filled by then, and little has come to rest
const VIOLET = 6; // the slot whose colour the arrow of the memory has
const AXES = [0, 1];
const MANY = 2000; // points of a curve that can be told apart

const markup = (text) => document.importNode(new DOMParser().parseFromString(text, "application/xml").documentElement, true);
const spread = (name, wide) => (wide ? AXES.map((axis) => `${name}.${axis}`) : [name]);
const at = ({ names, history }, name, row) => history[row * names.length + names.indexOf(name)];
const moved = ({ path }, axis, k) => path[2 * k + 2 + axis] - path[2 * k + axis];

/** What is known of step k of a run, from 0 on, by name. */
function reader({ inputs, slots, computed, program, first, begin }) {
  const [step, start] = [compile(program), compile(begin)];
  const places = [...slots.flatMap((wide, index) => spread(index, true).slice(0, 1 + wide)), ...computed.flatMap(([name, wide]) => spread(name, wide))];
  const before = first.flatMap(([name, wide]) => spread(name, wide));
  return (runner, k) => {
    const read = (name) => {
      const [kind, axis] = name.split(".");
      if (kind === "rule") return Number(runner.values[name.slice(5)]);
      if (kind === "theta") return runner.path[2 * k + Number(axis)];
      if (kind === "update") return moved(runner, Number(axis), k);
      if (kind === "before") return k ? at(runner, name.replace("before", "state"), k - 1) : NaN;
      return kind === "lr" ? runner.lr[k] : at(runner, name, k);
    };
    const known = new Map(inputs.map((name) => [name, read(name)]));
    if (!k) call(start, [...known.values()]).forEach((value, index) => known.has(before[index]) && known.set(before[index], value));
    call(step, [...known.values()]).forEach((value, index) => known.set(places[index], value));
    return (name) => known.get(name) ?? read(name);
  };
}

/** A line of the rule, and what fills in its numbers. */
function lineOf({ name, wide, kind, formula: text, numbers }) {
  const results = spread(name, wide).map((place) => element("span", { "data-slot": place }));
  const shown = element("div", { class: "numbers" }, numbers && markup(numbers), "=", element("b", { class: wide && "column" }, ...results));
  const node = element("li", { "data-kind": kind }, element("div", { class: "formula" }, markup(text)), shown);
  const places = shown.querySelectorAll("[data-slot]");
  const cases = shown.querySelectorAll("[data-when], [data-unless]");
  return [node, (value) => {
    for (const place of places) {
      const digits = number(value(place.dataset.slot));
      put(place, place.closest(".column") ? digits : digits.replace(/(\.\d*?)0+$/, "$1").replace(/\.$/, ""));
    }
    for (const part of cases) {
      const { when, unless } = part.dataset;
      part.toggleAttribute("hidden", Boolean(value(`${when ?? unless}.0`)) !== (when !== undefined));
    }
  }];
}

/** One number, or x and y, over the steps; a hand may seek in it. */
function stripOf({ name, wide, symbol, note, log }, seek) {
  let series, low, high;
  const shape = markup('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1000 100" preserveAspectRatio="none"><path/><path/></svg>');
  const marks = element("div", { class: "marks" });
  const dots = AXES.map(() => element("b"));
  const last = element("small");
  const field = element("div", { class: "strip", "data-strip": name }, marks, shape, element("i"), ...dots, element("small", {}, "1"), last);
  const follow = ({ buttons, clientX }) => {
    const { left, width } = field.getBoundingClientRect();
    if (buttons) seek(1 + ((clientX - left) / width) * (series[0].length - 1));
  };
  field.onpointermove = follow;
  field.onpointerdown = (event) => { field.setPointerCapture(event.pointerId); follow(event); };
  const height = (value) => (100 * (high - value)) / (high - low);

  function set(runner) {
    const taken = Array.from({ length: Math.min(runner.rows - 1, runner.history.length / runner.names.length) }, (_, k) => k);
    series = log
      ? AXES.map((axis) => taken.map((k) => Math.log10(Math.abs(moved(runner, axis, k) / at(runner, `gradient.${axis}`, k)))))
      : spread(name, wide).map((place) => taken.map((k) => at(runner, place, k)));
    const sane = series.flat().filter(Number.isFinite);
    [low, high] = sane.reduce(([a, b], value) => [Math.min(a, value), Math.max(b, value)], log ? [sane[0] ?? 0, sane[0] ?? 0] : [0, 0]);
    if (log) [low, high] = [Math.floor(low), Math.ceil(high)];
    if (low === high) [low, high] = [low - 1, high + 1];
    const whole = ticks(low, high, 3).filter(({ value }) => !log || Number.isInteger(value));
    marks.replaceChildren(...whole.map(({ value, text }) => element("span", { style: `top: ${height(value)}%` }, log ? decade(value) : text)));
    const stride = Math.ceil(taken.length / MANY);
    series.forEach((values, axis) => {
      let pen = "M";
      shape.children[axis].setAttribute("d", taken.filter((k) => k % stride === 0).map((k) => {
        const to = Number.isFinite(values[k]) ? `${pen}${((1000 * k) / Math.max(taken.length - 1, 1)).toFixed(1)} ${height(values[k]).toFixed(2)}` : "";
        pen = to ? "L" : "M";
        return to;
      }).join(""));
    });
    put(last, String(taken.length));
  }

  function draw(step) {
    field.style.setProperty("--at", (step - 1) / Math.max(series[0].length - 1, 1));
    dots.forEach((dot, axis) => {
      const value = series[axis]?.[step - 1];
      dot.hidden = !Number.isFinite(value);
      dot.style.top = `${height(value)}%`;
    });
  }
  return { node: element("figure", {}, element("figcaption", {}, markup(symbol), note), field), set, draw };
}

/** Whatever the stage of the page draws, its rule follows. @param {HTMLElement} host @returns {{update: (data: any) => void, destroy: () => void}} */
export function mount(host) {
  let data, read, lines, strips, seen, opened;
  const { title, said, list, under, legend } = Object.fromEntries([...host.querySelectorAll("[data-part]")].map((node) => [node.dataset.part, node]));
  const seek = (step) => live.latest?.set({ step: Math.round(Math.min(Math.max(step, 1), live.latest.race.steps)), playing: false });

  function sentence(value) {
    const [gradient, update] = ["gradient", "update"].map((name) => spread(name, true).map(value));
    const [length, slope] = [Math.hypot(...update), Math.hypot(...gradient)];
    if (!(length > 0 && slope > 0)) return data.words.still;
    const cosine = -(gradient[0] * update[0] + gradient[1] * update[1]) / (length * slope);
    return fill(data.words.said, { length: number(length), angle: Math.round((Math.acos(Math.min(Math.max(cosine, -1), 1)) * 180) / Math.PI) });
  }

  function draw() {
    if (!live.latest || !data) return;
    const { race, state, set } = live.latest;
    if (!opened) set({ inspect: true, step: Math.min(FIRST, race.steps) });
    opened = true;
    const runner = race.runners.find(({ id }) => id === data.runner);
    if (!runner) return;
    const kept = runner.history && runner.rows > 1;
    host.toggleAttribute("data-empty", !kept);
    if (!kept) return put(said, data.words.unkept);
    const step = Math.min(Math.max(Math.floor(state.step), 1), runner.rows - 1);
    const now = [runner, step, state.dark];
    if (seen.every((value, index) => value === now[index])) return;
    host.style.setProperty("--runner", style(runner.slot, state.dark).color);
    host.style.setProperty("--memory", runner.slot === VIOLET ? "var(--ink)" : style(VIOLET, state.dark).color);
    if (seen[0] !== runner) for (const strip of strips) strip.set(runner);
    seen = now;
    const value = read(runner, step - 1);
    put(title, fill(data.words.title, { step }));
    put(said, sentence(value));
    for (const [, fillIn] of lines) fillIn(value);
    for (const strip of strips) strip.draw(step);
  }

  live.addEventListener("frame", draw);
  return {
    update(next) {
      if (JSON.stringify(next) === JSON.stringify(data)) return;
      data = next;
      seen = [null];
      read = reader(data);
      host.lang = data.lang;
      lines = data.lines.map(lineOf);
      strips = data.strips.map((strip) => stripOf(strip, seek));
      list.replaceChildren(...lines.map(([node]) => node));
      under.replaceChildren(...strips.map(({ node }) => node));
      legend.replaceChildren(element("i"), data.words.solid, element("i", { class: "dashed" }), data.words.dashed);
      draw();
    },
    destroy: () => live.removeEventListener("frame", draw),
  };
}
