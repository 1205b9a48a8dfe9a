/**
 * The shapes of a landscape as a hand changes them: [x, y, height, length, width, turn], with the turn in degrees, as
 * surfaces/painted/shape.py has them. Every result is within the limits and reads well.
 */

/** @typedef {[x: number, y: number, height: number, length: number, width: number, turn: number]} Shape */
/** @typedef {[number, number]} Pair */

export const NAMES = ["x", "y", "height", "length", "width", "turn"];
export const MOST = 12;
export const TOOLS = {
  bowl: [-1.5, 0.7, 0.7, 0],
  hill: [1.5, 0.7, 0.7, 0],
  ravine: [-1.5, 1.6, 0.35, 0],
};
const [NEAR, HIGH, THIN, WIDE] = [4, 20, 0.2, 10]; // how far a hand moves a centre; the other limits are Python's
const within = (low, value, high) => Math.min(Math.max(value, low), high);
const round = (value, digits = 2) => Number(value.toFixed(digits)) + 0;
const radians = (degrees) => (degrees * Math.PI) / 180;

/** What somebody would call a shape. @param {Shape} shape @returns {"hill" | "bowl" | "ravine" | "ridge"} */
export function kind([, , height, length, width]) {
  const long = Math.max(length, width) > 1.8 * Math.min(length, width);
  return height > 0 ? (long ? "ridge" : "hill") : long ? "ravine" : "bowl";
}

/** A new shape of a tool at a point. @param {string} tool @param {Pair} at @returns {Shape} */
export const placed = (tool, at) => moved(/** @type {Shape} */ ([0, 0, ...TOOLS[tool]]), at);

/** @param {Shape} shape @param {Pair} to @returns {Shape} */
export const moved = ([, , ...rest], [x, y]) => [
  round(within(-NEAR, x, NEAR)),
  round(within(-NEAR, y, NEAR)),
  .../** @type {[number, number, number, number]} */ (rest),
];

/** @param {Shape} shape @param {number} by @returns {Shape} */
export function raised([x, y, height, ...rest], by) {
  return [x, y, round(within(-HIGH, height + by, HIGH)), ...rest];
}

/**
 * Where the handles of a shape stand: the end of its length, which turns it too, and the end of its width.
 * @param {Shape} shape @returns {{length: Pair, width: Pair}}
 */
export function handles([x, y, , length, width, turn]) {
  const [cos, sin] = [Math.cos(radians(turn)), Math.sin(radians(turn))];
  return { length: [x + length * cos, y + length * sin], width: [x - width * sin, y + width * cos] };
}

/**
 * A handle pulled to a point. Along its length a round shape stays round; across, it becomes long.
 * @param {Shape} shape @param {"length" | "width"} handle @param {Pair} to @returns {Shape}
 */
export function pulled([x, y, height, length, width, turn], handle, to) {
  const [right, up] = [to[0] - x, to[1] - y];
  if (handle === "width") {
    const across = Math.abs(up * Math.cos(radians(turn)) - right * Math.sin(radians(turn)));
    return [x, y, height, length, round(within(THIN, across, WIDE)), turn];
  }
  const far = round(within(THIN, Math.hypot(right, up), WIDE));
  if (length === width) return [x, y, height, far, far, 0];
  const angle = (Math.atan2(up, right) * 180) / Math.PI;
  return [x, y, height, far, width, ((round(angle, 0) % 180) + 180) % 180];
}

/** A shape with one number set, as it is typed. @param {Shape} shape @param {string} name @param {number} value */
export function typed(shape, name, value) {
  const next = /** @type {Shape} */ ([...shape]);
  next[NAMES.indexOf(name)] = value;
  return next;
}

/** Wider or narrower as a whole. @param {Shape} shape @param {number} factor @returns {Shape} */
export function scaled([x, y, height, length, width, turn], factor) {
  const size = (value) => round(within(THIN, value * factor, WIDE));
  return length === width
    ? [x, y, height, size(length), size(length), turn]
    : [x, y, height, size(length), size(width), turn];
}

const STEP = 0.1;
const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

/**
 * What a key makes of a shape that has the focus: arrows move it, + and − raise and lower it, [ and ] make it smaller
 * and larger, < and > turn it; with Shift arrows go farther. Null for a key that means nothing to it.
 * @param {Shape} shape @param {{key: string, shiftKey: boolean}} event @returns {Shape | null}
 */
export function keyed(shape, { key, shiftKey }) {
  const [x, y] = shape;
  const way = WAYS[/** @type {keyof typeof WAYS} */ (key)];
  const far = STEP * (shiftKey ? 5 : 1);
  if (way) return moved(shape, [x + way[0] * far, y + way[1] * far]);
  if (key === "+" || key === "=") return raised(shape, STEP);
  if (key === "-" || key === "_" || key === "−") return raised(shape, -STEP);
  if (key === "[" || key === "]") return scaled(shape, key === "]" ? 1.1 : 1 / 1.1);
  if (key === "<" || key === ">") return typed(shape, "turn", (shape[5] + (key === "<" ? 5 : 175)) % 180);
  return null;
}

/**
 * The shape whose centre is nearest to a pixel, within reach; −1 where none is.
 * @param {Shape[]} shapes @param {(point: Pair) => Pair} pixel @param {Pair} at @param {number} reach px
 */
export function nearest(shapes, pixel, [px, py], reach) {
  const far = shapes.map(([x, y]) => {
    const [cx, cy] = pixel([x, y]);
    return Math.hypot(cx - px, cy - py);
  });
  const least = Math.min(...far);
  return least <= reach ? far.indexOf(least) : -1;
}

/** As a link says them: a round shape has four numbers. @param {Shape[]} shapes */
export const text = (shapes) =>
  shapes.map((shape) => (shape[3] === shape[4] ? [0, 1, 2, 4].map((i) => shape[i]) : shape).join(",")).join("~");
