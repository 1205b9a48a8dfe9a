/** A scene in a small picture, by the stage's own code: tones of its surface, paths, marks and start. */

import { compile } from "../../core/program.js";
import { Frame } from "../../kit/frame.js";
import { tokens } from "../../kit/marks.js";
import { tint } from "../../stage/contour.js";
import { polyline } from "../../stage/polyline.js";
import { inside, paint } from "../../stage/scene.js";

const SMALL = 0.5; // of the size in which the stage draws lines and marks
const WHOLE = 65535; // as stage/scene_sheet.py counts: from one width before the view to one behind it
const END = 1e9; // a step after all

/** What Python says of a picture, ready to be drawn. @returns {any} */
export function pictureOf({ surface, start, slots, paths }) {
  const [x0, x1, y0, y1] = surface.view;
  const [wide, high] = [x1 - x0, y1 - y0];
  const runners = slots.map((slot, i) => {
    const path = Float64Array.from(paths[i], (count, k) =>
      k % 2 ? y0 + high * ((3 * count) / WHOLE - 1) : x0 + wide * ((3 * count) / WHOLE - 1),
    );
    return { id: i, slot, name: "", path, rows: path.length / 2, status: { kind: "" } };
  });
  return { surface: { ...surface, program: compile(surface.program) }, start, runners };
}

/** @param {HTMLCanvasElement} canvas of a size @param {any} picture @param {boolean} dark */
export function draw(canvas, { surface, start, runners }, dark) {
  const { clientWidth: width, clientHeight: height } = canvas;
  const ratio = Math.min(devicePixelRatio, 2);
  const worn = [width, height, ratio, dark].join();
  if (!width || canvas.dataset.worn === worn) return;
  canvas.dataset.worn = worn;
  Object.assign(canvas, { width: width * ratio, height: height * ratio });
  const box = { left: 0, top: 0, width: width / SMALL, height: height / SMALL };
  const frame = Frame.fit(surface.view, box);
  const colors = tokens(dark);
  const spread = (count, from, to) =>
    Float64Array.from({ length: count }, (_, i) => from + ((to - from) * i) / (count - 1));
  const { image } = tint(surface, spread(width, frame.x0, frame.x1), spread(height, frame.y1, frame.y0), colors);
  outline(image, colors.contour);
  const tones = new OffscreenCanvas(width, height);
  tones.getContext("2d")?.putImageData(image, 0, 0);
  const lines = new Map(runners.map((runner) => [runner, { ...polyline(runner.path, frame, box), visible: Infinity }]));
  const ctx = canvas.getContext("2d");
  if (!ctx) return;
  inside(ctx, ratio * SMALL, box, () => {
    ctx.drawImage(tones, 0, 0, box.width, box.height);
    const race = { runners, surface, words: {}, ghosts: [] };
    const view = { race, frame, lines, labels: new Map(), colors, dark, focused: false };
    paint(ctx, view, {
      step: END,
      start,
      hidden: new Set(),
      selected: null,
      hover: null,
      pending: false,
      inspect: false,
      hideFuture: false,
    });
  });
}

/** Lines where one tone ends and the next begins. */
function outline({ data: { buffer }, width }, color) {
  const pixels = new Uint32Array(buffer);
  const line = parseInt(color.replace(/#(..)(..)(..)/, "FF$3$2$1"), 16);
  const tones = pixels.slice();
  for (let i = width; i < tones.length; i++)
    if (tones[i] && ((i % width && tones[i] !== tones[i - 1]) || tones[i] !== tones[i - width])) pixels[i] = line;
}
