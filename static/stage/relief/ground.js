/** A window of the plane as it lies in space: what a Frame says of the plane, this says of the picture. */

import { Frame } from "../../kit/frame.js";
import { polyline } from "../polyline.js";
import { drape } from "./drape.js";

export class Ground extends Frame {
  /**
   * @param {Frame} flat the window @param {import("./landscape.js").Landscape} land
   * @param {WeakMap<Float64Array, import("../polyline.js").Line>} known paths on the plane, for the next one too
   */
  constructor(flat, land, known) {
    super(flat.box, flat);
    this.flat = flat;
    this.land = land;
    this.known = known;
    this.longer = Math.max(this.x1 - this.x0, this.y1 - this.y0);
  }

  /** @param {ArrayLike<number>} theta */
  #place(theta) {
    const { land, longer } = this;
    const [X, Y] = [(theta[0] - this.x) / longer, (theta[1] - this.y) / longer];
    return land.view.project(X, Y, land.mesh.at(X, Y));
  }

  /** Outside of the window there is no ground. @returns {[number, number]} */
  pixel([x, y]) {
    if (!(x >= this.x0 && x <= this.x1 && y >= this.y0 && y <= this.y1)) return [NaN, NaN];
    const [px, py] = this.#place([x, y]);
    return [px, py];
  }

  /**
   * The place under a pixel; beside the landscape, the nearest one at the height of another place.
   * @param {number} px @param {number} py @param {[number, number]} [beside] @returns {[number, number]}
   */
  theta(px, py, beside = [this.x, this.y]) {
    const { land, longer } = this;
    const level = land.mesh.at((beside[0] - this.x) / longer, (beside[1] - this.y) / longer);
    const [X, Y] = land.under(px, py, level);
    return [this.x + X * longer, this.y + Y * longer];
  }

  /**
   * The axis that leads most nearly where an arrow key points.
   * @param {[number, number]} arrow @returns {[number, number]}
   */
  along([right, up]) {
    const { cosA, sinA } = this.land.view;
    const [x, y] = [-right * sinA - up * cosA, right * cosA - up * sinA];
    return Math.abs(x) > Math.abs(y) ? [Math.sign(x), 0] : [0, Math.sign(y)];
  }

  /** Whether a hill hides a place. */
  hides(theta) {
    const [px, py, near] = this.#place(theta);
    return this.land.hides(px - this.box.left, py - this.box.top, near);
  }

  /** A path as it lies on the ground. @param {Float64Array} path */
  line(path) {
    const { flat, box, land, known } = this;
    const plane = known.get(path) ?? polyline(path, flat, box, 0);
    known.set(path, plane);
    return drape(plane, (x, y) => {
      const [px, py, near] = this.#place(flat.theta(x, y));
      return [px, py, land.hides(px - box.left, py - box.top, near)];
    });
  }
}
