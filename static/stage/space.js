/** The loss as a landscape in space: painted anew only when it, the eye or its place changes. */
import { build, set } from "../kit/dom.js";
import { home, turned } from "./relief/view.js";
import { Scenery } from "./scenery.js";

const [COARSE, SHARP] = [1, 2]; // pixels to a px, while something moves and at rest
const REST = 160; // ms
const KEYS = { ArrowLeft: [0.1, 0], ArrowRight: [-0.1, 0], ArrowUp: [0, 0.1], ArrowDown: [0, -0.1] };
const NEARER = { "+": 0.8, "=": 0.8, "-": 1.25 };

export class Space {
  /** @type {import("./relief/ground.js").Ground} what a Frame is to the plane */
  frame;
  /** @type {import("./relief/view.js").Camera} */
  camera;
  /** @type {import("./relief/view.js").Camera} where it stood first */
  calm;
  /** @type {Scenery | null} */
  scenery = null;
  note = ""; // what one has to know of the heights
  #drawn = /** @type {any} */ ({}); // what the picture was made of
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
    if (surface !== before.surface || flat !== before.flat) this.scenery = new Scenery(surface, flat, this.scenery);
    this.frame = this.scenery.seen(this.camera, this.calm);
    this.#paint(COARSE);
    clearTimeout(this.#resting);
    this.#resting = setTimeout(() => this.#paint(SHARP), REST);
  }

  /** @param {number} fine pixels to a px */
  #paint(fine) {
    const { canvas, ctx, node, scenery, frame } = this;
    const { ratio, words } = this.#drawn;
    const { left, top, width, height } = frame.box;
    Object.assign(node.style, { left: `${left}px`, top: `${top}px`, width: `${width}px`, height: `${height}px` });
    Object.assign(canvas, { width: Math.round(width * ratio), height: Math.round(height * ratio) });
    ctx.setTransform(ratio, 0, 0, ratio, -left * ratio, -top * ratio);
    scenery.draw(ctx, frame, fine, this.#drawn);
    set(node, { ariaLabel: words.space_view });
    this.picture = frame.land.picture;
    this.note = scenery.note(words);
  }

  show(on) {
    this.node.style.visibility = on ? "visible" : "";
  }

  destroy() {
    clearTimeout(this.#resting);
    this.node.remove();
  }
}
