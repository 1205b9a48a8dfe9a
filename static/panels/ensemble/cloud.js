/** All runs of an ensemble on the loss: their paths faint, and where each of them is now. */

import { drawStill } from "../../stage/contour.js";
import { build, element, put, set } from "../../kit/dom.js";
import { fill } from "../../kit/format.js";
import { Frame } from "../../kit/frame.js";
import { drawMarker, style, tokens } from "../../kit/marks.js";
import { upTo } from "./rows.js";

const GONE = 65535; // as figures/cloud.py writes it
const INK = 6; // paths whose ink together is as dark as one
const DOT = 3.2; // px

export class Cloud {
  /**
   * @type {Map<string, {path: Float32Array, rows: number, count: number}>} by runner: x and y of every kept row, run
   * by run
   */
  runs;
  /** @type {unknown[]} what the still picture depends on */
  ground;
  /** @type {Map<string, HTMLCanvasElement>} by look */
  sprites = new Map();
  /** @type {Frame} */
  frame;

  constructor() {
    const { tones, isolines, axes, bar } = build("plot");
    this.still = { tones, isolines, axes, bar };
    this.canvas = element("canvas");
    this.title = element("h3");
    this.note = element("small", { "aria-hidden": "true" });
    this.field = element(
      "div",
      { class: "field" },
      element("div", { class: "ground", "aria-hidden": "true" }, tones, isolines),
      axes,
      this.canvas,
    );
    this.node = element("section", { class: "cloud" }, element("header", {}, this.title, this.note), this.field);
    this.faint = document.createElement("canvas");
  }

  /** New runs. */
  show(data) {
    const [x0, x1, y0, y1] = data.reach;
    this.runs = new Map(
      data.runners.map((runner) => {
        const path = Float32Array.from(runner.paths, (value, i) =>
          value === GONE ? NaN : i % 2 ? y0 + ((y1 - y0) * value) / (GONE - 1) : x0 + ((x1 - x0) * value) / (GONE - 1),
        );
        return [runner.id, { path, rows: runner.places.length, count: path.length / 2 / runner.places.length }];
      }),
    );
    this.drawn = null;
  }

  draw({ width, height }, { race, shown, data, step, dark }) {
    const { surface } = race;
    const [ratio, colors] = [devicePixelRatio, tokens(dark)];
    const ground = [
      JSON.stringify(surface.view),
      surface.program,
      width,
      height,
      dark,
      Boolean(window.Plotly?.newPlot),
    ];
    // During a drag the runs are those of before, and so is the surface they ran on.
    if (ground.some((value, i) => value !== this.ground?.[i]) && !(race.live && this.ground)) {
      this.ground = ground;
      this.frame = Frame.fit(surface.view, { left: 0, top: 0, width, height });
      Object.assign(this.still, { race, colors, frame: this.frame });
      drawStill(this.still, false);
      this.drawn = null;
    }
    const paths = [ratio, ...shown.map(({ id }) => id)].join();
    if (this.drawn !== paths) this.trace(shown, dark, ratio);
    this.drawn = paths;

    const ctx = this.canvas.getContext("2d");
    set(this.canvas, { width: this.faint.width, height: this.faint.height });
    ctx.setTransform(1, 0, 0, 1, 0, 0);
    ctx.clearRect(0, 0, this.canvas.width, this.canvas.height);
    ctx.drawImage(this.faint, 0, 0);
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    for (const [x, y] of surface.minima)
      drawMarker(
        ctx,
        { color: colors.ink, marker: "star", hollow: false },
        ...this.frame.pixel([x, y]),
        9,
        colors.background,
      );
    shown.forEach((runner) => {
      const { path, rows, count } = this.runs.get(runner.id);
      const row = upTo(runner.places, step);
      const dot = this.sprite(style(runner.slot, dark), colors.background, ratio);
      for (let i = 0; i < count; i++) {
        const [x, y] = this.frame.pixel([path[2 * (i * rows + row)], path[2 * (i * rows + row) + 1]]);
        if (this.frame.contains(x, y)) ctx.drawImage(dot, x - 8, y - 8, 16, 16);
      }
    });
    const [first] = shown;
    put(this.note, first ? fill(data.words.paths_at, { step: first.places[upTo(first.places, step)] }) : "");
    set(this.canvas, { role: "img", ariaLabel: `${this.title.textContent}, ${this.note.textContent}` });
  }

  /** All paths at once, on a sheet of their own: they only change with the runs. */
  trace(shown, dark, ratio) {
    const { frame, faint } = this;
    Object.assign(faint, { width: Math.round(frame.box.width * ratio), height: Math.round(frame.box.height * ratio) });
    const ctx = faint.getContext("2d");
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    for (const { id, slot } of shown) {
      const { path, rows, count } = this.runs.get(id);
      Object.assign(ctx, {
        strokeStyle: style(slot, dark).color,
        lineWidth: 1,
        lineJoin: "round",
        globalAlpha: Math.min(Math.max(INK / count / shown.length, 0.04), 0.8),
      });
      for (let i = 0; i < count; i++) {
        ctx.beginPath();
        for (let row = i * rows; row < (i + 1) * rows; row++)
          if (!Number.isNaN(path[2 * row])) ctx.lineTo(...frame.pixel([path[2 * row], path[2 * row + 1]]));
        ctx.stroke();
      }
    }
  }

  /** A runner's marker as a picture of 16 px: hundreds of them are drawn in a frame. */
  sprite(look, halo, ratio) {
    const key = [look.color, look.marker, look.hollow, ratio].join();
    if (!this.sprites.has(key)) {
      const canvas = Object.assign(document.createElement("canvas"), { width: 16 * ratio, height: 16 * ratio });
      const ctx = canvas.getContext("2d");
      ctx.scale(ratio, ratio);
      drawMarker(ctx, look, 8, 8, DOT, `${halo}B0`);
      this.sprites.set(key, canvas);
    }
    return this.sprites.get(key);
  }

  destroy() {
    window.Plotly?.purge?.(this.still.isolines);
  }
}
