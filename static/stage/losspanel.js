import { element, put, set } from "../kit/dom.js";
import { runningMean, stroke, trace } from "./curves.js";
import { names as endLabels } from "../kit/end_labels.js";
import { ticks } from "../kit/frame.js";
import { HoverCard } from "./hovercard.js";
import { marks, PLACE, span } from "./loss_axis.js";
import { drawMarker, style, tokens } from "../kit/marks.js";

const [PAD, GAP, REACH] = [8, 14, 12]; // px of canvas around the axes, between two names, from hand to curve
const { abs, ceil, floor, max, min, round } = Math;
const clamp = (value, low, high) => min(max(value, low), high);
const label = (text, at) => element("b", { style: at }, text);

/** One number of every run against the step. */
export function lossPanel({ box, canvas, kind, log, distance, above, rows, columns, names }, store) {
  const ctx = canvas.getContext("2d");
  const card = new HoverCard(box);
  // Of each run: its values as the axis counts them, which of them the axis has to show, its path.
  const curves = new WeakMap();
  const named = endLabels(names, GAP);
  let [width, height, actors] = [0, 0, []];
  let race, axis, planned, pressed, pointing, known;

  const px = (step) => (step / race.steps) * width;
  // The logarithm of nothing lies on the lowest line, and no canvas draws a million px away.
  const py = (value) =>
    clamp((axis.high - value) / (axis.high - axis.low), -99, axis.scale === "log" ? 1 : 99) * height;
  const place = ({ values: all, mean }, step) => {
    const values = mean ?? all;
    const at = min(step, values.length - 1);
    const [here, next] = [py(values[floor(at)]), py(values[ceil(at)])];
    return [px(at), here + (at % 1) * (next - here)];
  };
  const cast = (runners) => runners.map((runner) => curves.get(runner)).filter(({ values }) => values.length);

  /** Values, axis and paths of a race. Under a moving hand the axis stays as long as half of it is needed. */
  function plan({ kind: wanted, log: scaled, dark }) {
    const {
      surface: { minima, floor: lowest },
      steps,
      words,
      live,
    } = race;
    const what = wanted === "distance" && !minima.length ? "loss" : wanted;
    const bare = what === "loss" && !minima.length;
    // Where losses have no lowest one, powers of ten count both ways from 0.
    const scale = !scaled ? "linear" : bare ? "symlog" : "log";
    const base = what === "loss" && !bare ? lowest : 0;
    const mode = `${what} ${scale} ${base}`;
    const all = [...race.runners, ...race.ghosts];
    for (const runner of all) {
      if (curves.get(runner)?.mode === mode) continue;
      const raw = (runner[what] ?? new Float64Array()).map((value) => value - base);
      const [values, mean] = [raw, runner.noisy && what !== "lr" && runningMean(raw)].map((each) =>
        each ? each.map(PLACE[scale]) : null,
      );
      // Of a diverged run only the start counts: it leaves through the top.
      const told = (mean || values)
        .subarray(0, runner.status.kind === "diverged" && what !== "lr" ? 1 : Infinity)
        .filter(Number.isFinite);
      curves.set(runner, {
        runner,
        mode,
        values,
        mean,
        least: told.reduce((a, b) => min(a, b), Infinity),
        most: told.reduce((a, b) => max(a, b), -Infinity),
      });
    }
    const lines = cast(all);
    const { low, high } = span(lines, scale, bare ? Infinity : 0, live && axis?.mode === mode ? axis : null);
    const key = [mode, low, high, width, height, steps].join();
    if (axis?.key !== key) {
      axis = { key, mode, scale, low, high, marks: marks(scale, low, high, height) };
      rows.replaceChildren(...axis.marks.map(({ value, text }) => label(text, `top:${py(value)}px`)));
      columns.replaceChildren(
        ...ticks(0, steps, min(steps, 4)).map(({ value, text }) => label(text, `left:${px(value)}px`)),
      );
    }
    for (const line of lines) {
      if (line.key !== key) {
        const path = trace(line.values, steps / width, px, py);
        Object.assign(line, { key, path, bold: line.mean ? trace(line.mean, steps / width, px, py) : path });
      }
      line.look = style(line.runner.slot, dark);
    }
    if (live) return;
    if (minima.length) kind.append(distance);
    else distance.remove();
    put(distance, words.panel_distance);
    kind.value = what;
    set(log, { ariaPressed: String(scale !== "linear") });
    const said = [lines.some(({ mean }) => mean) && "loss_mean", base && "loss_above_floor"].filter(Boolean);
    above.hidden = !said.length;
    put(above, said.map((each) => words[each]).join(", "));
    canvas.ariaLabel = `${kind.selectedOptions[0].text}, ${words.against_step}`;
  }

  /** The curves between two steps: one that trembles faint, with a bold one through it. */
  function draw(lines, from, to, alpha, bold, dash) {
    const room = { from, to, top: -PAD, bottom: height + PAD };
    const noisy = lines.filter(({ mean }) => mean);
    if (alpha === 1) stroke(ctx, noisy, "path", room, 0.25, 1, []);
    stroke(ctx, lines, "bold", room, alpha, bold, dash);
  }

  function point({ type, pointerType, pointerId, clientX, clientY }) {
    if (!axis) return;
    const { left, top } = canvas.getBoundingClientRect();
    const step = clamp(round(((clientX - left - PAD) / width) * race.steps), 0, race.steps);
    const held = box.hasPointerCapture(pointerId);
    const touch = pointerType === "touch";
    // A finger seeks once it moves sideways or lifts: before, it may be about to scroll the page.
    if (type === "click" || (held && (!touch || abs(clientX - pressed) > 5))) store.seek(step, false);
    let [nearest, id] = [REACH, null];
    for (const actor of held || touch || type === "pointerleave" ? [] : actors) {
      const away = abs(place(actor, step)[1] - (clientY - top - PAD));
      if (step <= known && step < actor.runner.rows && away < nearest) [nearest, id] = [away, actor.runner.id];
    }
    if (id || pointing) store.set({ hover: (pointing = id) && { id, step } });
  }

  new ResizeObserver(([{ contentRect }]) => {
    [width, height] = [contentRect.width - 2 * PAD, contentRect.height - 2 * PAD];
    store.set();
  }).observe(canvas);
  kind.onchange = () => store.set({ kind: kind.value });
  log.onclick = () => store.set({ log: axis.scale === "linear" });
  box.onpointermove = box.onpointerleave = box.onclick = point;
  box.onpointerdown = (event) => {
    if (event.button) return;
    pressed = event.clientX;
    box.setPointerCapture(event.pointerId);
    point(event);
  };

  return (next, state, pending) => {
    if (!(width > 0 && height > 0)) return;
    const { step, hidden, hover, dark } = state;
    known = state.hideFuture ? step : next.steps; // the last step that may be seen
    const ratio = devicePixelRatio;
    const wanted = [state.kind, state.log, dark, width, height].join();
    if (race !== next || planned !== wanted) {
      [race, planned] = [next, wanted];
      card.setTheme(dark);
      plan(state);
    }
    const { background, control, line } = tokens(dark);
    set(canvas, { width: floor((width + 2 * PAD) * ratio), height: floor((height + 2 * PAD) * ratio) });
    canvas.toggleAttribute("data-pending", pending);
    ctx.setTransform(ratio, 0, 0, ratio, PAD * ratio, PAD * ratio);
    ctx.clearRect(-PAD, -PAD, width + 2 * PAD, height + 2 * PAD);
    ctx.fillStyle = line;
    for (const { value } of axis.marks) ctx.fillRect(0, round(py(value)) - 0.5, width, 1);
    ctx.fillStyle = control;
    ctx.fillRect(px(step) - 0.5, 0, 1, height);
    actors = cast(race.runners).filter(({ runner }) => !hidden.has(runner.id));
    draw(cast(race.ghosts.filter((one) => !race.runners.includes(one))), 0, px(known), 0.45, 1.25, [1.25, 2.5]);
    draw(actors, px(step), px(known), 0.4, 1.25, []);
    draw(actors, -PAD, px(step), 1, 2);
    for (const actor of actors) {
      const [x, y] = place(actor, step);
      if (step < actor.runner.rows && y > -1) drawMarker(ctx, actor.look, x, y, 5.5, background);
    }
    const told = hover && actors.find(({ runner }) => runner.id === hover.id && hover.step < runner.rows);
    if (told) {
      const [x, y] = place(told, hover.step);
      drawMarker(ctx, { color: told.look.color, marker: "circle", hollow: true }, x, y, 7, background);
      if (pointing)
        card.show(race, told.runner, hover.step, canvas.offsetLeft + PAD + x, canvas.offsetTop + PAD + max(y, 0));
    }
    if (!told || !pointing) card.hide();
    // A diverged run has no end to name.
    const ends = actors
      .filter(({ runner }) => runner.status.kind !== "diverged" && runner.rows > race.steps && known === race.steps)
      .map((actor) => ({ name: actor.runner.name, color: actor.look.color, y: place(actor, race.steps)[1] }))
      .sort((a, b) => a.y - b.y)
      .slice(-floor(height / GAP) - 1);
    named(ends, height);
  };
}
