/** The loss as a landscape in space: painted anew only when it, the eye or its place changes. */
import { build, set } from "../kit/dom.js";
import { fill } from "../kit/format.js";
import { tokens } from "../kit/marks.js";
import { graded, line } from "./contour.js";
import { Ground } from "./relief/ground.js";
import { written } from "./relief/heights.js";
import { Landscape } from "./relief/landscape.js";
import { palette } from "./relief/light.js";
import { Mesh, range } from "./relief/mesh.js";
import { home, turned, View } from "./relief/view.js";
import { drawAxes, roomIn } from "./space_axes.js";

const CELLS = 75; // half of the cells along the longer side
const STEPS = 11; // between the first and the last contour line
const [COARSE, SHARP] = [1, 2]; // pixels to a px, while something moves and at rest
const REST = 160; // ms
const KEYS = { ArrowLeft: [0.1, 0], ArrowRight: [-0.1, 0], ArrowUp: [0, 0.1], ArrowDown: [0, -0.1] };
const NEARER = { "+": 0.8, "=": 0.8, "-": 1.25 };

export class Space {
  /** @type {Ground} what a Frame is to the plane */
  frame;
  /** @type {import("./relief/view.js").Camera} */
  camera;
  /** @type {import("./relief/view.js").Camera} where it stood first */
  calm;
  note = ""; // what one has to know of the heights
  #drawn = {}; // what the picture was made of
  #known = new WeakMap(); // paths on the plane
  #resting = 0;

  /**
   * @param {HTMLElement} host of the canvas for the paths
   * @param {{turned(): void, zoom(factor: number): void}} hooks the eye has moved; a key asks for another window
   */
  constructor(host, { turned: told, zoom }) {
    const { node, canvas } = build("space");
    this.node = host.insertBefore(node, host.querySelector(":scope > canvas"));
    this.canvas = canvas;
    this.ctx = canvas.getContext("2d");
    this.sheet = document.createElement("canvas"); // its pixels before they are scaled
    this.told = told;
    node.onkeydown = (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const [across, up] = KEYS[event.key] ?? [];
      if (across !== undefined) this.turn(across, up);
      else if (NEARER[event.key]) zoom(NEARER[event.key]);
      else return;
      event.preventDefault();
      event.stopPropagation(); // it means something else to the stage
    };
  }

  /** @param {number} across @param {number} up radians */
  turn(across, up) {
    this.camera = turned(this.camera, across, up);
    this.told();
  }

  /**
   * Draws what differs from the last time.
   * @param {any} surface @param {import("../kit/frame.js").Frame} flat the window
   * @param {{low: number, high: number}} levels @param {{dark: boolean, font: string, words: any}} look
   */
  draw(surface, flat, levels, look) {
    this.calm ??= home(flat.box);
    this.camera ??= this.calm;
    const before = this.#drawn;
    const now = { surface, flat, camera: this.camera, ...levels, ...look, ratio: devicePixelRatio };
    if (Object.keys(now).every((key) => now[key] === before[key])) return;
    this.#drawn = now;
    if (surface !== before.surface || flat !== before.flat) this.#raise(surface, flat);
    const view = new View(this.camera, this.mesh.half, roomIn(flat.box), this.calm);
    this.frame = new Ground(flat, new Landscape(this.mesh, view), this.#known);
    this.#paint(COARSE);
    clearTimeout(this.#resting);
    this.#resting = setTimeout(() => this.#paint(SHARP), REST);
  }

  /** The mesh of a window. */
  #raise(surface, flat) {
    const { x0, x1, y0, y1, box } = flat;
    const [x, y] = [line(x0, x1, box.width, box, CELLS), line(y0, y1, box.height, box, CELLS)];
    const heights = graded(surface, x, y);
    this.log = surface.minima.length > 0;
    this.range = range(heights, this.log);
    this.mesh = new Mesh(x, y, heights, this.range);
    this.cut = heights.some((height) => height < this.range.bottom || height > this.range.top);
    this.#known = new WeakMap();
  }

  /** @param {number} fine pixels to a px */
  #paint(fine) {
    const { canvas, ctx, node, sheet, frame, range, log } = this;
    const { low, high, dark, ratio, words, font, surface } = this.#drawn;
    const { land, box } = frame;
    const { left, top, width, height } = box;
    const colors = tokens(dark);
    const shades = (tones) => palette(tones, colors.relief);
    const look = { tones: shades(colors.tones), lines: shades([colors.contour]), wall: shades([colors.relief.wall]) };
    land.paint(box, fine, { ...look, low, size: (high - low) / STEPS, last: STEPS }, this.picture);
    this.picture = land.picture;
    const { width: columns, height: rows, pixels } = land.picture;
    const image = new ImageData(columns, rows);
    new Uint32Array(image.data.buffer).set(pixels);
    Object.assign(sheet, { width: columns, height: rows }).getContext("2d").putImageData(image, 0, 0);

    Object.assign(node.style, { left: `${left}px`, top: `${top}px`, width: `${width}px`, height: `${height}px` });
    Object.assign(canvas, { width: Math.round(width * ratio), height: Math.round(height * ratio) });
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    ctx.imageSmoothingQuality = "high";
    ctx.drawImage(sheet, 0, 0, width, height);
    ctx.translate(-left, -top);
    const names = [...(surface.axes ?? ["x", "y"]), words.column_loss];
    drawAxes(ctx, frame, { range, log, names, font, colors });
    set(node, { ariaLabel: words.space_view });
    const holes = { low: written(range.bottom, log), high: written(range.top, log) };
    this.note = this.cut || log ? fill(words[log ? "space_log" : "space_cut"], holes) : "";
  }

  show(on) {
    this.node.style.visibility = on ? "visible" : "";
  }

  destroy() {
    clearTimeout(this.#resting);
    this.node.remove();
  }
}
