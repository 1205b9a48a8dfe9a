/**
 * The still picture: the loss as flat tones at once, Plotly's lines over them when it has arrived, axes and scale
 * beside.
 */
import { element, put } from "../kit/dom.js";
import { exact } from "../kit/format.js";
import { decade, ticks } from "../kit/frame.js";
import { grid } from "../core/program.js";
import { live } from "./live.js";

const STEPS = 11; // between the twelve levels
const [FINE, COARSE] = [180, 50]; // cells along the longer side, at rest and while the window moves; tones halve them
const mark = (side, at, text) => element("span", { style: `${side}:${at}` }, text);

/** First and last of twelve levels: the bulk of the window, in whole decades if it spans a few of them. */
export function span(logs) {
  const finite = logs.filter(Number.isFinite).sort();
  const [low, high] = finite.length
    ? [0.001, 0.9].map((share) => finite[Math.floor(share * (finite.length - 1))])
    : [0, 1];
  const digit = (log) => Math.log10(Number((10 ** log).toPrecision(1)));
  const round = high - low >= 2 ? Math.round : high - low >= 0.5 ? digit : (log) => log;
  return { low: round(low), high: round(Math.max(high, low + 1e-9)) };
}

/** The numbers of a grid that are graded. */
export function graded({ program, minima, floor }, x, y) {
  const losses = grid(program, x, y);
  // At the floor, and below it outside the surface's own view, stands −∞: drawn as the valley, not counted by span.
  // Without a known floor the loss itself is graded, not its logarithm.
  return minima.length ? losses.map((loss) => Math.log10(Math.max(loss - floor, 0))) : losses;
}

/** As many places along a side as it takes beside the longer one. */
export function line(from, to, length, { width, height }, cells) {
  const last = 2 * Math.max(1, Math.round((cells * length) / Math.max(width, height)));
  return Float64Array.from({ length: last + 1 }, (_, i) => from + ((to - from) * i) / last);
}

/**
 * The levels of a window that is not drawn yet.
 * @param {any} surface @param {import("../kit/frame.js").Frame} window
 */
export function levelsOf(surface, window) {
  const { x0, x1, y0, y1, box } = window;
  const [x, y] = [line(x0, x1, box.width, box, COARSE), line(y1, y0, box.height, box, COARSE)];
  return span(graded(surface, x, y));
}

/**
 * The loss over a grid as flat tones, with its numbers as they are graded and the levels, which may be given. Where the
 * loss is no number, there is no tone: the picture has a `blank` there.
 */
