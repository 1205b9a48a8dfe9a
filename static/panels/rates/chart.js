/** The plot of losses over rates: Plotly's axes and lines, and over them what the pointer moves. */

import { arrange, element, put, set } from "../../kit/dom.js";
import { exact } from "../../kit/format.js";
import { LINE, style } from "../../kit/marks.js";
import { solved } from "../../core/rate_tolerance.js";
import { mark } from "./curve_marks.js";
import { around, placed } from "./labels.js";
import { wishes } from "./mark_labels.js";
import { rateHandle, tidy } from "./rate_handle.js";

const [ABOVE, PAD] = [10, 26]; // times the height at the start that is drawn, px below the lowest line: a text
const MARK = 14; // px of a mark, which no text covers

const thin = (x, y) => ({ left: x - 1, top: y - 1, width: 2, height: 2 });

/** @param {{set(id, rate, released)}} hooks */
export function chart(hooks) {
  const [still, canvas, names, handles] = ["div", "canvas", "div", "div"].map((tag) => element(tag));
  const [up, across] = ["up", "across"].map((side) => element("small", { class: side }));
  const node = element("div", { class: "chart" }, still, canvas, up, across, names, handles);
  still.ariaHidden = canvas.ariaHidden = names.ariaHidden = "true";
  const ctx = canvas.getContext("2d");
  const stood = new Map(); // by id: where its name stands
  let box, axes, drawn;

  const px = (rate) => box.left + ((Math.log10(rate) - axes.x0) / (axes.x1 - axes.x0)) * box.width;
  const py = (height) => box.top + (1 - (Math.log10(height) - axes.y0) / (axes.y1 - axes.y0)) * box.height;
  const rateAt = (x) =>
    tidy(10 ** (axes.x0 + Math.min(Math.max((x - box.left) / box.width, 0), 1) * (axes.x1 - axes.x0)));
  const scale = { px, rateAt, decades: () => axes.x1 - axes.x0 };
  const top = (height) => (Number.isFinite(height) ? Math.max(py(height), box.top) : box.top);

  /** Axes and lines. A curve: {id, slot, name, rates, heights, good, rate, height}. */
  function draw(data, curves, floor, start, dark, width, tall, moving) {
    if (!window.Plotly?.newPlot || !width) return false;
    const {
      margin: { l, r, t, b },
    } = data.templates.light.layout;
    box = { left: l, top: t, width: width - l - r, height: tall - t - b };
    const lowest = solved(floor, start);
    const highest = Math.log10(lowest * 1e6 * ABOVE);
    axes = {
      x0: Math.log10(curves[0].rates[0]),
      x1: Math.log10(curves[0].rates.at(-1)),
      y0: Math.log10(lowest) - ((highest - Math.log10(lowest)) * PAD) / (box.height - PAD),
      y1: highest,
    };
    const key = [width, tall, dark, start, floor].join();
    const same =
      key === drawn?.key &&
      curves.length === drawn.curves.length &&
      curves.every(({ heights: one, slot }, i) => one === drawn.curves[i].heights && slot === drawn.curves[i].slot);
    if (!same) {
      drawn = { key, curves };
      const figure = structuredClone(data.figure);
      const looks = curves.map(({ slot }) => style(slot, dark));
      const traces = curves.map(({ rates, heights: y }, i) => ({
        ...figure.data[0],
        uid: `curve${i}`,
        x: rates,
        y: y.map((height) => (Number.isFinite(height) ? height : null)),
        line: {
          color: looks[i].color,
          width: LINE + looks[i].extra,
          dash: looks[i].dash.map((part) => `${part || 0.1}px`).join(",") || "solid",
        },
      }));
      Object.assign(figure.layout, { width, height: tall, template: data.templates[dark ? "dark" : "light"] });
      Object.assign(figure.layout.xaxis, { range: [axes.x0, axes.x1] });
      Object.assign(figure.layout.yaxis, { range: [axes.y0, axes.y1] });
      window.Plotly.react(still, traces, figure.layout, { staticPlot: true });
      // Lengths of zero are dots only with round caps, which Plotly has no name for.
      looks.forEach(({ round }, i) =>
        still
          .querySelectorAll(`.tracecurve${i} .js-line`)
          .forEach((line) => (line.style.strokeLinecap = round ? "round" : "butt")),
      );
      node.style.height = `${tall}px`;
      Object.assign(canvas, { width: width * devicePixelRatio, height: tall * devicePixelRatio });
    }
    mark(ctx, { px, top, box }, curves, dark);
    label(data.words, curves, dark, moving);
    handle(data, curves);
    return true;
  }

  /** Names and what marks mean; during a drag a name stays where it is if it can. */
  function label(words, curves, dark, moving) {
    const lines = curves.map(({ rates, heights: above }) =>
      rates.map((rate, i) => [px(rate), top(above[i])]).filter((_, i) => Number.isFinite(above[i])),
    );
    const marks = curves.flatMap(({ rates, heights: above, rate, height, best, tuned, edge }) => [
      [px(rate), top(height)],
      ...[best, tuned].filter((place) => place >= 0).map((place) => [px(rates[place]), top(above[place])]),
      ...(edge === null ? [] : [[px(edge), box.top + 5]]),
    ]);
    const taken = [...marks.map((at) => around(at, MARK)), ...lines.flat().map(([x, y]) => thin(x, y))];
    const wide = (text, name) => {
      ctx.font = `${name ? 650 : 500} ${name ? 13 : 12}px ${getComputedStyle(node).fontFamily}`;
      return ctx.measureText(text).width + 2;
    };
    const asked = wishes(words, curves, { px, top, box, lines, wide, stood: moving ? stood : new Map() });
    const said = placed(asked, { ...box, height: box.height + 2 }, taken);
    for (const { id, kind, at } of said) if (kind === "name") stood.set(id, at);
    names.replaceChildren(
      ...said.map(({ id, text, kind, at: [x, y] }) => {
        const { slot } = curves.find((each) => each.id === id);
        const look = `color: ${style(slot, dark).color}; left: ${x}px; top: ${y}px`;
        return element(kind === "name" ? "b" : "span", { "data-kind": kind, style: look }, text);
      }),
    );
  }

  /** The learning rate of each runner, as a handle for pointer and keys. */
  function handle(data, curves) {
    arrange(
      handles,
      curves.map(({ id, name, rate, height, rates }) => {
        const one = [...handles.children].find((each) => each.dataset.id === id) ?? rateHandle(id, scale, hooks);
        one.style.translate = `${px(rate)}px ${top(height)}px`;
        set(one, {
          ariaLabel: `${name}, ${data.words.rate}`,

          ariaValueMin: String(rates[0]),
          ariaValueMax: String(rates.at(-1)),
          ariaValueNow: String(rate),
          ariaValueText: exact(rate),
        });
        return one;
      }),
    );
  }

  function name(x, y) {
    put(across, x);
    put(up, y);
  }

  return {
    node,
    draw,
    name,
    share: (rate) => (px(rate) - box.left) / box.width,
    destroy: () => window.Plotly?.purge(still),
  };
}
