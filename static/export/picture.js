/** One picture of a race for a slide, drawn by the functions that draw the stage. */

import { Frame } from "../kit/frame.js";
import { tokens } from "../kit/marks.js";
import { field } from "../stage/contour.js";
import { placeLabels } from "../stage/labels.js";
import { polyline } from "../stage/polyline.js";
import { home } from "../stage/relief/view.js";
import { cut, paint } from "../stage/scene.js";
import { Scenery } from "../stage/scenery.js";
import { pause } from "./pause.js";
import { captionOf, saidAt, titleOf } from "./caption.js";
import { contours } from "./contours.js";
import { drawField, drawScale } from "./ground.js";
import { layout, RATIO, SIZES } from "./layout.js";
import { drawLegend } from "./legend.js";
import { Letters } from "./letters.js";
import { lastShown } from "./secret.js";

const [TOLD, CAPTION, LINK] = [3, 2, 3]; // lines at most
const SHARP = 360; // cells along the longer side: the edges of tones are crisp on a wall
const LAND = 1.5; // pixels of the landscape to one of the picture: its edges are smooth
const NAMES = /** @type {const} */ ([650, 13]); // weight and px of the names beside the paths

export class Picture {
  #lines = null; // of every runner and ghost: its polyline
  #labels = null;
  contours = [];

  /**
   * @param {any} latest of static/stage/live.js
   * @param {{shape: "wide" | "square", space: boolean, transparent?: boolean, scale?: number, words: any}} look
   */
  constructor({ race, state, plot }, { shape, space, transparent = false, scale = 1, words }) {
    this.race = race;
    this.plot = plot;
    this.shape = shape;
    this.space = space;
    this.transparent = transparent;
    this.words = words;
    this.ratio = RATIO * scale;
    this.dark = state.dark;
    this.colors = tokens(state.dark);
    this.letters = new Letters(plot.family);
    this.step = state.step;
    this.last = lastShown(race, state);
    this.view = { ...state, hidden: new Set(state.hidden), hover: null, inspect: false, start: race.start };
    this.shown = race.runners.filter(({ id }) => !state.hidden.has(id));
    this.link = /^https?:/.test(race.share) ? race.share : `?${race.link}`;
    const { x0, x1, y0, y1 } = plot.frame;
    this.window = plot.zoomed ? [x0, x1, y0, y1] : race.surface.view;
    const { camera, calm } = plot.late.space ?? {};
    this.camera = camera === calm ? null : camera; // where someone has turned it to
  }

  /** Pixels. */
  get size() {
    const { width, height } = SIZES[this.shape];
    return { width: Math.round(width * this.ratio), height: Math.round(height * this.ratio) };
  }

  /** Prepares what stands still. @param {number[]} steps of the sentences for which there is to be room */
  async open(steps = [this.step]) {
    this.#place(steps, "");
    const { race, colors } = this;
    if (this.space) {
      // What has to be said of the heights takes room of its own.
      this.#place(steps, new Scenery(race.surface, this.flat).note(race.words));
      const calm = home(this.flat.box);
      this.scenery = new Scenery(race.surface, this.flat);
      this.ground = this.scenery.seen(this.camera ?? calm, calm);
    }
    await pause();
    this.coarse = field(race.surface, this.flat, colors);
    await pause();
    this.field = field(race.surface, this.flat, colors, { cells: SHARP, levels: this.coarse.levels });
    await pause();
    if (!this.space)
      this.contours = await contours(this.coarse, this.flat, colors, this.plot.isolines.dataset.template);
  }

  /** From θ to px. */
  get frame() {
    return this.ground ?? this.flat;
  }

  /** @param {number[]} steps @param {string} note on the heights */
  #place(steps, note) {
    const { shape, shown, race, colors, letters } = this;
    const { width } = layout(shape, { verdict: 1, runners: 0, caption: 1 }).title;
    const verdict = Math.max(...steps.map((step) => letters.lines(this.#said(step), width, TOLD).length));
    const told = [captionOf(race, shown, this.words), note].filter(Boolean).join(" · ");
    this.captions = [
      ...letters.lines([letters.piece(told, 400, colors.ink2, 11)], width, CAPTION),
      ...letters.lines([letters.piece(this.link, 400, colors.ink3, 10.5)], width, LINK),
    ];
    this.sheet = layout(shape, { verdict, runners: shown.length, caption: this.captions.length });
    this.flat = Frame.fit(this.window, this.sheet.plot);
  }

  /** All that stands still. @param {any} ctx of a canvas, or what is one to us */
  still(ctx) {
    const { sheet, colors, flat, field, race, scenery, ground, letters, contours } = this;
    const { width, height, title, caption } = sheet;
    const { family } = letters;
    if (!this.transparent) Object.assign(ctx, { fillStyle: colors.background }).fillRect(0, 0, width, height);
    const [heading] = letters.lines([letters.piece(titleOf(race), 700, colors.ink, 22)], title.width, 1);
    letters.write(ctx, heading, title.left, title.top + title.height / 2);
    const look = { ...this.coarse.levels, dark: this.dark, font: family, words: race.words };
    if (scenery && ground) scenery.draw(ctx, ground, LAND * this.ratio, look);
    else drawField(ctx, { field, flat, colors, family, axes: race.surface.axes, contours, blank: race.words.blank });
    drawScale(ctx, { field, flat, colors, family, surface: race.surface, name: race.words.column_loss });
    drawLegend(ctx, this);
    this.#rows(ctx, this.captions, caption);
  }

  /** All that moves. @param {any} ctx @param {number} step @param {number} told the step of what is said */
  moving(ctx, step, told = step) {
    const { sheet, race, frame, dark, colors, letters, flat, shown } = this;
    this.#rows(ctx, letters.lines(this.#said(told), sheet.verdict.width, TOLD), sheet.verdict);
    const all = [...race.runners, ...(race.ghosts ?? [])];
    this.#lines ??= new Map(
      all.map((runner) => [runner, frame.line(runner.path) ?? polyline(runner.path, frame, frame.box)]),
    );
    const scene = { race, frame, lines: this.#lines, labels: new Map(), colors, dark, focused: false };
    const font = letters.font(...NAMES);
    scene.labels = this.#labels ??= placeLabels(letters.set(font), scene, flat.box, shown);
    cut(ctx, flat.box, () => paint(Object.assign(ctx, { font }), scene, { ...this.view, step }));
  }

  #said(step) {
    return saidAt(this.race, { ...this.view, step }, this.colors.ink, this.letters);
  }

  #rows(ctx, lines, { left, top, row }) {
    lines.forEach((line, i) => this.letters.write(ctx, line, left, top + (i + 0.5) * row));
  }
}
