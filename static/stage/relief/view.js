/**
 * How a landscape in space is seen: two angles, a mild perspective, and the size with which it fills its box.
 *
 * Space is measured in the longer side of the ground, whose middle is the origin: X along x, Y along y, Z up the loss.
 */

/** @typedef {{angle: number, rise: number}} Camera radians: where on the horizon the eye stands, how far above it */
/** @typedef {import("../../kit/frame.js").Box} Box */

export const TALL = 0.42; // from the lowest to the highest place
export const BASE = 0.03; // of the block below the lowest place
const AWAY = 2.8; // of the eye from the middle
const RISES = [0.2, 1.45]; // lower, hills hide nearly all; higher, there are none
const BOTTOM = -TALL / 2 - BASE;
const { cos, max, min, PI, sin } = Math;

/** @param {Camera} camera @param {number} across @param {number} up radians @returns {Camera} */
export const turned = ({ angle, rise }, across, up) => ({
  angle: angle + across,
  rise: min(max(rise + up, RISES[0]), RISES[1]),
});

/**
 * Where one stands first: before a corner, and the wider the box, the lower and the more before the longer side.
 * @param {Box} box @returns {Camera}
 */
export function home({ width, height }) {
  const shape = min(1.05, height / width);
  return turned({ angle: -PI / 2 - 0.63 * min(1, shape), rise: 0 }, 0, 0.93 * shape ** 0.5);
}

/**
 * Extent of a block seen from a camera at scale 1, as left, right, top, bottom.
 * @param {Camera} camera @param {[number, number]} half sides of its ground, halved
 */
function extent({ angle, rise }, [halfX, halfY]) {
  const found = [Infinity, -Infinity, Infinity, -Infinity];
  for (const X of [-halfX, halfX])
    for (const Y of [-halfY, halfY])
      for (const Z of [BOTTOM, TALL / 2]) {
        const near = X * cos(angle) + Y * sin(angle);
        const away = AWAY - near * cos(rise) - Z * sin(rise);
        const [across, down] = [(Y * cos(angle) - X * sin(angle)) / away, (near * sin(rise) - Z * cos(rise)) / away];
        found[0] = min(found[0], across);
        found[1] = max(found[1], across);
        found[2] = min(found[2], down);
        found[3] = max(found[3], down);
      }
  return found;
}

export class View {
  /**
   * @param {Camera} camera @param {[number, number]} half sides of the ground, halved
   * @param {Box} room px that the landscape may fill
   * @param {Camera} calm the camera whose size is kept wherever the landscape fits with it: turning does not pump
   */
  constructor(camera, half, room, calm) {
    const [cosA, sinA, cosE, sinE] = [camera.angle, camera.angle, camera.rise, camera.rise].map((each, i) =>
      i % 2 ? sin(each) : cos(each),
    );
    Object.assign(this, { cosA, sinA, cosE, sinE });
    const [left, right, top, bottom] = extent(camera, half);
    const fit = (/** @type {number[]} */ [l, r, t, b]) => min(room.width / (r - l), room.height / (b - t));
    this.camera = camera;
    this.half = half;
    this.scale = min(fit([left, right, top, bottom]), fit(extent({ ...calm, rise: camera.rise }, half)));
    this.midX = room.left + room.width / 2 - (this.scale * (left + right)) / 2;
    this.midY = room.top + room.height / 2 - (this.scale * (top + bottom)) / 2;
  }

  cosA = 1;
  sinA = 0;
  cosE = 1;
  sinE = 0;

  /**
   * Px of a place, and how near it is to the eye, as the inverse of its distance, which is linear in px.
   * @param {number} X @param {number} Y @param {number} Z
   * @returns {[number, number, number]}
   */
  project(X, Y, Z) {
    const near = X * this.cosA + Y * this.sinA;
    const close = 1 / (AWAY - near * this.cosE - Z * this.sinE);
    const scale = this.scale * close;
    return [
      this.midX + scale * (Y * this.cosA - X * this.sinA),
      this.midY + scale * (near * this.sinE - Z * this.cosE),
      close,
    ];
  }

  /**
   * The ray through a pixel: it begins at the eye, and one length of its direction is one unit of distance.
   * @param {number} px @param {number} py @returns {{from: number[], way: number[]}}
   */
  ray(px, py) {
    const [u, v] = [(px - this.midX) / this.scale, (this.midY - py) / this.scale];
    const { cosA, sinA, cosE, sinE } = this;
    const back = [cosE * cosA, cosE * sinA, sinE];
    const right = [-sinA, cosA, 0];
    const up = [-sinE * cosA, -sinE * sinA, cosE];
    return {
      from: back.map((each) => AWAY * each),
      way: back.map((each, i) => u * right[i] + v * up[i] - each),
    };
  }

  /** Whether a wall of the block faces the eye. @param {number} X @param {number} Y of its middle */
  faces(X, Y) {
    const eye = AWAY * this.cosE;
    return X * (eye * this.cosA - X) + Y * (eye * this.sinA - Y) > 0;
  }
}

export { BOTTOM };
