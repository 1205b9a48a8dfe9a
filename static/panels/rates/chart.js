/** The plot of losses over rates: Plotly's axes and lines, and over them what the pointer moves. */

import { arrange, element, put, set } from "../../kit/dom.js";
import { exact } from "../../kit/format.js";
import { LINE, style } from "../../kit/marks.js";
import { solved } from "../../core/rate_tolerance.js";
import { mark } from "./curve_marks.js";
import { rateHandle, tidy } from "./rate_handle.js";

const [ABOVE, PAD] = [10, 0.25]; // times the height at the start that is drawn, decades below the lowest line
const [APART, RISE] = [60, 13]; // px: from where on a line runs alone, name above its line

/** @param {{set(id, rate, released)}} hooks */
export function chart(hooks) {
  const [still, canvas, names, handles] = ["div", "canvas", "div", "div"].map((tag) => element(tag));
  const [up, across] = ["up", "across"].map((side) => element("small", { class: side }));
  const node = element("div", { class: "chart" }, still, canvas, up, across, names, handles);
  still.ariaHidden = canvas.ariaHidden = names.ariaHidden = "true";
  const ctx = canvas.getContext("2d");
  const spots = new Map(); // by id: where along its curve a name stands
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
    axes = {
      x0: Math.log10(curves[0].rates[0]),
      x1: Math.log10(curves[0].rates.at(-1)),
      y0: Math.log10(lowest) - PAD,
      y1: Math.log10(lowest * 1e6 * ABOVE),
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
    label(curves, dark, moving);
    handle(data, curves);
    return true;
  }

  /** Each name where its line runs alone; during a drag it stays where it is along its line. */
  function label(curves, dark, moving) {
    const points = curves.map(({ rates, heights: above }) =>
      rates.map((rate, i) => [px(rate), top(above[i]), i]).filter(([, , i]) => Number.isFinite(above[i])),
    );
    const taken = curves.map(({ rate, height }) => [px(rate), top(height)]);
    curves.forEach(({ id, rates }, k) => {
      if (moving && spots.get(id) < rates.length) return;
      let [most, best] = [-1, null];
      for (const [x, y, i] of points[k]) {
        if (x < box.left + 40 || x > box.left + box.width - 40 || y < box.top + 24) continue;
        const gap = (others) =>
          others.reduce((least, [ox, oy]) => Math.min(least, Math.hypot((ox - x) / 2.5, oy - (y - RISE))), APART);
        const room = Math.min(gap(points.flatMap((each, j) => (j === k ? [] : each))), gap(taken));
        if (room > most) [most, best] = [room, [x, y, i]];
      }
      if (!best) {
        spots.delete(id);
        return;
      }
      spots.set(id, best[2]);
      for (const off of [-30, 0, 30]) taken.push([best[0] + off, best[1] - RISE]);
    });
    names.replaceChildren(
      ...curves
        .filter(({ id }) => spots.has(id))
        .map(({ id, slot, name, rates, heights: above }) => {
          const i = Math.min(spots.get(id), rates.length - 1);
          return element(
            "b",
            {
              lang: "en",
              style: `color: ${style(slot, dark).color}; left: ${px(rates[i])}px; top: ${top(above[i]) - RISE}px`,
            },
            name,
          );
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