export function tint(surface, x, y, colors, before) {
  const logs = graded(surface, x, y);
  const levels = before ?? span(logs);
  const size = (levels.high - levels.low) / STEPS;
  const image = new ImageData(x.length, y.length);
  const pixels = new Uint32Array(image.data.buffer);
  const shades = colors.tones.map((tone) => parseInt(tone.replace(/#(..)(..)(..)/, "FF$3$2$1"), 16));
  const band = (log) => Math.min(Math.max(Math.floor((log - levels.low) / size) + 1, 0), STEPS + 1);
  logs.forEach((log, i) => (pixels[i] = shades[band(log)]));
  return { image, logs, levels, size, blank: logs.some(Number.isNaN) };
}

/**
 * The loss over a window as flat tones.
 * @param {any} surface @param {import("../kit/frame.js").Frame} window
 */
export function field(surface, { x0, x1, y0, y1, box }, colors, { cells = FINE, levels = null } = {}) {
  const [x, y] = [line(x0, x1, box.width, box, cells), line(y1, y0, box.height, box, cells)];
  return { x, y, ...tint(surface, x, y, colors, levels) };
}

/** The numbers beside the scale of tones, each with its share of the whole. Without a floor it is the loss itself. */
export function stops({ levels: { low, high }, size }, { minima }) {
  const whole = Number.isInteger(low) && Number.isInteger(high);
  const stride = Math.ceil((high - low) / 3.5);
  const found = whole ? Array.from({ length: (high - low) / stride + 1 }, (_, i) => low + i * stride) : [low, high];
  const text = (log) =>
    minima.length && whole && Math.abs(log) > 3
      ? decade(log)
      : exact(Number((minima.length ? 10 ** log : log).toPrecision(3)));
  return found.map((log) => ({ share: (1 + (log - low) / size) / 13, text: text(log) }));
}

/** What Plotly draws as contour lines of a field. */
export function isolines({ x, y, logs, levels: { low, high }, size }, { x0, x1, y0, y1, box }, colors, template) {
  // One wall of 10³⁰⁰ would leave nothing of the interpolation beside it.
  const clipped = logs.map((log) => Math.min(Math.max(log, low - 2 * size), high + 2 * size));
  const halved = (list) => list.filter((_, i) => i % 2 === 0);
  const z = halved(Array.from(y, (_, row) => halved(clipped.subarray(row * x.length, (row + 1) * x.length))));
  const common = { type: "contour", x: halved(x), y: halved(y), z };
  const lines = [
    { every: 1, thick: 0.7, alpha: "80" },
    { every: 3, thick: 1, alpha: "D9" },
  ].map(({ every, thick, alpha }) => ({
    ...common,
    contours: { start: low, end: high, size: every * size },
    line: { width: thick, color: colors.contour + alpha },
  }));
  const { width, height } = box;
  return [lines, { width, height, template, xaxis: { range: [x0, x1] }, yaxis: { range: [y0, y1] } }];
}

/** Numbers along both sides of a window, each with its place in px from the left or the top. */
export function sides({ x0, x1, y0, y1, unit, box: { width, height } }) {
  const room = 9 * unit; // a number at the very corner would be cut in half
  const along = (from, to, length, zero) =>
    ticks(from + room, to - room, length / 90).map(({ value, text }) => ({ at: Math.abs(value - zero) / unit, text }));
  return { across: along(x0, x1, width, x0), down: along(y0, y1, height, y1) };
}

/** Tones, lines and axes of a plot's frame. While it moves, the levels stay and the lines only go along. */
export function drawStill(plot, moving) {
  const { surface, words } = plot.race;
  const { colors, frame } = plot;
  const { unit } = frame;
  const found = field(surface, frame, colors, moving ? { cells: COARSE, levels: plot.levels } : {});
  const { image } = found;
  plot.levels = found.levels;
  Object.assign(plot.tones, { width: image.width, height: image.height }).getContext("2d").putImageData(image, 0, 0);

  plot.ground?.toggleAttribute("data-blank", found.blank); // the stage's; a small picture beside it has none
  if (plot.blank) put(plot.blank, found.blank ? (words.blank ?? "") : "");

  const { across, down } = sides(frame);
  const named = surface.axes?.join() === "x,y" ? [] : (surface.axes ?? []);
  plot.axes.replaceChildren(
    ...across.map(({ at, text }) => mark("left", `${at}px`, text)),
    ...down.map(({ at, text }) => mark("top", `${at}px`, text)),
    ...named.map((name, i) => element("em", {}, `${name} ${"→↑"[i]}`)),
  );

  if (!moving) {
    plot.bar.replaceChildren(...stops(found, surface).map(({ share, text }) => mark("left", `${100 * share}%`, text)));
    const bands = colors.tones.map((tone, i) => `${tone} ${(100 * i) / 13}% ${(100 * i + 100) / 13}%`);
    plot.bar.style.background = `linear-gradient(90deg, ${bands})`;
    plot.drawn = window.Plotly && frame;
  }
  if (plot.drawn && !moving) {
    const lines = isolines(found, frame, colors, JSON.parse(plot.isolines.dataset.template));
    window.Plotly.react(plot.isolines, ...lines, { staticPlot: true });
  }
  const { drawn = frame } = plot;
  const [right, lower] = [(drawn.x0 - frame.x0) / unit, (frame.y1 - drawn.y1) / unit];
  plot.isolines.style.transform = `translate(${right}px, ${lower}px) scale(${drawn.unit / unit})`;
  if (plot.ground) live.dispatchEvent(new Event("still"));
}
