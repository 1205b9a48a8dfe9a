/** The losses of an ensemble: Plotly draws the bands once, a canvas over them what follows the step. */

import { element, set } from "../../kit/dom.js";
import { drawMarker, LINE, style, tokens } from "../../kit/marks.js";
import { names } from "../../kit/end_labels.js";
import { upTo } from "./rows.js";

const [LEFT, RIGHT, TOP, BOTTOM] = [44, 8, 8, 26]; // px around the axes

export class Bands {
  /** @param {(x: number) => void} seek to the place on the axis that is pointed at */
  constructor(seek) {
    this.title = element("h3");
    this.note = element("small");
    this.chart = element("div", { class: "chart js-plotly-plot", "aria-hidden": "true" });
    this.canvas = element("canvas");
    this.ends = element("div", { class: "names", "aria-hidden": "true" });
    this.field = element("div", { class: "field" }, this.chart, this.canvas);
    this.node = element(
      "section",
      { class: "bands" },
      element("header", {}, this.title, this.note),
      this.field,
      this.ends,
    );
    this.label = names(this.ends);
    const point = ({ clientX }) =>
      this.axes && seek(this.axes.x.value(clientX - this.field.getBoundingClientRect().left));
    this.field.onpointerdown = (event) => {
      if (event.button || event.pointerType === "touch") return;
      this.field.setPointerCapture(event.pointerId);
      point(event);
    };
    this.field.onpointermove = (event) => this.field.hasPointerCapture(event.pointerId) && point(event);
    this.field.onclick = point; // a finger seeks where it taps, and else scrolls the page
  }

  /** New runs, and how their curves are called. */
  show(words) {
    this.words = words;
    this.drawn = null;
  }

  draw({ width, height }, { shown, figure, step, dark }) {
    const ratio = devicePixelRatio;
    const key = [width, height, dark, Boolean(window.Plotly?.newPlot), ...shown.map(({ id }) => id)].join();
    if (this.drawn !== key) this.still(shown, figure, width, height, dark);
    this.drawn = key;
    const {
      axes: { x, y },
    } = this;
    const colors = tokens(dark);
    set(this.canvas, {
      width: Math.round(width * ratio),
      height: Math.round(height * ratio),
      role: "img",
      ariaLabel: `${this.title.textContent}, ${this.note.textContent}`,
    });
    const ctx = this.canvas.getContext("2d");
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    ctx.clearRect(0, 0, width, height);
    const middle = ({ slot }, row) => {
      const { y: values, short } = figure.curves.get(`${slot} median`);
      return y.px(values[Math.max(row - short, 0)]);
    };
    const heads = shown.map((runner) => {
      const row = upTo(runner.rows, step);
      return {
        look: style(runner.slot, dark),
        at: x.px(Math.min(step, runner.rows.at(-1)) * runner.cost),
        top: middle(runner, row),
      };
    });
    ctx.fillStyle = colors.control;
    const places = new Set(heads.map((head) => Math.round(head.at)));
    ctx.globalAlpha = places.size > 1 ? 0.4 : 1;
    for (const at of places) ctx.fillRect(at - 0.5, TOP, 1, height - TOP - BOTTOM);
    ctx.globalAlpha = 1;
    for (const { look, at, top } of heads)
      if (top >= TOP - 6 && top <= height - BOTTOM + 6) drawMarker(ctx, look, at, top, 5.5, colors.background);
  }

  /** What stands still until the runs, the theme or the size change. */
  still(shown, figure, width, height, dark) {
    const { ink3, line } = tokens(dark);
    const slots = new Set(shown.map(({ slot }) => slot));
    const {
      layout: { xaxis, yaxis },
    } = figure;
    this.axes = { x: scale(xaxis, LEFT, width - RIGHT), y: scale(yaxis, height - BOTTOM, TOP) };
    const traces = figure.data
      .filter(({ meta }) => slots.has(meta.slot))
      .map((trace) => {
        const { color, dash, extra } = style(trace.meta.slot, dark);
        const lines = {
          median: { color, width: LINE + extra, dash: dash.map((part) => `${part || 1}px`).join(",") || "solid" },
        };
        return {
          ...trace,
          hoverinfo: "skip",
          fillcolor: `${color}${dark ? "40" : "2E"}`,
          line: lines[trace.meta.part] ?? trace.line,
        };
      });
    const common = {
      gridcolor: line,
      zeroline: false,
      ticklabeloverflow: "allow",
      tickfont: { size: 11.5, color: ink3 },
    };
    const layout = {
      width,
      height,
      margin: { l: LEFT, r: RIGHT, t: TOP, b: BOTTOM, pad: 0 },
      showlegend: false,
      paper_bgcolor: "#0000",
      plot_bgcolor: "#0000",
      font: { family: getComputedStyle(this.node).fontFamily },
      xaxis: { ...common, showgrid: false, ...xaxis },
      yaxis: { ...common, ...yaxis },
    };
    window.Plotly?.react?.(this.chart, traces, layout, { staticPlot: true, displayModeBar: false });
    this.label(this.named(shown, figure, dark), height - BOTTOM);
  }

  /** What stands at the right end: the runners, or for one of them its three curves. */
  named(shown, figure, dark) {
    const { words } = this;
    const last = ({ slot }, part) => this.axes.y.px(figure.curves.get(`${slot} ${part}`).y.at(-1));
    const [first] = shown;
    const parts =
      shown.length === 1 && first.chance
        ? [
            ["band", words.high],
            ["median", words.median],
            ["low", words.low],
          ]
        : [];
    const ends = parts.length
      ? parts.map(([part, name]) => ({ name, runner: first, y: last(first, part) }))
      : shown.map((runner) => ({ name: runner.name, runner, y: last(runner, "median") }));
    return ends
      .filter(({ y }) => y >= 0)
      .map(({ name, runner, y }) => ({ name, y, color: style(runner.slot, dark).color }));
  }

  destroy() {
    window.Plotly?.purge?.(this.chart);
  }
}

/** Between an axis of a figure and px. */
function scale({ type, range: [low, high] }, from, to) {
  const log = type === "log";
  const place = (value) => (log ? Math.log10(Math.max(value, 1e-300)) : value);
  return {
    px: (value) => from + ((place(value) - low) / (high - low)) * (to - from),
    value: (px) => {
      const at = low + ((px - from) / (to - from)) * (high - low);
      return log ? 10 ** at : at;
    },
  };
}
