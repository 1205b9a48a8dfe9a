/** A mesh as a block with walls: painted into pixels, and asked afterwards what of it the eye sees. */

import { lit, litWall, SHADES } from "./light.js";
import { blank, filler } from "./raster.js";
import { BOTTOM } from "./view.js";

const MOST = 3e6; // pixels of one picture
const TOUCH = 0.006; // how much nearer, relatively, something must be to hide what lies on the surface
const PROBES = [
  [0, 0],
  [-1.5, 0],
  [1.5, 0],
  [0, -1.5],
  [0, 1.5],
]; // px: at the crest of a hill one sees half of a line

/** Walls: the outward direction of each, and its places in the mesh. @param {import("./mesh.js").Mesh} mesh */
const walls = ({ columns, rows }) => [
  { X: -1, Y: 0, count: rows, at: (/** @type {number} */ i) => i * columns },
  { X: 1, Y: 0, count: rows, at: (/** @type {number} */ i) => i * columns + columns - 1 },
  { X: 0, Y: -1, count: columns, at: (/** @type {number} */ i) => i },
  { X: 0, Y: 1, count: columns, at: (/** @type {number} */ i) => (rows - 1) * columns + i },
];

export class Landscape {
  /** @type {import("./raster.js").Picture | null} */
  picture = null;

  /** @param {import("./mesh.js").Mesh} mesh @param {import("./view.js").View} view */
  constructor(mesh, view) {
    this.mesh = mesh;
    this.view = view;
    this.walls = walls(mesh).filter(({ X, Y }) => view.faces(X * mesh.half[0], Y * mesh.half[1]));
  }

  /**
   * @param {import("../../kit/frame.js").Box} box px, in which it lies
   * @param {number} ratio of its pixels to px
   * @param {{tones: Uint32Array, lines: Uint32Array, wall: Uint32Array, low: number, size: number, last: number}} look
   *   the loss of the first contour line and between two, as it is graded, and how many steps there are
   * @param {import("./raster.js").Picture | null} before whose memory may be used again
   */
  paint(box, ratio, { tones, lines, wall, low, size, last }, before) {
    const { mesh, view } = this;
    const { columns, rows, heights } = mesh;
    const fine = Math.min(ratio, Math.sqrt(MOST / (box.width * box.height)));
    const [width, height] = [Math.round(box.width * fine), Math.round(box.height * fine)];
    const picture = (this.picture = blank(width, height, fine, before));
    const count = heights.length;
    const all = count + 2 * this.walls.reduce((sum, each) => sum + each.count, 0);
    const [x, y, near, step] = Array.from({ length: 4 }, () => new Float32Array(all));
    const light = new Float32Array(all);
    light.set(lit(mesh, view));
    const [scale, shift] = [1 / (mesh.unit * size), (mesh.zero / mesh.unit + low) / size];
    const put = (
      /** @type {number} */ i,
      /** @type {number} */ column,
      /** @type {number} */ row,
      /** @type {number} */ Z,
    ) => {
      const place = view.project(column * mesh.cell - mesh.half[0], row * mesh.down - mesh.half[1], Z);
      x[i] = (place[0] - box.left) * fine;
      y[i] = (place[1] - box.top) * fine;
      near[i] = place[2];
      step[i] = Z * scale - shift;
    };
    for (let row = 0, i = 0; row < rows; row++)
      for (let column = 0; column < columns; column++, i++) put(i, column, row, heights[i]);

    const paint = { tones, lines, last, thin: 0.4 * fine, thick: 0.6 * fine };
    const fill = filler(picture, { x, y, near, step, light }, paint);
    for (let row = 0; row + 1 < rows; row++)
      for (let i = row * columns, end = i + columns - 1; i < end; i++) {
        fill(i, i + 1, i + columns + 1);
        fill(i, i + columns + 1, i + columns);
      }
    let next = count;
    for (const { X, Y, count: length, at } of this.walls) {
      const shade = Math.min(Math.floor(litWall(X, Y, view)), SHADES - 1);
      for (let i = 0; i < length; i++, next += 2) {
        const [column, row] = [at(i) % columns, Math.floor(at(i) / columns)];
        put(next, column, row, heights[at(i)]);
        put(next + 1, column, row, BOTTOM);
        if (!i) continue;
        fill(next - 2, next - 1, next, wall[shade]);
        fill(next - 1, next, next + 1, wall[shade]);
      }
    }
  }

  /**
   * Whether something nearer covers a place that lies on the surface.
   * @param {number} px @param {number} py in the box @param {number} near
   */
  hides(px, py, near) {
    if (!this.picture) return false;
    const { ratio, width, height, near: depths } = this.picture;
    for (const [right, down] of PROBES) {
      const [column, row] = [Math.floor((px + right) * ratio), Math.floor((py + down) * ratio)];
      if (column < 0 || row < 0 || column >= width || row >= height) return false;
      if (!(depths[row * width + column] > near * (1 + TOUCH))) return false;
    }
    return true;
  }

  /**
   * The place of the surface under a pixel; beside it, that of a plane of some height within the border.
   * @param {number} px @param {number} py @param {number} level Z of that plane
   * @returns {[number, number]} X and Y
   */
  under(px, py, level) {
    const { mesh, view } = this;
    const [halfX, halfY] = mesh.half;
    const { from, way } = view.ray(px, py);
    const place = (/** @type {number} */ t) => from.map((each, i) => each + t * way[i]);
    const above = (/** @type {number} */ t) => {
      const [X, Y, Z] = place(t);
      return Z - mesh.at(X, Y);
    };
    // The part of the ray over the ground.
    let [enter, leave] = [0, Infinity];
    for (const [axis, half] of [halfX, halfY].entries()) {
      const [one, other] = [-half, half].map((side) => (side - from[axis]) / way[axis]);
      enter = Math.max(enter, Math.min(one, other));
      leave = Math.min(leave, Math.max(one, other));
    }
    const inside = (/** @type {number[]} */ [X, Y]) =>
      /** @type {[number, number]} */ ([Math.min(Math.max(X, -halfX), halfX), Math.min(Math.max(Y, -halfY), halfY)]);
    if (enter < leave && Number.isFinite(leave)) {
      if (above(enter) <= 0) {
        if (place(enter)[2] >= BOTTOM) return inside(place(enter)); // a wall
      } else {
        const stride = mesh.cell / 2;
        for (let t = enter; t < leave;) {
          const next = Math.min(t + stride, leave);
          if (above(next) <= 0) {
            for (let [over, below] = [t, next], k = 0; ; k++) {
              const middle = (over + below) / 2;
              if (k > 20) return inside(place(middle));
              if (above(middle) > 0) over = middle;
              else below = middle;
            }
          }
          t = next;
        }
      }
    }
    return inside(place(((Number.isFinite(level) ? level : 0) - from[2]) / (way[2] || -1e-9)));
  }
}
