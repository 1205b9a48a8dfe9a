/** The still picture: the loss as flat tones at once, Plotly's lines over them when it has arrived, axes and scale beside. */
import { element } from "./dom.js";
import { exact } from "./format.js";
import { decade, ticks } from "./frame.js";
import { grid } from "./program.js";

const STEPS = 11; // between the twelve levels
const [FINE, MIDDLE, COARSE] = [400, 200, 100]; // grid points along the longer side: tones, lines, tones while the window moves
const mark = (side, at, text) => element("span", { style: `${side}:${at}` }, text);

/** First and last of twelve levels: the bulk of the window, in whole decades if it spans a few of them. @param {Float64Array} logs */
export function span(logs) {
  const finite = logs.filter(Number.isFinite).sort();
  const [low, high] = finite.length ? [0.001, 0.9].map((share) => finite[Math.floor(share * (finite.length - 1))]) : [0, 1];
  if (high - low >= 2) return { low: Math.round(low), high: Math.round(high) };
  const digit = high - low >= 0.5 ? (log) => Math.log10((10 ** log).toPrecision(1)) : (log) => log;
  return { low: digit(low), high: digit(Math.max(high, low + 1e-9)) };
}

/** log10 of the height above the floor on a grid over the frame, from the top; where no floor is known, the loss itself. */
function sample({ program, floor, minima }, { box, x0, x1, y0, y1 }, points) {
  const axis = (from, to, length) => {
    const last = Math.max(1, Math.round((points * length) / Math.max(box.width, box.height)));
    return Float64Array.from({ length: last + 1 }, (_, i) => from + ((to - from) * i) / last);
  };
  const [xs, ys] = [axis(x0, x1, box.width), axis(y1, y0, box.height)];
  const losses = grid(program, xs, ys);
  // At the floor, and below it outside the surface's own view, stands −∞: drawn as the valley, not counted by span.
  return { xs, ys, logs: minima.length ? losses.map((loss) => Math.log10(Math.max(loss - floor, 0))) : losses };
}

function paintTones(canvas, { xs, ys, logs }, { low, high }, tones) {
  const image = new ImageData(xs.length, ys.length);
  const pixels = new Uint32Array(image.data.buffer);
  const colors = tones.map((tone) => parseInt(`FF${tone.slice(5)}${tone.slice(3, 5)}${tone.slice(1, 3)}`, 16));
  // Where the loss is no number, there is no tone.
  logs.forEach((log, i) => (pixels[i] = colors[Math.min(Math.max(Math.floor(((log - low) / (high - low)) * STEPS) + 1, 0), STEPS + 1)]));
  Object.assign(canvas, { width: xs.length, height: ys.length }).getContext("2d").putImageData(image, 0, 0);
}

function plotLines(node, { xs, ys, logs }, { low, high }, { x0, x1, y0, y1, box: { width, height } }, color) {
  const size = (high - low) / STEPS;
  // One wall of 10³⁰⁰ would leave nothing of the interpolation beside it.
  const clipped = logs.map((log) => Math.min(Math.max(log, low - 2 * size), high + 2 * size));
  const z = Array.from(ys, (_, row) => clipped.subarray(row * xs.length, (row + 1) * xs.length));
  const lines = (every, width, alpha) => ({
    type: "contour", x: xs, y: ys, z, showscale: false, hoverinfo: "skip", autocontour: false, line: { width, color: color + alpha },
    contours: { start: low, end: high, size: every * size, coloring: "none" },
  });
  const axis = (...range) => ({ range, visible: false });
  window.Plotly.react(node, [lines(1, 0.7, "80"), lines(3, 1, "D9")], {
    width, height, margin: { l: 0, t: 0, r: 0, b: 0 }, showlegend: false, paper_bgcolor: "#0000", plot_bgcolor: "#0000", xaxis: axis(x0, x1), yaxis: axis(y0, y1),
  }, { staticPlot: true });
}

function axisMarks({ x0, x1, y0, y1, box, unit }) {
  const room = 9 * unit; // a label at the very corner would be cut in half
  const marks = (side, low, high, length, from) =>
    ticks(low + room, high - room, length / 90).map(({ value, text }) => mark(side, `${Math.abs(value - from) / unit}px`, text));
  return [...marks("left", x0, x1, box.width, x0), ...marks("top", y0, y1, box.height, y1)];
}

/** Marks of the colour scale: at whole decades where the levels end on them, else at the ends. */
function scaleMarks({ low, high }, plain) {
  const whole = Number.isInteger(low) && Number.isInteger(high);
  const stride = Math.ceil((high - low) / 3.5);
  const logs = whole ? Array.from({ length: (high - low) / stride + 1 }, (_, i) => low + i * stride) : [low, high];
  return logs.map((log) => mark("left", `${(100 + ((log - low) / (high - low)) * 100 * STEPS) / (STEPS + 2)}%`,
    !plain && whole && Math.abs(log) > 3 ? decade(log) : exact(Number((plain ? log : 10 ** log).toPrecision(3)))));
}

export class Contour {
  /** @param {{tones: HTMLCanvasElement, isolines: HTMLElement, axes: HTMLElement, bar: HTMLElement}} parts */
  constructor(parts) {
    this.parts = parts;
  }

  /** While the frame is moving, the levels stay and the lines only go along. */
  draw(surface, frame, colors, moving) {
    const { tones, isolines, axes, bar } = this.parts;
    if (!moving) {
      const middle = sample(surface, frame, MIDDLE);
      this.levels = span(middle.logs);
      bar.style.background = `linear-gradient(90deg, ${colors.tones.map((tone, i) => `${tone} ${(100 * i) / 13}% ${(100 * i + 100) / 13}%`)})`;
      bar.replaceChildren(...scaleMarks(this.levels, !surface.minima.length));
      this.drawn = window.Plotly && frame;
      if (this.drawn) plotLines(isolines, middle, this.levels, frame, colors.contour);
    }
    paintTones(tones, sample(surface, frame, moving ? COARSE : FINE), this.levels, colors.tones);
    axes.replaceChildren(...axisMarks(frame));
    if (!this.drawn) return;
    const { unit, x0, y1 } = this.drawn;
    isolines.style.transform = `translate(${(x0 - frame.x0) / frame.unit}px, ${(frame.y1 - y1) / frame.unit}px) scale(${unit / frame.unit})`;
  }
}
