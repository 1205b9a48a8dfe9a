/**
 * @typedef {Object} Scale
 * @property {(value: number) => number} position where a value sits on the rail, 0…1 (clamped)
 * @property {(position: number) => number} value what a place on the rail stands for, in three digits
 * @property {{at: number, minor: boolean}[]} ticks
 */

const clamp = (position) => Math.min(1, Math.max(0, position));
const round = (value, digits = 3) => Number(value.toPrecision(digits));

function decades(low, high) {
  const ticks = [];
  for (let exponent = Math.floor(Math.log10(low)); exponent <= Math.ceil(Math.log10(high)); exponent += 1) {
    for (const lead of [1, 2, 5]) ticks.push({ value: lead * 10 ** exponent, minor: lead > 1 });
  }
  return ticks;
}

function evenly(low, high) {
  const rough = (high - low) / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const stride = [1, 2, 5, 10].map((lead) => lead * power).find((candidate) => candidate >= rough * 0.999);
  const first = Math.ceil(low / stride - 1e-9);
  const count = Math.floor(high / stride + 1e-9) - first + 1;
  return Array.from({ length: count }, (_, index) => ({ value: (first + index) * stride, minor: false }));
}

const KINDS = {
  log: {
    warp: (value) => (value > 0 ? Math.log(value) : -Infinity),
    unwarp: Math.exp,
    snap: (value) => round(value),
    ticks: decades,
  },
  // β near 1 matters by its distance from 1: .9, .99 and .999 are equally far apart.
  one_minus: {
    warp: (value) => (value < 1 ? -Math.log(1 - value) : Infinity),
    unwarp: (place) => 1 - Math.exp(-place),
    snap: (value) => round(1 - round(1 - value), 12),
    ticks: (low, high) => decades(1 - high, 1 - low).filter(({ minor }) => !minor).map(({ value, minor }) => ({ value: 1 - value, minor })),
  },
  linear: { warp: (value) => value, unwarp: (place) => place, snap: (value) => round(value), ticks: evenly },
  integer: { warp: (value) => value, unwarp: (place) => place, snap: Math.round, ticks: evenly },
};

/**
 * @param {"log"|"linear"|"one_minus"|"integer"} kind
 * @param {number} low
 * @param {number} high
 * @returns {Scale}
 */
export function scale(kind, low, high) {
  const { warp, unwarp, snap, ticks } = KINDS[kind];
  const [from, to] = [warp(low), warp(high)];
  const place = (value) => (warp(value) - from) / (to - from);
  const inside = ticks(low, high).map(({ value, minor }) => ({ at: place(value), minor })).filter(({ at }) => at > -1e-9 && at < 1 + 1e-9);
  return {
    position: (value) => clamp(place(value)),
    // The ends are the declared bounds themselves, not what three digits make of them.
    value: (position) => (position <= 0 ? low : position >= 1 ? high : snap(unwarp(from + clamp(position) * (to - from)))),
    // Minor ticks closer than the eye can part are noise.
    ticks: inside.length > 24 ? inside.filter(({ minor }) => !minor) : inside,
  };
}
