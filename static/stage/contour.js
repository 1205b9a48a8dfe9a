/** The still picture: the loss as flat tones and lines, the axes. Drawn by Plotly, never while something plays. */

import { element } from "./dom.js";
import { ticks } from "./frame.js";
import { tokens } from "./palette.js";
import { grid } from "./program.js";

const TONES = 13;
const LEVELS = TONES - 1;
const REST = 3; // share of time left to others while the window moves

const alpha = (color, share) => color + Math.round(255 * share).toString(16).padStart(2, "0");

/** Next number of the form 1, 2 or 5 · 10ᵏ, as a logarithm; direction −1 goes down, 1 up. */
function nice(log, direction) {
  const whole = Math.floor(log);
  const steps = [0, Math.log10(2), Math.log10(5), 1].map((part) => whole + part);
  return direction < 0 ? steps.findLast((step) => step <= log + 1e-9) : steps.find((step) => step >= log - 1e-9);
}

/**
 * First and last of twelve levels: the bulk of the window, in whole decades if it spans a few of them.
 * @param {Float64Array} logs @returns {{low: number, high: number}}
 */
export function span(logs) {
  const finite = logs.filter(Number.isFinite).sort();
  if (!finite.length) return { low: 0, high: 1 };
  const low = finite[Math.floor(0.001 * (finite.length - 1))];
  const high = finite[Math.floor(0.9 * (finite.length - 1))];
  if (high - low >= 2) return { low: Math.round(low), high: Math.round(high) };
  if (high - low >= 0.5) return { low: nice(low, -1), high: nice(high, 1) };
  return { low, high: high > low ? high : low + 1e-9 };
}

/** log10 of the height above the floor on a grid over the frame; without a minimum there is no floor, and the loss itself is taken. */
function sample({ program, floor, minima }, frame, points) {
  const { width, height } = frame.box;
  const side = points / Math.max(width, height);
  const axis = (from, to, count) => Float64Array.from({ length: count }, (_, i) => from + ((to - from) * i) / (count - 1));
  const { x0, x1, y0, y1 } = frame;
  const xs = axis(x0, x1, Math.max(2, Math.round(width * side)));
  const ys = axis(y0, y1, Math.max(2, Math.round(height * side)));
  const losses = grid(program, xs, ys);
  // At the floor, and below it outside the surface's own view, stands −∞: drawn as the valley, not counted by span.
  return { xs, ys, logs: minima.length ? losses.map((loss) => Math.log10(Math.max(loss - floor, 0))) : losses };
}

export class Contour {
  /** @param {HTMLElement} host */
  constructor(host) {
    this.node = element("div", { style: "position:absolute;inset:0", "aria-hidden": "true" });
    host.append(this.node);
  }

  /**
   * @param {import("./payload.js").Race["surface"]} surface @param {import("./frame.js").Frame} frame
   * @param {{dark: boolean, font: string, compact: boolean, points: number}} look points: along the longer side
   * @returns {{low: number, high: number}} the first and last level, as log10 where the surface has a minimum
   */
  draw(surface, frame, { dark, font, compact, points }) {
    const began = performance.now();
    const { xs, ys, logs } = sample(surface, frame, points);
    const { low, high } = span(logs);
    const size = (high - low) / (LEVELS - 1);
    // One wall of 10³⁰⁰ would leave nothing of the interpolation beside it.
    const clipped = logs.map((log) => Math.min(Math.max(log, low - 2 * size), high + 2 * size));
    const z = Array.from(ys, (_, row) => clipped.subarray(row * xs.length, (row + 1) * xs.length));
    const { tones, contour, background, control, ink3 } = tokens(dark);
    const common = { type: "contour", x: xs, y: ys, z, showscale: false, hoverinfo: "skip", autocontour: false };
    const traces = [
      {
        ...common, contours: { start: low, end: high, size, coloring: "fill" }, line: { width: 0.7, color: alpha(contour, 0.5) },
        colorscale: tones.map((tone, index) => [index / LEVELS, tone]),
      },
      { ...common, contours: { start: low, end: high, size: 3 * size, coloring: "none" }, line: { width: 1, color: alpha(contour, 0.85) } },
    ];
    const { left, top, width, height } = frame.box;
    const axis = (range, marks) => ({
      range, tickmode: "array", tickvals: marks.map(({ value }) => value), ticktext: marks.map(({ text }) => text),
      ticks: "outside", ticklen: 4, tickwidth: 1, tickcolor: control, tickfont: { family: font, size: 11.5, color: ink3 },
      showticklabels: !compact, showgrid: false, zeroline: false, fixedrange: true, automargin: false,
    });
    const { x0, x1, y0, y1 } = frame;
    const marks = (low, high, length) => {
      const room = (9 / length) * (high - low); // a label at the very corner would be cut in half
      return compact ? [] : ticks(low + room, high - room, length / 90);
    };
    const layout = {
      width: this.node.clientWidth, height: this.node.clientHeight, showlegend: false, paper_bgcolor: "#0000", plot_bgcolor: background,
      margin: { l: left, t: top, r: this.node.clientWidth - frame.right, b: this.node.clientHeight - frame.bottom },
      xaxis: axis([x0, x1], marks(x0, x1, width)), yaxis: axis([y0, y1], marks(y0, y1, height)),
    };
    window.Plotly.react(this.node, traces, layout, { staticPlot: true, displayModeBar: false });
    this.drawn = frame;
    this.#layer()?.removeAttribute("transform");
    this.until = performance.now() + REST * (performance.now() - began);
    return { low, high };
  }

  /** Whether drawing again at once would leave no time for anything else. */
  get resting() {
    return performance.now() < this.until;
  }

  /** Lets the drawn contour go along with a moving window until it is drawn anew. @param {import("./frame.js").Frame} frame */
  follow(frame) {
    const { unit } = frame.window;
    const [x, y] = [(this.drawn.x0 - frame.x0) / unit, (frame.y1 - this.drawn.y1) / unit];
    this.#layer()?.setAttribute("transform", `translate(${x} ${y}) scale(${this.drawn.window.unit / unit})`);
  }

  // Inside the part that Plotly clips to the frame.
  #layer() {
    return this.node.querySelector(".contourlayer");
  }

  destroy() {
    window.Plotly.purge(this.node);
    this.node.remove();
  }
}
