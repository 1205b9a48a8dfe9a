/** A curve of one recorded number over the steps, with a marker at the step in view. */

import { element, put, set } from "../../kit/dom.js";
import { fill, number } from "../../kit/format.js";
import { decade, ticks } from "../../kit/frame.js";
import { live } from "../../stage/live.js";
import { markup } from "./line.js";
import { AXES, at, moved, spread } from "./reader.js";

const MANY = 2000; // points of a curve at most

/** One number, or x and y, over the steps; it is a slider that sets the step. */
export function stripOf({ name, wide, symbol, note, log }, template, words) {
  let series, low, high;
  const node = template.content.firstElementChild.cloneNode(true);
  const [caption, field, marks, solid, dashed, dot, ring, last, slider] = node.querySelectorAll("[data-part]");
  field.dataset.strip = name;
  caption.append(markup(symbol), note);
  slider.ariaLabel = note || caption.textContent;
  slider.oninput = () => live.latest?.set({ step: Number(slider.value), playing: false });
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
          .map((k) => {
            const across = (1000 * k) / Math.max(taken.length - 1, 1);
            return `${there(k - stride) ? "L" : "M"}${across.toFixed(1)} ${height(values[k]).toFixed(2)}`;
          })
          .join(""),
      );
    });
    put(last, (slider.max = String(taken.length)));
  }

  function draw(step) {
    const values = series.map((each) => each[step - 1]);
    field.style.setProperty("--at", (step - 1) / Math.max(series[0].length - 1, 1));
    slider.value = step;
    set(slider, {
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
