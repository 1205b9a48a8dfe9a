/** The loss over a window as a landscape: its heights, how it looks from a place, its picture with numbers around. */
import { fill } from "../kit/format.js";
import { tokens } from "../kit/marks.js";
import { graded, line } from "./contour.js";
import { Ground } from "./relief/ground.js";
import { written } from "./relief/heights.js";
import { Landscape } from "./relief/landscape.js";
import { palette } from "./relief/light.js";
import { Mesh, range } from "./relief/mesh.js";
import { View } from "./relief/view.js";
import { drawAxes, roomIn } from "./space_axes.js";

const CELLS = 75; // half of the cells along the longer side
const STEPS = 11; // between the first and the last contour line

export class Scenery {
  #sheet = document.createElement("canvas"); // its pixels before they are scaled
  #known = new WeakMap(); // paths on the plane
  #picture = null;

  /**
   * @param {any} surface @param {import("../kit/frame.js").Frame} flat the window
   * @param {Scenery | null} [before] whose memory is used again
   */
  constructor(surface, flat, before = null) {
    if (before) [this.#sheet, this.#picture] = [before.#sheet, before.#picture];
    const { x0, x1, y0, y1, box } = flat;
    const [x, y] = [line(x0, x1, box.width, box, CELLS), line(y0, y1, box.height, box, CELLS)];
    const heights = graded(surface, x, y);
    this.surface = surface;
    this.flat = flat;
    this.log = surface.minima.length > 0;
    this.range = range(heights, this.log);
    this.mesh = new Mesh(x, y, heights, this.range);
    this.cut = heights.some((height) => height < this.range.bottom || height > this.range.top);
  }

  /**
   * What a Frame is to the plane, seen from a place.
   * @param {import("./relief/view.js").Camera} camera
   * @param {import("./relief/view.js").Camera} calm where it stood first
   */
  seen(camera, calm) {
    const view = new View(camera, this.mesh.half, roomIn(this.flat.box), calm);
    return new Ground(this.flat, new Landscape(this.mesh, view), this.#known);
  }

  /**
   * @param {CanvasRenderingContext2D} ctx in px of the plot @param {Ground} frame
   * @param {number} fine pixels to a px
   * @param {{low: number, high: number, dark: boolean, font: string, words: any}} look first and last contour line
   */
  draw(ctx, frame, fine, { low, high, dark, font, words }) {
    const { range, log, surface } = this;
    const { land, box } = frame;
    const colors = tokens(dark);
    const shades = (tones) => palette(tones, colors.relief);
    const look = { tones: shades(colors.tones), lines: shades([colors.contour]), wall: shades([colors.relief.wall]) };
    land.paint(box, fine, { ...look, low, size: (high - low) / STEPS, last: STEPS }, this.#picture);
    this.#picture = land.picture;
    const { width, height, pixels } = land.picture;
    const image = new ImageData(width, height);
    new Uint32Array(image.data.buffer).set(pixels);
    Object.assign(this.#sheet, { width, height }).getContext("2d").putImageData(image, 0, 0);
    ctx.imageSmoothingQuality = "high";
    ctx.drawImage(this.#sheet, box.left, box.top, box.width, box.height);
    const names = [...(surface.axes ?? ["x", "y"]), words.column_loss];
    drawAxes(ctx, frame, { range, log, names, font, colors });
  }

  /** What one has to know of the heights. @param {any} words */
  note(words) {
    const { range, log } = this;
    const holes = { low: written(range.bottom, log), high: written(range.top, log) };
    return this.cut || log ? fill(words[log ? "space_log" : "space_cut"], holes) : "";
  }
}
