/** Names beside the paths. Places are found while nothing moves, over whole runs, so that no name moves during play. */
import { fill } from "../kit/format.js";
import { behind, nearest, place } from "./polyline.js";

const TALL = 9; // half the height of a name
const MARGINS = [26, 9]; // px to other paths: wanted, needed
const MOST = 150; // samples of one path
const UNDER = 3; // px: nearer to a path that is drawn later, a path is not seen

const apart = (a, b, margin = 0) =>
  !(Math.abs(a.x - b.x) < a.w + b.w + margin && Math.abs(a.y - b.y) < a.h + b.h + margin);

/** Points at equal distances along a polyline, each with the direction across. */
function along({ x, y, step, begins, covered }) {
  const size = x.map((_, i) => (begins[i] ? 0 : Math.hypot(x[i] - x[i - 1], y[i] - y[i - 1])));
  const spacing = Math.max(8, size.reduce((sum, each) => sum + each, 0) / MOST);
  let rest = spacing / 2;
  return x.flatMap((_, i) => {
    const found = [];
    const between = (list, t) => list[i] - t * (list[i] - list[i - 1]);
    for (; rest <= size[i]; rest += spacing) {
      if (covered?.[i]) continue;
      const t = 1 - rest / size[i];
      const [nx, ny] = [(y[i - 1] - y[i]) / size[i], (x[i] - x[i - 1]) / size[i]];
      found.push({ x: between(x, t), y: between(y, t), step: between(step, t), nx, ny, w: 0, h: 0 });
    }
    rest -= size[i];
    return found;
  });
}

/**
 * A place for every name, or for fewer: one that would overlap something is left out (not `sure`) until its runner is
 * pointed at.
 * Each is an offset from its path at a step, or from where the path leaves: so names go along when paths move.
 */
export function placeLabels(ctx, { race, frame, lines, labels: before }, { left, top, width, height }, shown) {
  const half = (text) => ctx.measureText(text).width / 2;
  const marks = (points, size) =>
    points.map((point) => frame.pixel(point)).map(([x, y]) => ({ x, y, w: size, h: size }));
  const [right, bottom] = [left + width, top + height];
  const ends = shown.map(({ path }) => place(path, race.steps));
  const taken = [...marks(race.surface.minima, 11), ...marks(race.surface.saddles, 8), ...marks([race.start], 13)];
  if (width > 436) taken.push({ x: right - 80, y: bottom - 22, w: 80, h: 22 }); // the scale
  const places = new Map(shown.map(({ id }) => [id, {}]));
  shown.forEach((runner, index) => {
    const { id, name, status } = runner;
    const last = frame.pixel(ends[index]);
    const seen = frame.contains(...last); // overflowed in one step, or where the formula has no value
    const exit = !seen && lines.get(runner).exits.at(-1);
    if (status.kind !== "diverged" || !(exit || seen)) return;
    const [[x, y], [fromX, fromY]] = exit ? [behind(exit, 0), behind(exit, 20)] : [last, last];
    const w = half(fill(race.words[`left_${status.cause}`], { name, step: status.step }));
    const beside = Math.min(
      Math.max(fromX + (fromX < left + width / 2 ? w + 20 : -w - 20), left + w + 6),
      right - w - 6,
    );
    const row = (by) => Math.min(Math.max(fromY + by, top + 15), bottom - 15);
    const spots = [0, -20, 20, -40, 40].map((by) => ({ x: beside, y: row(by), w, h: TALL }));
    const spot = spots.find((each) => taken.every((other) => apart(each, other))) ?? spots[0];
    taken.push(spot);
    places.get(id).farewell = { dx: spot.x - x, dy: spot.y - y, step: status.step };
  });
  taken.push(...marks(ends, 8));
  const paths = shown.map((runner) => along(lines.get(runner)));
  shown.forEach(({ id, name }, index) => {
    const w = half(name) + 2;
    const was = before.get(id)?.label;
    const others = paths.toSpliced(index, 1).flat();
    const later = shown.slice(index + 1).map((runner) => lines.get(runner));
    const seen = paths[index].map(({ x, y }) => later.every((line) => nearest(line, x, y).distance > UNDER));
    const spots = paths[index]
      .flatMap(({ x, y, nx, ny, step }, i, { length }) => {
        const away = Math.abs(nx) * w + Math.abs(ny) * TALL + 4;
        // Best where it was, beside a level stretch, and neither at the border nor where all runs end.
        const score =
          12 * Math.abs(ny) - 20 * Math.abs(i / length - 0.35) - Math.min(20, Math.abs(step - (was?.step ?? step)));
        return [-away, away].map((far) => ({
          x: x + far * nx,
          y: y + far * ny,
          dx: far * nx,
          dy: far * ny,
          w,
          h: TALL,
          step,
          score,
          seen: seen[i],
        }));
      })
      .filter(({ x, y }) => x - w > left && x + w < right && y - TALL > top && y + TALL < bottom)
      .sort((a, b) => b.score - a.score);
    const alone = (margin) => (spot) =>
      spot.seen &&
      others.every((other) => apart(spot, other, margin)) &&
      [...taken, ...paths[index]].every((other) => apart(spot, other));
    const free = MARGINS.map((margin) => spots.find(alone(margin))).find(Boolean);
    if (free) taken.push(free);
    if (spots.length) places.get(id).label = { ...(free ?? spots[0]), sure: Boolean(free) };
  });
  return places;
}
