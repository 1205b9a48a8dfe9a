/** One map: tints below, the still figure over them, the runner's path over that, and the ring of the start on top. */

import { element, put, set } from "../../kit/dom.js";
import { exact, fill, short } from "../../kit/format.js";
import { Frame } from "../../kit/frame.js";
import { drawMarker, LINE, RADIUS, style, swatch, tokens } from "../../kit/marks.js";
import { parts, place, polyline } from "../../stage/polyline.js";
import { paint, shares } from "./colours.js";
import { startRing } from "./start_ring.js";

const [DISC, AHEAD] = [13, 0.4]; // px around a letter, strength of the steps to come
const percent = (share) =>
  share > 0 && share < 0.005 ? "<1" : share < 1 && share > 0.995 ? ">99" : String(Math.round(100 * share));

/** @param {{begin(point, released)}} hooks */
export function map(hooks) {
  const [head, tints, still, moving, bar, note] = ["header", "canvas", "div", "canvas", "div", "p"].map((tag) =>
    element(tag),
  );
  const ring = element("button", { type: "button", class: "ring", role: "slider", "data-testid": "ring" });
  const sheet = element("div", { class: "sheet" }, tints, still, moving, ring);
  const node = element("section", { class: "map" }, head, sheet, bar, note);
  Object.assign(tints, { role: "img" });
  bar.className = "shares";
  bar.ariaHidden = still.ariaHidden = moving.ariaHidden = "true";
  const ctx = moving.getContext("2d");
  let frame, drawn, painted, headed, line, begun, wide;

  /** Lays the map out in a width and at most so much height, and draws what stands still; how wide it then is. */
  function lay(data, view, width, most, dark) {
    const key = [data.surface, width, most, dark, Boolean(window.Plotly?.newPlot)].join();
    if (key === drawn || !window.Plotly?.newPlot) return wide;
    drawn = key;
    const {
      margin: { l, r, t, b },
    } = data.templates.light.layout;
    const [across, up] = [view[1] - view[0], view[3] - view[2]];
    const unit = Math.max(across / (width - l - r), up / (most - t - b));
    const box = { left: l, top: t, width: across / unit, height: up / unit };
    const size = { width: box.width + l + r, height: box.height + t + b };
    frame = Frame.fit(view, box);
    const figure = structuredClone(data.figure);
    Object.assign(figure.layout, { ...size, template: data.templates[dark ? "dark" : "light"] });
    window.Plotly.react(still, figure.data, figure.layout, { staticPlot: true });
    sheet.style = `width: ${size.width}px; height: ${size.height}px`;
    bar.style = `margin-left: ${l}px; width: ${box.width}px`;
    tints.style = `left: ${l}px; top: ${t}px; width: ${box.width}px; height: ${box.height}px`;
    Object.assign(tints, {
      width: Math.round(box.width * devicePixelRatio),
      height: Math.round(box.height * devicePixelRatio),
    });
    Object.assign(moving, { width: size.width * devicePixelRatio, height: size.height * devicePixelRatio });
    line = painted = null;
    return (wide = size.width);
  }

  /** Tints, bar and words of a map; `codes` stay the same object as long as nothing has changed. */
  function tint(data, name, { codes, side }, dark, steps) {
    if (!frame || painted === codes) return;
    painted = codes;
    const palette = data.palettes[dark ? "dark" : "light"];
    paint(tints, codes, side, palette, devicePixelRatio);
    const { words, letters, minima, levels } = data;
    const found = [...shares(codes, data)];
    const [unsettled, lost] = found.slice(letters.length + 1);
    const parts = [
      ...minima.map((_, i) => [letters[i], found[i], palette[levels * i]]),
      ["", found[letters.length], palette[levels * letters.length]],
    ].filter(([, share]) => share > 0);
    const label = ([letter, share]) =>
      fill(letter ? words.share : words.elsewhere_share, { place: letter, percent: percent(share) });
    bar.replaceChildren(
      ...parts.map((part) =>
        element(
          "span",
          { style: `flex: ${part[1]} 0 0; background: ${part[2]}`, "data-help": label(part) },
          element("b", {}, part[0], element("span", {}, part[0] ? label(part).slice(1) : label(part))),
        ),
      ),
    );
    if (unsettled) bar.append(element("span", { style: `flex: ${unsettled} 0 0; background: ${palette.at(-4)}` }));
    if (lost) bar.append(element("span", { class: "hatch", style: `flex: ${lost} 0 0` }));
    const told = [
      unsettled ? fill(words.never, { percent: percent(unsettled), steps }) : "",
      lost ? fill(words.lost, { percent: percent(lost) }) : "",
    ];
    put(note, told.filter(Boolean).join(" · ") || words.every);
    set(tints, { ariaLabel: fill(words.map, { name, shares: [...parts.map(label), note.textContent].join(", ") }) });
  }

  /** The runner of this map, with its learning rate. */
  function title(runner, dark) {
    const rate = Object.entries(runner.values).find(([key]) => key.endsWith("learning_rate"))?.[1];
    const said = [runner.name, runner.slot, rate, dark].join();
    if (headed === said) return;
    headed = said;
    head.replaceChildren(swatch(runner.slot, dark, { line: true }), element("b", { lang: "en" }, runner.name));
    if (rate !== undefined) head.append(element("small", {}, `η = ${exact(Number(Number(rate).toPrecision(4)))}`));
  }

  /** The path up to a step, and faint beyond it, in ink: its own colour might meet its own tint. */
  function trace(runner, start, step, dark, words, minima) {
    if (!frame) return;
    begun = start;
    const { ink, background } = tokens(dark);
    if (line?.path !== runner.path) line = { path: runner.path, ...polyline(runner.path, frame, frame.box) };
    const look = style(runner.slot, dark);
    const { box } = frame;
    ctx.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
    ctx.clearRect(0, 0, moving.width, moving.height);
    ctx.save();
    ctx.beginPath();
    ctx.roundRect(box.left, box.top, box.width, box.height, 6);
    ctx.clip();
    const tip = frame.pixel(place(runner.path, step));
    const next = line.step.findIndex((each) => each > step);
    const until = next < 0 ? line.x.length : next;
    const joined = next > 0 && !line.begins[next];
    const draw = (from, to, color, width, dash, alpha) => {
      ctx.beginPath();
      if (from === until && joined) ctx.moveTo(...tip);
      else if (from) ctx.moveTo(line.x[from - 1], line.y[from - 1]);
      for (let i = from; i < to; i++) ctx[line.begins[i] ? "moveTo" : "lineTo"](line.x[i], line.y[i]);
      if (to === until && joined) ctx.lineTo(...tip);
      ctx.setLineDash(dash);
      Object.assign(ctx, {
        strokeStyle: color,
        lineWidth: width,
        globalAlpha: alpha,
        lineJoin: "round",
        lineCap: look.round || !dash.length ? "round" : "butt",
      });
      ctx.stroke();
    };
    for (const [from, to, strength] of parts(line, runner.status, until, AHEAD)) {
      if (strength === 1) draw(from, to, background, 5, [], 0.85);
      if (strength === 1) draw(from, to, ink, LINE + look.extra, look.dash, 1);
      else draw(from, to, ink, 1.25, [], strength);
    }
    ctx.globalAlpha = 1;
    ctx.globalCompositeOperation = "destination-out"; // the letters stand under this canvas
    for (const minimum of minima) {
      ctx.beginPath();
      ctx.arc(...frame.pixel(minimum), DISC, 0, 7);
      ctx.fill();
    }
    ctx.restore();
    const named = minima.some(
      (minimum) => Math.hypot(...frame.pixel(minimum).map((value, i) => value - tip[i])) < DISC,
    );
    if (frame.contains(...tip) && !named) drawMarker(ctx, { ...look, color: ink }, tip[0], tip[1], RADIUS, background);
    const [x, y] = frame.pixel(start);
    ring.style.translate = `${x}px ${y}px`;
    ring.hidden = !frame.contains(x, y);
    set(ring, {
      ariaLabel: words.ring,
      ariaValueMin: String(frame.x0),
      ariaValueMax: String(frame.x1),
      ariaValueNow: String(start[0]),
      ariaValueText: `x ${short(start[0])}, y ${short(start[1])}`,
    });
  }

  startRing(
    sheet,
    ring,
    () => ({ frame, start: begun }),
    (start, released) => hooks.begin((begun = start), released),
  );
  return { node, lay, tint, title, trace, destroy: () => window.Plotly?.purge(still) };
}
