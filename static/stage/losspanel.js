import { arrange, element, put, set } from "./dom.js";
import { decade, ticks } from "./frame.js";
import { HoverCard } from "./hovercard.js";
import { drawMarker, style, tokens } from "./marks.js";

const [PAD, GAP, REACH] = [8, 14, 12]; // px of canvas around the axes, between two names, from hand to curve
const DECADES = 12; // what is lower lies on the lowest line
const { abs, ceil, floor, log10, max, min, round } = Math;
const clamp = (value, low, high) => min(max(value, low), high);
const label = (text, place) => element("b", { style: place }, text);

/** One number of every run against the step. */
export function lossPanel({ box, canvas, kind, log, distance, above, rows, columns, names }, store) {
  const ctx = canvas.getContext("2d");
  const card = new HoverCard(box);
  const curves = new WeakMap();
  const labels = [];
  let [width, height] = [0, 0];
  let race, axis, planned, pressed, pointing, lines, actors;

  const px = (step) => (step / race.steps) * width;
  // The logarithm of nothing lies on the lowest line, and no canvas draws a million px away.
  const py = (value) => clamp((axis.high - value) / (axis.high - axis.low), -99, axis.linear ? 99 : 1) * height;
  const place = ({ values }, step) => {
    const k = min(floor(step), values.length - 1);
    const t = k + 1 < values.length ? step - k : 0;
    return [px(k + t), t ? (1 - t) * py(values[k]) + t * py(values[k + 1]) : py(values[k])];
  };

  /** At most two points per px: the lowest and the highest value there. */
  function trace(values) {
    const path = new Path2D();
    const bunch = ceil(race.steps / width);
    for (let k = 0; k < values.length; k += bunch) {
      const some = values.subarray(k, k + bunch);
      path.lineTo(px(k), py(min(...some)));
      if (bunch > 1) path.lineTo(px(k), py(max(...some)));
    }
    return path;
  }

  /** The numbers of a run as the axis counts them, and what the axis has to show of them. */
  function curve(runner, what, mode, linear, base) {
    const known = curves.get(runner);
    if (known?.mode === mode) return known;
    const values = (runner[what] ?? new Float64Array()).map((value) => (linear ? value : log10(max(value - base, 0))));
    // Of a diverged run only the start counts: it leaves through the top.
    const told = values.subarray(0, runner.status.kind === "diverged" && what !== "lr" ? 1 : values.length).filter(Number.isFinite);
    const found = { mode, runner, values, least: told.reduce((a, b) => min(a, b), Infinity), most: told.reduce((a, b) => max(a, b), -Infinity) };
    curves.set(runner, found);
    return found;
  }

  function plan({ kind: wanted, log: scaled, dark }) {
    const { surface, runners, ghosts, steps, words, live } = race;
    const known = surface.minima.length > 0;
    const what = known || wanted !== "distance" ? wanted : "loss";
    const loss = what === "loss";
    const linear = !scaled || (loss && !known);
    // Losses may be negative where the lowest one is: only their height above it has a logarithm.
    const base = loss ? min(surface.floor, linear ? Infinity : 0) : 0;
    const mode = `${what} ${linear} ${base}`;
    lines = [...runners, ...ghosts].map((runner) => curve(runner, what, mode, linear, base));
    let [low, high] = [min(linear ? base : Infinity, ...lines.map(({ least }) => least)), max(...lines.map(({ most }) => most))];
    if (low > high) low = high = 0;
    const unit = linear ? 10 ** floor(log10(high - low || 1)) / 2 : 1;
    low = unit * floor(low / unit);
    high = max(unit * ceil(high / unit), low + unit);
    if (!linear) low = max(low, high - DECADES);
    // Under a moving hand the axis stays as long as half of it is needed.
    const [least, most] = live && axis?.mode === mode ? [min(low, axis.low), max(high, axis.high)] : [low, high];
    if (2 * (high - low) >= most - least) [low, high] = [least, most];
    const key = [mode, low, high, width, height, steps].join();
    if (axis?.key !== key) {
      const count = clamp(floor(height / 18), 2, 4);
      axis = { key, mode, linear, low, high, marks: ticks(low, high, linear ? count : min(count, high - low)) };
      rows.replaceChildren(...axis.marks.map(({ value, text }) => label(linear ? text : decade(value), `top:${py(value)}px`)));
      columns.replaceChildren(...ticks(0, steps, min(steps, 4)).map(({ value, text }) => label(text, `left:${px(value)}px`)));
    }
    for (const line of lines) {
      if (line.key !== key) Object.assign(line, { key, path: trace(line.values) });
      line.look = style(line.runner.slot, dark);
    }
    card.setTheme(dark);
    if (live) return;
    if (known) kind.append(distance);
    else distance.remove();
    put(distance, words.panel_distance);
    kind.value = what;
    log.disabled = loss && !known;
    log.ariaPressed = !linear;
    above.hidden = linear || !base;
    canvas.ariaLabel = `${kind.selectedOptions[0].text}, ${words.against_step}`;
  }

  function stroke(some, from, to, alpha, lineWidth, dash) {
    ctx.save();
    ctx.beginPath();
    ctx.rect(from, -PAD, to - from, height + 2 * PAD);
    ctx.clip();
    for (const { look, path } of some) {
      const lineCap = look.round ? "round" : "butt";
      Object.assign(ctx, { globalAlpha: alpha, strokeStyle: look.color, lineWidth, lineCap, lineJoin: "round" });
      ctx.setLineDash(dash ?? look.dash);
      ctx.stroke(path);
    }
    ctx.restore();
  }

  function draw(next, state, pending) {
    const { kind: what, log: scaled, step, hidden, hover, dark } = state;
    const ratio = devicePixelRatio;
    if (!(width > 0 && height > 0)) return;
    const wanted = [what, scaled, dark, width, height, ratio].join();
    if (race !== next || planned !== wanted) {
      race = next;
      plan(state);
    }
    if (planned !== (planned = wanted)) set(canvas, { width: floor((width + 2 * PAD) * ratio), height: floor((height + 2 * PAD) * ratio) });
    const { background, control, line } = tokens(dark);
    ctx.setTransform(ratio, 0, 0, ratio, PAD * ratio, PAD * ratio);
    ctx.clearRect(-PAD, -PAD, width + 2 * PAD, height + 2 * PAD);
    ctx.fillStyle = line;
    for (const { value } of axis.marks) ctx.fillRect(0, round(py(value)) - 0.5, width, 1);
    ctx.fillStyle = control;
    ctx.fillRect(px(step) - 0.5, 0, 1, height);
    const count = race.runners.length;
    actors = lines.slice(0, count).filter(({ runner, values }) => !hidden.has(runner.id) && values.length);
    const strength = pending ? 0.5 : 1;
    stroke(lines.slice(count), 0, width, 0.45 * strength, 1.25, [1.25, 2.5]);
    stroke(actors, px(step), width, 0.4 * strength, 1.25, []);
    stroke(actors, -PAD, px(step), strength, 2);
    for (const actor of actors) {
      const [x, y] = place(actor, step);
      if (step < actor.runner.rows && y > -1) drawMarker(ctx, actor.look, x, y, 5.5, background);
    }
    const told = hover && actors.find(({ runner: { id, rows: length } }) => id === hover.id && hover.step < length);
    if (told) {
      const [x, y] = place(told, hover.step);
      drawMarker(ctx, { color: told.look.color, marker: "circle", hollow: true }, x, y, 7, background);
      if (pointing) card.show(race, told.runner, hover.step, canvas.offsetLeft + PAD + x, canvas.offsetTop + PAD + max(y, 0));
    }
    if (!told || !pointing) card.hide();
    // A diverged run has no end to name.
    const ends = actors.filter(({ runner: { status, rows: length } }) => status.kind !== "diverged" && length > race.steps)
      .map((actor) => ({ name: actor.runner.name, color: actor.look.color, y: place(actor, race.steps)[1] }))
      .sort((a, b) => a.y - b.y).slice(-floor(height / GAP) - 1);
    ends.forEach((end, i) => (end.y = max(end.y, i && ends[i - 1].y + GAP)));
    ends.forEach((end, i) => (end.y = min(end.y, height - GAP * (ends.length - 1 - i))));
    // Moved, not made anew: a name that only moves costs no layout.
    arrange(names, ends.map((end, i) => (labels[i] ??= label())));
    ends.forEach(({ name, color, y }, i) => {
      put(labels[i], name);
      Object.assign(labels[i].style, { color, translate: `0 ${y}px` });
    });
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
      if (step < actor.runner.rows && away < nearest) [nearest, id] = [away, actor.runner.id];
    }
    if (id || pointing) store.set({ hover: (pointing = id) && { id, step } });
  }

  new ResizeObserver(([{ contentRect }]) => {
    [width, height] = [contentRect.width - 2 * PAD, contentRect.height - 2 * PAD];
    store.set();
  }).observe(canvas);
  kind.onchange = () => store.set({ kind: kind.value });
  log.onclick = () => store.set({ log: axis.linear });
  box.onpointermove = box.onpointerleave = box.onclick = point;
  box.onpointerdown = (event) => {
    if (event.button) return;
    pressed = event.clientX;
    box.setPointerCapture(event.pointerId);
    point(event);
  };
  return draw;
}
