/** The learning rate of every runner over the steps, side by side on the same axes; the panels follow the stage. */

import { arrange, element, name, put, set } from "../stage/dom.js";
import { exact, fill, number } from "../stage/format.js";
import { decade, ticks } from "../stage/frame.js";
import { LINE, style, swatch } from "../stage/marks.js";
import { live } from "../stage/stage.js";

const MANY = 500; // points of a curve at most
const DECADES = 6; // what is lower lies on the lowest line
const { ceil, floor, log10, max, min } = Math;
const SVG = "http://www.w3.org/2000/svg";

/** Three digits at most: 0.01, 2.74·10⁻⁷. */
function short(value) {
  const [mantissa, power] = Number(value.toPrecision(3)).toExponential().split("e");
  return power < -3 ? `${mantissa === "1" ? "" : `${mantissa}·`}${decade(Number(power))}` : exact(Number(value.toPrecision(3)));
}

function drawing(tag, attributes = {}, ...children) {
  const node = document.createElementNS(SVG, tag);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  node.append(...children);
  return node;
}

const chart = (...children) => drawing("svg", { viewBox: "0 0 1000 100", preserveAspectRatio: "none", "aria-hidden": "true" }, ...children);

/** Corners [step, rate] of a run that went through here, and the steps at which its rate fell; else those that Python recorded. */
function shapeOf({ lr }, told) {
  if (!lr) return { corners: told?.curve ?? [], cuts: told?.cuts ?? [] };
  const [corners, cuts] = [[], []];
  const bunch = ceil(lr.length / MANY);
  for (let k = 0; k < lr.length; k++) {
    const fell = k && lr[k] < lr[k - 1];
    if (fell) cuts.push(k);
    // A jump keeps both its sides.
    if (k % bunch === 0 || k === lr.length - 1 || (k && Math.abs(lr[k] / lr[k - 1] - 1) > 0.05)) corners.push([k, lr[k]]);
  }
  return { corners, cuts };
}

const rateAt = ({ corners }, step) => corners.findLast(([k]) => k <= step)?.[1] ?? NaN;

/** One runner's panel; `shared` has the axes, the words and the hands of all. */
function panelOf(id, shared) {
  const sign = element("span", { class: "sign" });
  const title = element("b");
  const rate = element("output", { "aria-hidden": "true" });
  const head = element("button", { type: "button", class: "name" }, sign, title);
  const [future, past, marks] = [drawing("path", { class: "future" }), drawing("path", { class: "past" }), element("div", { class: "cuts" })];
  const others = drawing("use", { href: "#shapes-all", class: "others" });
  const [dot, hand] = [element("b", { class: "dot" }), element("input", { type: "range", min: "0" })];
  const field = element("div", { class: "field" }, chart(others, future), chart(past), element("i"), dot, hand, marks);
  const [last, caption] = [element("small"), element("p")];
  const node = element("section", { class: "panel", "data-shape": id }, head, field, element("footer", {}, element("small", {}, "0"), rate, last), caption);
  let runner, shape, drawn, key;

  head.onclick = hand.onfocus = () => live.latest?.set({ selected: id });
  hand.oninput = () => live.latest?.set({ step: Number(hand.value), playing: false });

  const decides = () => runner.schedule?.key === "plateau";
  function told(step, template) {
    const { words } = shared.data;
    const [before, after] = [rateAt(shape, step - 1), rateAt(shape, step)].map(short);
    return fill(words[template], { step, count: runner.values["schedule.patience"] + 1, before, after, loss: number(runner.loss[step]) });
  }

  function look(next, found) {
    [runner, shape, drawn, key] = [next, found, null, null];
    const { data, dark, steps } = shared;
    const { color, dash, round, extra } = style(runner.slot, dark);
    node.style = `--runner: ${color}`;
    sign.replaceChildren(swatch(runner.slot, dark, { line: true, size: 12 }));
    put(title, (data.runners[id]?.name ?? runner.name) || runner.name);
    name(head, title.textContent);
    head.title = [title.textContent, data.about[runner.schedule?.key]].filter(Boolean).join("\n");
    put(last, String(steps));
    set(hand, { max: String(steps), ariaLabel: title.textContent });
    for (const [part, look] of [[past, dash], [future, []]]) {
      part.setAttribute("stroke-dasharray", look.join(" "));
      part.setAttribute("stroke-linecap", round && part === past ? "round" : "butt");
    }
    past.setAttribute("stroke-width", LINE + extra);
    const cuts = decides() ? shape.cuts : [];
    marks.replaceChildren(...cuts.map((step) => {
      const mark = element("button", { type: "button", tabindex: "-1", "data-cut": String(step), style: `left: ${(100 * step) / steps}%` });
      name(mark, told(step, "cut"));
      mark.onclick = () => live.latest?.set({ step, playing: false, selected: id });
      return mark;
    }));
    node.toggleAttribute("data-decides", decides());
    trace();
  }

  /** The curve on the axis of all. @returns {string} */
  function trace() {
    const { corners } = shape;
    const line = corners.map(([k, value], i) => `${i ? "L" : "M"}${((1000 * k) / shared.steps).toFixed(1)} ${shared.height(value).toFixed(2)}`).join("");
    const d = corners.length ? `${line}L${((1000 * (corners.at(-1)[0] + 1)) / shared.steps).toFixed(1)} ${shared.height(corners.at(-1)[1]).toFixed(2)}` : "";
    for (const path of [past, future]) if (path.getAttribute("d") !== d) path.setAttribute("d", d);
    drawn = null;
    return d;
  }

  function draw(step, hidden, selected) {
    const at = min(step, shared.steps - 1);
    const spent = runner.rows <= at;
    const now = [step, hidden, selected];
    if (drawn && now.every((value, i) => value === drawn[i])) return;
    drawn = now;
    node.toggleAttribute("data-hidden", hidden);
    set(head, { ariaPressed: String(selected) });
    const value = rateAt(shape, at);
    const { words } = shared.data;
    put(rate, spent ? "" : `η ${short(value)}`);
    dot.hidden = spent || !Number.isFinite(value);
    if (!dot.hidden) dot.style.top = `${shared.height(value)}%`;
    const latest = decides() ? shape.cuts.findLast((k) => k <= step) : undefined;
    const reading = fill(words[spent ? "spent" : "reading"], { step, rate: short(value) });
    hand.value = step;
    set(hand, { ariaValueText: latest === undefined ? reading : `${reading}. ${told(latest, "cut")}` });
    if (key === (key = `${latest}`)) return;
    for (const mark of marks.children) mark.toggleAttribute("data-latest", Number(mark.dataset.cut) === latest);
    put(caption, !decides() ? "" : latest !== undefined ? told(latest, "cut_short")
      : shape.cuts.length ? fill(words.cuts, { count: shape.cuts.length, step: shape.cuts[0] })
      : fill(words.uncut, { count: runner.values["schedule.patience"] + 1 }));
  }
  return { node, look, trace, draw };
}

