/** One picture of what stands beside the stage, a map or curves, for a slide: as it is drawn on the page. */

import { tokens } from "../kit/marks.js";
import { captionOf, settings, titleOf } from "./caption.js";
import { Letters } from "./letters.js";
import { drawNode, reach } from "./page_boxes.js";
import { imagesIn } from "./page_shapes.js";

const WIDTH = 1280; // px of the file
const EDGE = 24;
const [TITLE, SAID, SMALL] = [28, 21, 15]; // px of a line
const LEAST = 520; // px of the page: what is narrower has room beside it
const [TOLD, WHO, LINK] = [4, 4, 3]; // lines at most
const GAP = 14; // px between two parts at most, whatever the page has between them

/**
 * Parts one below the other as on the page, but without what stands between them: how far each moves up.
 * @param {{top: number, bottom: number}[]} boxes
 */
export function closed(boxes) {
  const shifts = boxes.map(() => 0);
  let [end, up] = [Infinity, 0];
  for (const i of boxes.map((_, i) => i).sort((a, b) => boxes[a].top - boxes[b].top)) {
    up += Math.max(0, boxes[i].top - end - GAP);
    shifts[i] = up;
    end = Math.max(end === Infinity ? -Infinity : end, boxes[i].bottom);
  }
  return shifts;
}

export class PanelPicture {
  /** @type {import("./letters.js").Piece[][]} */
  #told;
  /** @type {import("./letters.js").Piece[][]} */
  #foot;

  /**
   * @param {any} latest of static/stage/live.js
   * @param {import("./panels.js").Panel} panel
   * @param {{transparent?: boolean, scale?: number, words: any}} look
   */
  constructor({ race, state, plot }, panel, { transparent = false, scale = 1, words }) {
    this.race = race;
    this.step = state.step;
    this.words = words;
    this.transparent = transparent;
    this.colors = tokens(state.dark);
    this.letters = new Letters(plot.family);
    this.link = /^https?:/.test(race.share) ? race.share : `?${race.link}`;
    this.shown = race.runners.filter(({ id }) => !state.hidden.has(id));
    this.parts = panel.parts();
    this.said = panel.said();
    this.part = reach(this.parts);
    this.shifts = closed(this.parts.map((node) => node.getBoundingClientRect()));
    this.tall = this.part.height - Math.max(...this.shifts);
    this.room = Math.max(this.part.width, LEAST);
    this.ratio = (WIDTH / (this.room + 2 * EDGE)) * scale;
  }

  /** Prepares what is written around, and the pictures inside. */
  async open() {
    const { letters, colors, race, room, words } = this;
    const lines = (text, weight, color, size, most) =>
      text ? letters.lines([letters.piece(text, weight, color, size)], room, most) : [];
    const who = this.shown.map((runner) => {
      const told = settings(runner, race.terms);
      return told ? `${runner.name}: ${told}` : runner.name;
    });
    this.#told = lines(this.said, 600, colors.ink, 15, TOLD);
    this.#foot = [
      ...lines([captionOf(race, this.shown, words), ...who].join("\u2003"), 400, colors.ink2, 11, WHO),
      ...lines(this.link, 400, colors.ink3, 10.5, LINK),
    ];
    const head = TITLE + this.#told.length * SAID + 10;
    const height = EDGE + head + this.tall + 14 + this.#foot.length * SMALL + EDGE - 8;
    this.sheet = { width: room + 2 * EDGE, height, top: EDGE - 6 + head };
    this.images = await imagesIn(this.parts);
  }

  /** Pixels. */
  get size() {
    const { width, height } = this.sheet;
    return { width: Math.round(width * this.ratio), height: Math.round(height * this.ratio) };
  }

  /** All of it. @param {any} ctx of a canvas, or what is one to us */
  still(ctx) {
    const { sheet, colors, letters, race, part, images } = this;
    const { width, height } = sheet;
    if (!this.transparent) Object.assign(ctx, { fillStyle: colors.background }).fillRect(0, 0, width, height);
    const [title] = letters.lines([letters.piece(titleOf(race), 700, colors.ink, 22)], this.room, 1);
    letters.write(ctx, title, EDGE, EDGE - 6 + TITLE / 2);
    this.#told.forEach((line, i) => letters.write(ctx, line, EDGE, EDGE - 2 + TITLE + (i + 0.5) * SAID));
    const below = sheet.top + this.tall + 14;
    this.#foot.forEach((line, i) => letters.write(ctx, line, EDGE, below + (i + 0.5) * SMALL));
    ctx.save();
    ctx.translate(EDGE + (this.room - part.width) / 2 - part.left, sheet.top - part.top);
    const measure = (font) => letters.set(font);
    const tools = { color: colors.ink, background: colors.background, images, measure };
    this.parts.forEach((node, i) => {
      ctx.save();
      ctx.translate(0, -this.shifts[i]);
      drawNode(ctx, node, tools);
      ctx.restore();
    });
    ctx.restore();
  }

  /** Nothing moves on it. */
  moving() {}
}
