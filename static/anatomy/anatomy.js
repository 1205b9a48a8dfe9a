/** One rule under the glass: its lines with the numbers of a step, and every number it keeps, over time. All of it was recorded. */

import { fill, number } from "../stage/format.js";
import { decade, ticks } from "../stage/frame.js";
import { style, tokens } from "../stage/marks.js";
import { call, compile } from "../stage/program.js";
import { live } from "../stage/stage.js";

const VIOLET = 6; // the slot whose colour the arrow of the memory has
const FIRST = 12; // the step that is shown first: memories have filled by then, and little has come to rest
const EDGE = { left: 46, right: 10, top: 10, bottom: 20 };
const AXES = [0, 1];

const element = (tag, attributes = {}, ...children) => {
  const node = Object.assign(document.createElement(tag), attributes);
  node.append(...children);
  return node;
};
const formula = (text) => document.importNode(new DOMParser().parseFromString(text, "application/xml").documentElement, true);
const put = (node, text) => node.textContent === text || (node.textContent = text);
const spread = (name, wide) => (wide ? AXES.map((axis) => `${name}.${axis}`) : [name]);

/** What is known of step k of a run, counted from 0, by name; `known` adds what the lines compute and the slots show. */
function reader({ inputs, slots, computed, program, first, begin }) {
  const [step, start] = [compile(program), compile(begin)];
  const places = [...slots.flatMap((wide, index) => (wide ? [`${index}.0`, `${index}.1`] : [`${index}.0`])), ...computed.flatMap(([name, wide]) => spread(name, wide))];
  const before = first.flatMap(([name, wide]) => spread(name, wide));
  return ({ names, history, path, lr, values }, k) => {
    const at = (name, row) => history[row * names.length + names.indexOf(name)];
    const read = (name) => {
      const [kind, ...rest] = name.split(".");
      if (kind === "rule") return Number(values[rest.join(".")]);
      if (kind === "theta") return path[2 * k + Number(rest[0])];
      if (kind === "update") return path[2 * k + 2 + Number(rest[0])] - path[2 * k + Number(rest[0])];
      if (kind === "before") return k ? at(name.replace("before", "state"), k - 1) : NaN;
      return kind === "lr" ? lr[k] : at(name, k);
    };
    const known = new Map(inputs.map((name) => [name, read(name)]));
    if (!k) call(start, [...known.values()]).forEach((value, index) => known.has(before[index]) && known.set(before[index], value));
    call(step, [...known.values()]).forEach((value, index) => known.set(places[index], value));
    return (name) => known.get(name) ?? read(name);
  };
}

/** A rule's lines: formula, the same with numbers, result. */
function rows(lines) {
  const fills = [];
  const items = lines.map(({ name, wide, kind, formula: text, numbers }) => {
    const shown = numbers ? formula(numbers) : "";
    const results = spread(name, wide).map((place) => [element("span"), place]);
    const result = element("b", { className: wide ? "column" : "" }, ...results.map(([node]) => node));
    const places = shown ? [...shown.querySelectorAll("[data-slot]")].map((node) => [node, node.dataset.slot]) : [];
    const cases = shown ? [...shown.querySelectorAll("[data-when], [data-unless]")] : [];
    fills.push((value) => {
      for (const [node, place] of results) put(node, number(value(place)));
      for (const [node, place] of places) put(node, node.closest(".column") ? number(value(place)) : number(value(place)).replace(/(\.\d*?)0+$/, "$1").replace(/\.$/, ""));
      for (const node of cases) node.toggleAttribute("hidden", (value(`${node.dataset.when ?? node.dataset.unless}.0`) !== 0) === "unless" in node.dataset);
    });
    const item = element("li", {}, element("div", { className: "formula" }, formula(text)), element("div", { className: "numbers" }, shown, "=", result));
    item.dataset.kind = kind;
    return item;
  });
  return [items, (value) => fills.forEach((each) => each(value))];
}

