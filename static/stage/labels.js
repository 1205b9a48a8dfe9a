/** Names beside the paths. Places are found while nothing moves, over whole runs, so that no name moves during play. */
import { fill } from "./format.js";
import { behind, place } from "./scene.js";

const TALL = 9; // half the height of a name
const MARGINS = [26, 9]; // px to other paths: wanted, needed
const MOST = 150; // samples of one path

const apart = (a, b, margin = 0) => Math.abs(a.x - b.x) >= a.w + b.w + margin || Math.abs(a.y - b.y) >= a.h + b.h + margin;

/** Points at equal distances along a polyline, each with the direction across. */
function along({ x, y, step, begins }) {
  const pieces = x.flatMap((_, i) => (begins[i] ? [] : { i, dx: x[i] - x[i - 1], dy: y[i] - y[i - 1], size: Math.hypot(x[i] - x[i - 1], y[i] - y[i - 1]) }));
  const spacing = Math.max(8, pieces.reduce((sum, { size }) => sum + size, 0) / MOST);
  let rest = 0;
  return pieces.flatMap(({ i, dx, dy, size }) => {
    const found = [];
    for (; rest <= size; rest += spacing) {
      const t = 1 - rest / size;
      found.push({ x: x[i] - t * dx, y: y[i] - t * dy, step: step[i] - t * (step[i] - step[i - 1]), nx: -dy / size, ny: dx / size, w: 0, h: 0 });
    }
    rest -= size;
    return found;
  });
}

/**
 * A place for every name, or for fewer: one that would overlap something is left out (not `sure`) until its runner is pointed at.
 * Each is an offset from its path at a step, or from where the path leaves: so names go along when paths move.
 */
export function placeLabels(ctx, { race, frame, lines, labels: before, font }, box, shown) {
  ctx.font = font;
  const half = (text) => ctx.measureText(text).width / 2;
  const square = (size) => (point) => {
    const [x, y] = frame.pixel(point);
    return { x, y, w: size, h: size };
  };
  const [right, bottom] = [box.left + box.width, box.top + box.height];
  const fit = ({ x, y, w }) => x - w > box.left + 3 && x + w < right - 3 && y - TALL > box.top + 1 && y + TALL < bottom - 1;
  const taken = [...race.surface.minima.map(square(11)), ...race.surface.saddles.map(square(8)), square(13)(race.start)];
  if (box.width > 480) taken.push({ x: right - 80, y: bottom - 22, w: 80, h: 22 }); // the scale
  const places = new Map(shown.map(({ id }) => [id, {}]));
  for (const { id, name, path, status, line } of shown.map((runner) => ({ ...runner, line: lines.get(runner) }))) {
    const last = square(9)(place(path, race.steps));
    const seen = frame.contains(last.x, last.y); // overflowed in one step, or where the formula has no value
    const from = seen ? last : line.exits.at(-1);
    if (status.kind !== "diverged" || !from) continue;
    const arrow = seen ? [last] : [7, 24, 41].map((back) => behind(from, back)).map(([x, y]) => ({ x, y, w: 9, h: 7 }));
    const w = half(fill(race.words.left_diverged, { name, step: status.step }));
    const spots = [0, -1, 1, -2, 2].flatMap((row) => [1, -1, 0].map((side) => ({
      x: Math.min(Math.max(arrow[0].x + side * (w + 14), box.left + w + 8), right - w - 8),
      y: Math.min(Math.max(arrow[0].y + row * 20, box.top + TALL + 6), bottom - TALL - 6), w, h: TALL,
    })));
    const spot = spots.find((each) => [...taken, ...arrow].every((other) => apart(each, other))) ?? spots[0];
    taken.push(spot);
    places.get(id).farewell = { dx: spot.x - from.x, dy: spot.y - from.y, step: status.step };
  }
  taken.push(...shown.map(({ path }) => square(8)(place(path, race.steps))));
  const paths = shown.map((runner) => along(lines.get(runner)));
  shown.forEach(({ id, name }, index) => {
    const w = half(name);
    const was = before.get(id)?.label;
    const others = paths.toSpliced(index, 1).flat();
    const spots = paths[index].flatMap(({ x, y, nx, ny, step }, i, { length }) => {
      const away = Math.abs(nx) * w + Math.abs(ny) * TALL + 5;
      // Best where it was, beside a level stretch, and neither at the border nor where all runs end.
      const score = 12 * Math.abs(ny) - 20 * Math.abs(i / length - 0.35) - Math.min(20, Math.abs(step - (was?.step ?? step)));
      return [-away, away].map((far) => ({ x: x + far * nx, y: y + far * ny, dx: far * nx, dy: far * ny, w: w + 2, h: TALL, step, score }));
    }).filter(fit).sort((a, b) => b.score - a.score);
    const own = (spot) => [...taken, ...paths[index]].every((other) => apart(spot, other));
    const free = MARGINS.map((margin) => spots.find((spot) => others.every((other) => apart(spot, other, margin)) && own(spot))).find(Boolean);
    if (free) taken.push(free);
    if (spots.length) places.get(id).label = { ...(free ?? spots[0]), sure: Boolean(free) };
  });
  return places;
}
