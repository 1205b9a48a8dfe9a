/** Names beside the paths. Places are found once per race and window, over whole runs, so that nothing moves during play. */

/** @typedef {{x: number, y: number, width: number, height: number}} Box centre and size */
/** @typedef {{id: string, line: import("./polyline.js").Polyline, width: number}} Named a visible runner and the width of its name */

const ALONE = 60; // px of path that no other path comes near
const CLEAR = 11; // px that count as near
const SPACING = 8;
const MOST = 120; // samples of one path

/** Points along a polyline at equal distances, with the direction there. */
function along({ x, y, begins }, frame) {
  let length = 0;
  for (let i = 1; i < x.length; i++) if (!begins[i]) length += Math.hypot(x[i] - x[i - 1], y[i] - y[i - 1]);
  const spacing = Math.max(SPACING, length / MOST);
  const samples = [];
  let rest = spacing / 2;
  for (let i = 1; i < x.length; i++) {
    if (begins[i]) continue;
    const [dx, dy] = [x[i] - x[i - 1], y[i] - y[i - 1]];
    const size = Math.hypot(dx, dy);
    for (; rest <= size; rest += spacing) {
      const t = rest / size;
      const sample = { x: x[i - 1] + t * dx, y: y[i - 1] + t * dy, nx: -dy / size, ny: dx / size };
      if (frame.contains(sample.x, sample.y)) samples.push(sample);
    }
    rest -= size;
  }
  return { samples, spacing };
}

function clearance(sample, others) {
  let least = ALONE * ALONE;
  for (const { samples } of others) {
    for (const other of samples) least = Math.min(least, (other.x - sample.x) ** 2 + (other.y - sample.y) ** 2);
  }
  return Math.sqrt(least);
}

const apart = (a, b) => Math.abs(a.x - b.x) * 2 >= a.width + b.width || Math.abs(a.y - b.y) * 2 >= a.height + b.height;
const covers = (box, { x, y }) => Math.abs(x - box.x) * 2 < box.width && Math.abs(y - box.y) * 2 < box.height;
const inside = (frame, { x, y, width, height }) =>
  frame.contains(x - width / 2 - 4, y - height / 2 - 2) && frame.contains(x + width / 2 + 4, y + height / 2 + 2);

/** Boxes on both sides of every sample, those farthest from other paths first. */
function candidates({ samples, spacing }, others, width, height, before) {
  const clear = samples.map((sample) => clearance(sample, others));
  const reach = Math.ceil(ALONE / 2 / spacing);
  const found = [];
  samples.forEach(({ x, y, nx, ny }, index) => {
    const alone = Math.min(...clear.slice(Math.max(0, index - reach), index + reach + 1));
    const away = Math.abs(nx) * (width / 2) + Math.abs(ny) * (height / 2) + 4;
    // Beside a level stretch a name reads best, and neither at the border nor where all runs end.
    const score = Math.min(alone, 40) + 12 * Math.abs(ny) - 20 * Math.abs(index / samples.length - 0.35);
    for (const side of [-1, 1]) {
      const box = { x: x + side * away * nx, y: y + side * away * ny, width: width + 4, height };
      const stay = before ? 20 * Math.max(0, 1 - Math.hypot(box.x - before.x, box.y - before.y) / ALONE) : 0;
      found.push({ ...box, alone: alone >= CLEAR, score: score + stay });
    }
  });
  return found.sort((a, b) => b.score - a.score);
}

/**
 * A place for every name, or for fewer: a name that would overlap something is left out (`sure` false), and its best
 * place is kept for the moment the runner is pointed at.
 * @param {Named[]} named @param {import("./frame.js").Frame} frame @param {Box[]} taken @param {number} height of a line
 * @param {Map<string, Box>} before places so far: while a slider moves the paths, names should follow, not jump
 * @returns {Map<string, Box & {sure: boolean}>}
 */
export function placeLabels(named, frame, taken, height, before) {
  const paths = named.map(({ line }) => along(line, frame));
  const boxes = [...taken];
  const places = new Map();
  named.forEach(({ id, width }, index) => {
    const others = paths.filter((_, other) => other !== index);
    const possible = candidates(paths[index], others, width, height, before.get(id)).filter((box) => inside(frame, box));
    const free = possible.find((box) =>
      box.alone && boxes.every((other) => apart(box, other)) && !paths.some(({ samples }) => samples.some((sample) => covers(box, sample))));
    const best = free ?? possible[0];
    if (best) places.set(id, { ...best, sure: Boolean(free) });
    if (free) boxes.push(free);
  });
  return places;
}

/**
 * A place beside an arrow at the border, inside the frame.
 * @param {{x: number, y: number}[]} arrow points along it, tip first @param {number} width @param {number} height
 * @param {import("./frame.js").Frame} frame @param {Box[]} taken @returns {Box}
 */
export function placeBeside(arrow, width, height, frame, taken) {
  const within = (low, high, value) => Math.min(Math.max(value, low), high);
  const [tip] = arrow;
  const places = [0, -1, 1, -2, 2].flatMap((row) => [1, -1, 0].map((side) => ({
    x: within(frame.box.left + width / 2 + 8, frame.right - width / 2 - 8, tip.x + side * (width / 2 + 14)),
    y: within(frame.box.top + height / 2 + 6, frame.bottom - height / 2 - 6, tip.y + row * (height + 2)),
    width, height,
  })));
  const roomy = ({ x, y }) => ({ x, y, width: width + 24, height: height + 14 });
  return places.find((box) => !arrow.some((point) => covers(roomy(box), point)) && taken.every((other) => apart(box, other))) ?? places[0];
}