/** One number, or x and y, over the steps; a hand may seek in it. */
class Strip {
  constructor({ name, wide, symbol, note, log }, seek) {
    Object.assign(this, { name, wide, log, canvas: element("canvas") });
    this.node = element("figure", {}, element("figcaption", {}, formula(symbol), element("span", { textContent: note })), this.canvas);
    this.canvas.dataset.strip = name;
    const follow = (event) => event.buttons && seek(((event.offsetX - EDGE.left) / (this.canvas.clientWidth - EDGE.left - EDGE.right)) * (this.series[0].length - 1) + 1);
    this.canvas.addEventListener("pointerdown", (event) => { this.canvas.setPointerCapture(event.pointerId); follow(event); });
    this.canvas.addEventListener("pointermove", follow);
  }

  set(runner) {
    const { names, history, path, rows: count } = runner;
    const taken = Math.max(Math.min(count - 1, history.length / names.length), 1);
    const column = (name) => Float64Array.from({ length: taken }, (_, k) => history[k * names.length + names.indexOf(name)]);
    this.series = this.log
      ? AXES.map((axis) => column(`gradient.${axis}`).map((slope, k) => Math.log10(Math.abs((path[2 * k + 2 + axis] - path[2 * k + axis]) / slope))))
      : spread(this.name, this.wide).map(column);
    let [low, high] = this.log ? [Infinity, -Infinity] : [0, 0];
    for (const series of this.series) for (const value of series) if (Number.isFinite(value)) [low, high] = [Math.min(low, value), Math.max(high, value)];
    if (this.log) [low, high] = low <= high ? [Math.floor(low), Math.max(Math.ceil(high), Math.floor(low) + 1)] : [-1, 0];
    this.range = low < high ? [low, high] : [low - 1, high + 1];
  }

  draw(step, color, ink, ratio) {
    const { canvas, series, range: [low, high] } = this;
    const [width, height] = [canvas.clientWidth, canvas.clientHeight];
    if (!width) return;
    [canvas.width, canvas.height] = [width * ratio, height * ratio];
    const ctx = canvas.getContext("2d");
    ctx.scale(ratio, ratio);
    ctx.font = `11.5px ${ink.font}`;
    const count = series[0].length;
    const x = (at) => EDGE.left + ((width - EDGE.left - EDGE.right) * (at - 1)) / Math.max(count - 1, 1);
    const y = (value) => height - EDGE.bottom - ((height - EDGE.top - EDGE.bottom) * (value - low)) / (high - low);
    const line = (from, to, stroke, thick = 1) => {
      ctx.beginPath();
      ctx.moveTo(...from);
      ctx.lineTo(...to);
      Object.assign(ctx, { strokeStyle: stroke, lineWidth: thick });
      ctx.stroke();
    };
    Object.assign(ctx, { fillStyle: ink.ink3, textAlign: "right", textBaseline: "middle" });
    for (const { value, text } of ticks(low, high, 3).filter(({ value }) => !this.log || Number.isInteger(value))) {
      line([EDGE.left, y(value)], [width - EDGE.right, y(value)], value === 0 && !this.log ? ink.control : ink.line);
      ctx.fillText(this.log ? decade(value) : text, EDGE.left - 6, y(value));
    }
    Object.assign(ctx, { textAlign: "center", textBaseline: "alphabetic" });
    for (const at of [1, count]) ctx.fillText(String(at), x(at), height - 4);
    line([x(step), EDGE.top - 6], [x(step), height - EDGE.bottom], color, 1.75);
    const stride = Math.ceil(count / 2000);
    for (const [axis, values] of series.entries()) {
      ctx.beginPath();
      for (let k = 0, pen = "moveTo"; k < count; k += stride) {
        if (Number.isFinite(values[k])) ctx[pen](x(k + 1), y(values[k]));
        pen = Number.isFinite(values[k]) ? "lineTo" : "moveTo";
      }
      Object.assign(ctx, { strokeStyle: axis ? ink.ink2 : ink.ink, lineWidth: axis ? 1.5 : 2 });
      ctx.setLineDash(axis ? [4, 3] : []);
      ctx.stroke();
      ctx.setLineDash([]);
      if (!Number.isFinite(values[step - 1])) continue;
      ctx.beginPath();
      ctx.arc(x(step), y(values[step - 1]), 3.5, 0, 7);
      Object.assign(ctx, { fillStyle: axis ? ink.background : ink.ink, strokeStyle: axis ? ink.ink : ink.background, lineWidth: 1.5 });
      ctx.fill();
      ctx.stroke();
    }
  }
}

