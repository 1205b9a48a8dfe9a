import { build, element, put, speak } from "./dom.js";
import { decade, ticks } from "./frame.js";
import { HoverCard } from "./hovercard.js";
import { drawMarker, style, tokens } from "./marks.js";

const [PAD, GAP, REACH] = [8, 14, 12]; // px of canvas around the axes, between two names, from hand to curve
const DECADES = 12; // what is lower lies on the lowest line
const { abs, ceil, floor, log10, max, min, round } = Math;
const clamp = (value, low, high) => min(max(value, low), high);
const label = (style, text) => element("b", { style }, text);

function span(values) {
  let [least, most] = [Infinity, -Infinity];
  for (const value of values) {
    if (value < least && value > -Infinity) least = value;
    if (value > most && value < Infinity) most = value;
  }
  return { least, most };
}

/** One number of every run against the step; `new LossPanel(host, { seek, hover, set })`. */
export function LossPanel(host, hooks) {
  const { node, box, canvas, kind, log, distance, above, rows, columns, names } = build("panel");
  const ctx = canvas.getContext("2d");
  const card = new HoverCard(box);
  let race, view, axis, curves, asked, width, height, ratio, pressed, pointing, dark;
  let actors = [];

  const px = (step) => (step / race.steps) * width;
  // The logarithm of nothing lies on the lowest line, and no canvas draws a million px away.
  const py = (value) => clamp((axis.high - value) / (axis.high - axis.low), -99, axis.linear ? 99 : 1) * height;
  const place = ({ values }, step) => {
    const k = min(floor(step), values.length - 1);
    const t = k + 1 < values.length ? step - k : 0;
    return [px(k + t), t ? (1 - t) * py(values[k]) + t * py(values[k + 1]) : py(values[k])];
  };

  /** At most two points per px: the lowest and the highest value there, in their order. */
  function trace(values) {
    const path = new Path2D();
    const bunch = ceil(race.steps / width);
    for (let k = 0; k < values.length; k += bunch) {
      let [least, most] = [k, k];
      for (let i = k + 1; i < min(k + bunch, values.length); i++) {
        if (values[i] < values[least]) least = i;
        if (values[i] > values[most]) most = i;
      }
      path.lineTo(px(min(least, most)), py(values[min(least, most)]));
      if (least !== most) path.lineTo(px(max(least, most)), py(values[max(least, most)]));
    }
    return path;
  }

  function plan(wanted, scaled) {
    const { surface, runners, ghosts = [], steps, words, live } = race;
    const known = surface.minima.length > 0;
    const what = known || wanted !== "distance" ? wanted : "loss";
    const loss = what === "loss";
    const linear = !scaled || (loss && !known);
    // Losses may be negative where the lowest one is: only their height above it has a logarithm.
    const base = loss ? min(surface.floor, linear ? Infinity : 0) : 0;
    const mode = [what, linear, base].join();
    const same = axis?.mode === mode;
    if (!same) curves = new WeakMap();
    let [low, high] = [linear ? base : Infinity, -Infinity];
    for (const runner of [...runners, ...ghosts]) {
      if (!curves.has(runner)) {
        const values = (runner[what] ?? new Float64Array()).map(linear ? Number : (value) => log10(max(value - base, 0)));
        // Of a diverged run only the start counts: it leaves through the top.
        curves.set(runner, { values, ...span(runner.status.kind === "diverged" && what !== "lr" ? values.subarray(0, 1) : values) });
      }
      [low, high] = [min(low, curves.get(runner).least), max(high, curves.get(runner).most)];
    }
    if (low > high) low = high = 0;
    const unit = linear ? 10 ** floor(log10(high - low || 1)) / 2 : 1;
    low = unit * floor(low / unit);
    high = max(unit * ceil(high / unit), low + unit);
    if (!linear) low = max(low, high - DECADES);
    // Under a moving hand the axis stays as long as half of it is needed.
    const [least, most] = same && live ? [min(low, axis.low), max(high, axis.high)] : [low, high];
    if (2 * (high - low) >= most - least) [low, high] = [least, most];
    const key = [mode, low, high, width, height, steps].join();
    if (axis?.key !== key) {
      const lines = clamp(floor(height / 18), 2, 4);
      axis = { key, mode, linear, low, high, marks: ticks(low, high, linear ? lines : min(lines, high - low)) };
      rows.replaceChildren(...axis.marks.map(({ value, text }) => label(`top:${py(value)}px`, linear ? text : decade(value))));
      columns.replaceChildren(...ticks(0, steps, min(steps, 4)).map(({ value, text }) => label(`left:${px(value)}px`, text)));
    }
    if (live) return;
    if (known) kind.append(distance);
    else distance.remove();
    speak(node, words);
    kind.value = what;
    log.disabled = loss && !known;
    log.ariaPressed = !linear;
    above.hidden = linear || !base;
    canvas.ariaLabel = `${kind.selectedOptions[0].text}, ${words.against_step}`;
  }

  function cast(runners) {
    return runners.map((runner) => {
      const curve = curves.get(runner);
      if (curve.key !== axis.key) Object.assign(curve, { key: axis.key, path: trace(curve.values) });
      return { ...curve, runner, look: style(runner.slot, dark) };
    });
  }

  function stroke(lines, from, to, alpha, lineWidth, dash) {
    ctx.save();
    ctx.beginPath();
    ctx.rect(from, -PAD, to - from, height + 2 * PAD);
    ctx.clip();
    for (const { look, path } of lines) {
      const lineCap = look.round ? "round" : "butt";
      Object.assign(ctx, { globalAlpha: view.pending ? alpha / 2 : alpha, strokeStyle: look.color, lineWidth, lineCap, lineJoin: "round" });
      ctx.setLineDash(dash ?? look.dash);
      ctx.stroke(path);
    }
    ctx.restore();
  }

  function draw(next) {
    const { kind: what = "loss", log: scaled = true, step, hidden, hover } = (view = next);
    if (!race || !(width > 0 && height > 0)) return;
    if (ratio !== devicePixelRatio) {
      ratio = devicePixelRatio;
      [canvas.width, canvas.height] = [(width + 2 * PAD) * ratio, (height + 2 * PAD) * ratio];
    }
    if (asked !== what + scaled) plan(what, scaled);
    asked = what + scaled;
    const { background, control, line } = tokens(dark);
    ctx.setTransform(ratio, 0, 0, ratio, PAD * ratio, PAD * ratio);
    ctx.clearRect(-PAD, -PAD, width + 2 * PAD, height + 2 * PAD);
    ctx.fillStyle = line;
    for (const { value } of axis.marks) ctx.fillRect(0, round(py(value)) - 0.5, width, 1);
    ctx.fillStyle = control;
    ctx.fillRect(px(step) - 0.5, 0, 1, height);
    actors = cast(race.runners.filter(({ id }) => !hidden.has(id))).filter(({ values }) => values.length);
    stroke(cast(race.ghosts?.filter((one) => !race.runners.includes(one)) ?? []), 0, width, 0.45, 1.25, [1.25, 2.5]);
    stroke(actors, px(step), width, 0.4, 1.25, []);
    stroke(actors, -PAD, px(step), 1, 2);
    for (const actor of actors) {
      const [x, y] = place(actor, step);
      if (step < actor.runner.rows && y > -1) drawMarker(ctx, actor.look, x, y, 5.5, background);
    }
    const told = hover && actors.find(({ runner: { id, rows } }) => id === hover.id && hover.step < rows);
    if (told) {
      const [x, y] = place(told, hover.step);
      drawMarker(ctx, { color: told.look.color, marker: "circle", hollow: true }, x, y, 7, background);
      if (pointing) card.show(race, told.runner, hover.step, canvas.offsetLeft + PAD + x, canvas.offsetTop + PAD + max(y, 0));
    }
    if (!told || !pointing) card.hide();
    // A diverged run has no end to name.
    const ends = actors.filter(({ runner: { status, rows } }) => status.kind !== "diverged" && rows > race.steps)
      .map((actor) => ({ name: actor.runner.name, color: actor.look.color, y: place(actor, race.steps)[1] }))
      .sort((a, b) => a.y - b.y).slice(-floor(height / GAP) - 1);
    ends.forEach((end, i) => (end.y = max(end.y, i && ends[i - 1].y + GAP)));
    ends.forEach((end, i) => (end.y = min(end.y, height - GAP * (ends.length - 1 - i))));
    // Moved, not made anew: a name that only moves costs no layout.
    while (names.childElementCount > ends.length) names.lastChild.remove();
    while (names.childElementCount < ends.length) names.append(label("", ""));
    ends.forEach(({ name, color, y }, i) => {
      put(names.children[i], name);
      Object.assign(names.children[i].style, { color, translate: `0 ${y}px` });
    });
  }

  function point({ type, pointerType, pointerId, clientX, clientY }) {
    if (!axis) return;
    const { left, top } = canvas.getBoundingClientRect();
    const step = clamp(round(((clientX - left - PAD) / width) * race.steps), 0, race.steps);
    const held = box.hasPointerCapture(pointerId);
    const touch = pointerType === "touch";
    // A finger seeks once it moves sideways or lifts: before, it may be about to scroll the page.
    if (type === "click" || (held && (!touch || abs(clientX - pressed) > 5))) hooks.seek(step);
    let [nearest, id] = [REACH, null];
    for (const actor of held || touch || type === "pointerleave" ? [] : actors) {
      const away = abs(place(actor, step)[1] - (clientY - top - PAD));
      if (step < actor.runner.rows && away < nearest) [nearest, id] = [away, actor.runner.id];
    }
    if (id || pointing) hooks.hover((pointing = id), id && step);
  }

  function resize() {
    ratio = asked = null;
    if (view) draw(view);
  }
  function setTheme(value) {
    card.setTheme((dark = value));
    resize();
  }

  new ResizeObserver(([{ contentRect }]) => {
    [width, height] = [contentRect.width - 2 * PAD, contentRect.height - 2 * PAD];
    requestAnimationFrame(resize);
  }).observe(canvas);
  kind.onchange = () => hooks.set({ kind: kind.value });
  log.onclick = () => hooks.set({ log: axis.linear });
  box.onpointermove = box.onpointerleave = box.onclick = point;
  box.onpointerdown = (event) => {
    if (event.button) return;
    pressed = event.clientX;
    box.setPointerCapture(event.pointerId);
    point(event);
  };
  setTheme(false);
  host.append(node);
  return { setRace: (next) => ([race, asked] = [next, null]), setTheme, draw, resize, destroy: () => node.remove() };
}