/** The panels follow what the stage draws. @param {HTMLElement} host */
export function mount(host) {
  const [watch, said] = [element("p", { class: "watch" }), element("p", { class: "said", role: "status" })];
  const [gauge, scale] = [element("div", { class: "gauge", "aria-hidden": "true" }), element("em", {}, "η")];
  const row = element("div", { class: "row" });
  const all = drawing("path", { id: "shapes-all" });
  const shapes = new WeakMap();
  const shared = { data: null, dark: false, steps: 1, height: null };
  let panels = {}, seen = [], axis;
  host.append(watch, said, element("div", { class: "wall", role: "group" }, drawing("svg", { width: 0, height: 0, "aria-hidden": "true" }, drawing("defs", {}, all)), gauge, row));

  /** One axis for all. Under a moving hand it stays as long as half of it is needed. */
  function measure(found, moving) {
    const rates = found.flatMap(({ corners }) => corners.map(([, rate]) => rate)).filter(Number.isFinite);
    let high = max(0, ...rates) || 1;
    const positive = rates.filter((rate) => rate > 0);
    const { log } = shared.data;
    if (log) {
      high = ceil(log10(high) - 1e-9);
      const low = max(high - DECADES, min(high - 1, floor(log10(min(...positive, 10 ** high)))));
      axis = { log, high, low: moving && axis?.log ? min(low, axis.low) : low, marks: [] };
      if (moving && axis.high < high) axis.high = high;
      axis.marks = ticks(axis.low, axis.high, min(3, axis.high - axis.low)).filter(({ value }) => Number.isInteger(value)).map(({ value }) => ({ value, text: decade(value) }));
    } else {
      if (moving && axis && !axis.log && high <= axis.high && high > axis.high / 2) high = axis.high;
      else high *= 1.04;
      axis = { log, low: 0, high, marks: ticks(0, high, 2) };
    }
    shared.height = (rate) => 100 * min(max((axis.high - (log ? log10(max(rate, Number.MIN_VALUE)) : rate)) / (axis.high - axis.low), -0.5), 1);
    gauge.replaceChildren(scale, ...axis.marks.map(({ value, text }) => element("span", { style: `top: ${shared.height(log ? 10 ** value : value)}%` }, text)));
  }

  function draw() {
    if (!live.latest || !shared.data) return;
    const { race, state } = live.latest;
    const now = [race, shared.data, state.dark];
    if (now.some((value, i) => value !== seen[i])) plan(race, state, now);
    const step = floor(state.step);
    host.style.setProperty("--at", min(state.step / race.steps, 1));
    for (const { id } of race.runners) panels[id].draw(step, state.hidden.has(id), state.selected === id);
  }

  function plan(race, state, now) {
    const { data } = shared;
    const fresh = now[1] !== seen[1] || now[2] !== seen[2];
    seen = now;
    [shared.dark, shared.steps] = [state.dark, race.steps];
    host.toggleAttribute("data-stale", race.live);
    for (const runner of race.runners) {
      if (fresh || !shapes.has(runner) || !runner.lr) shapes.set(runner, { ...shapeOf(runner, data.runners[runner.id]), fresh: true });
    }
    const before = JSON.stringify([axis, shared.steps]);
    measure(race.runners.map((runner) => shapes.get(runner)), race.live);
    const moved = before !== JSON.stringify([axis, shared.steps]);
    panels = Object.fromEntries(race.runners.map(({ id }) => [id, panels[id] ?? panelOf(id, shared)]));
    for (const runner of race.runners) {
      const shape = shapes.get(runner);
      if (moved || panels[runner.id].runner !== runner || shape.fresh) panels[runner.id].look(runner, shape);
      panels[runner.id].runner = runner;
      shape.fresh = false;
    }
    arrange(row, race.runners.map(({ id }) => panels[id].node));
    all.setAttribute("d", race.runners.map(({ id }) => panels[id].trace()).join(""));
  }

  /** The sentences that Python says; they wait, faint, while a hand moves. */
  function speak(data) {
    host.lang = data.lang;
    row.parentElement.ariaLabel = data.words.panels;
    put(watch, data.watch);
    said.replaceChildren(element("strong", {}, data.verdict), ` ${data.chance}`);
  }

  live.addEventListener("frame", draw);
  return {
    update(next) {
      if (JSON.stringify(next) === JSON.stringify(shared.data)) return;
      speak((shared.data = next));
      draw();
    },
    destroy: () => live.removeEventListener("frame", draw),
  };
}