/** @param {HTMLElement} host @returns {{update: (data: any) => void, destroy: () => void}} */
export function mount(host) {
  let data, read, fillRows, strips, seen, opened;
  const title = element("h3");
  const said = element("p", { className: "said" });
  const legend = element("p", { className: "legend" });
  const list = element("ol");
  const under = element("div", { className: "strips" });
  const rule = element("section", { className: "rule" }, element("header", {}, title, legend), said, list);
  rule.dataset.testid = "rule";
  const seek = (step) => live.latest?.set({ step: Math.round(Math.min(Math.max(step, 1), live.latest.race.steps)), playing: false });

  const sentence = (value) => {
    const [gradient, update] = ["gradient", "update"].map((name) => AXES.map((axis) => value(`${name}.${axis}`)));
    const [length, slope] = [Math.hypot(...update), Math.hypot(...gradient)];
    if (!(length > 0 && slope > 0)) return data.words.still;
    const cosine = -(gradient[0] * update[0] + gradient[1] * update[1]) / (length * slope);
    return fill(data.words.said, { length: number(length), angle: Math.round((Math.acos(Math.min(Math.max(cosine, -1), 1)) * 180) / Math.PI) });
  };

  const draw = () => {
    if (!live.latest || !data) return;
    const { race, state, set } = live.latest;
    if (!opened) set({ inspect: true, step: Math.min(FIRST, race.steps) });
    opened = true;
    const runner = race.runners.find(({ id }) => id === data.runner);
    if (!runner?.history || runner.rows < 2) return;
    const step = Math.min(Math.max(Math.floor(state.step), 1), runner.rows - 1);
    const now = [runner, step, state.dark, under.clientWidth, devicePixelRatio];
    if (seen?.every((value, index) => value === now[index])) return;
    const { color } = style(runner.slot, state.dark);
    host.style.setProperty("--runner", color);
    host.style.setProperty("--memory", runner.slot === VIOLET ? "var(--ink)" : style(VIOLET, state.dark).color);
    if (seen?.[0] !== runner) for (const strip of strips) strip.set(runner);
    seen = now;
    const value = read(runner, step - 1);
    put(title, fill(data.words.title, { step }));
    put(said, sentence(value));
    fillRows(value);
    const ink = { ...tokens(state.dark), font: getComputedStyle(host).fontFamily };
    for (const strip of strips) strip.draw(step, color, ink, devicePixelRatio);
  };

  const sizes = new ResizeObserver(draw);
  sizes.observe(under);
  live.addEventListener("frame", draw);
  host.append(rule, under);
  return {
    update(next) {
      if (JSON.stringify(next) === JSON.stringify(data)) return;
      data = next;
      seen = null;
      read = reader(data);
      host.lang = data.lang;
      const [items, fillAll] = rows(data.lines);
      fillRows = fillAll;
      list.replaceChildren(...items);
      strips = data.strips.map((strip) => new Strip(strip, seek));
      under.replaceChildren(...strips.map(({ node }) => node));
      legend.replaceChildren(element("i"), data.words.solid, element("i", { className: "dashed" }), data.words.dashed);
      draw();
    },
    destroy() {
      sizes.disconnect();
      live.removeEventListener("frame", draw);
      rule.remove();
      under.remove();
    },
  };
}
