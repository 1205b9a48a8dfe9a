/** @typedef {{left: number, top: number, width: number, height: number}} Box in px */
/** @typedef {[number, number]} Pair */

/**
 * The visible window of θ and the box of px that shows it. Both axes have one scale, so a gradient looks
 * perpendicular.
 */
export class Frame {
  /**
   * @param {Box} box
   * @param {{x: number, y: number, unit: number}} window its centre, and how much of θ one px covers
   */
  constructor(box, { x, y, unit }) {
    const [across, up] = [(box.width / 2) * unit, (box.height / 2) * unit];
    this.box = box;
    this.x = x;
    this.y = y;
    this.unit = unit;
    this.x0 = x - across;
    this.x1 = x + across;
    this.y0 = y - up;
    this.y1 = y + up;
  }

  /** The smallest window that shows a whole view. @param {number[]} view x0, x1, y0, y1 @param {Box} box */
  static fit([x0, x1, y0, y1], box) {
    return new Frame(box, {
      x: (x0 + x1) / 2,
      y: (y0 + y1) / 2,
      unit: Math.max((x1 - x0) / box.width, (y1 - y0) / box.height),
    });
  }

  /** @param {number} x */
  px(x) {
    return this.box.left + (x - this.x0) / this.unit;
  }
  /** @param {number} y */
  py(y) {
    return this.box.top + (this.y1 - y) / this.unit;
  }
  /** @param {ArrayLike<number> & Iterable<number>} point @returns {Pair} */
  pixel([x, y]) {
    return [this.px(x), this.py(y)];
  }
  /** @param {number} px @param {number} py @returns {Pair} */
  theta(px, py) {
    return [this.x0 + (px - this.box.left) * this.unit, this.y1 - (py - this.box.top) * this.unit];
  }
  /** @param {number} px @param {number} py */
  contains(px, py) {
    const [x, y] = [px - this.box.left, py - this.box.top];
    return x >= 0 && x <= this.box.width && y >= 0 && y <= this.box.height;
  }

  /**
   * A path as it lies here, if it lies otherwise than straight between its steps.
   * @param {Float64Array} _path @returns {any}
   */
  line(_path) {
    return null;
  }

  /** Which way an arrow key leads, right and up. @param {Pair} arrow */
  along(arrow) {
    return arrow;
  }

  /** Whether something hides a point. @param {ArrayLike<number>} _point */
  hides(_point) {
    return false;
  }

  /** Without the digits that a pixel cannot tell: what a hand chose should read well. @param {number[]} theta */
  round(theta) {
    const digits = Math.ceil(-Math.log10(this.unit / 4));
    return theta.map((value) => Number(value.toFixed(Math.min(Math.max(digits, 0), 15))));
  }

  /**
   * With what is under one pixel under another, and there with another unit.
   * @param {Pair} from @param {Pair} to @param {number} unit
   */
  moved([px, py], [toX, toY], unit = this.unit) {
    const [[x, y], { box }] = [this.theta(px, py), this];
    return new Frame(box, {
      x: x + (box.left + box.width / 2 - toX) * unit,
      y: y - (box.top + box.height / 2 - toY) * unit,
      unit,
    });
  }
}

/**
 * About `count` round numbers in an interval, with their texts.
 * @param {number} low @param {number} high @param {number} count
 */
export function ticks(low, high, count) {
  const rough = (0.8 * (high - low)) / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const stride = power * ([1, 2, 5].find((lead) => lead * power >= rough) ?? 10);
  const digits = Math.min(Math.max(0, -Math.floor(Math.log10(stride) + 1e-9)), 12);
  const first = Math.ceil(low / stride - 1e-9);
  return Array.from({ length: Math.floor(high / stride + 1e-9) - first + 1 }, (_, i) => {
    const value = (first + i) * stride;
    return { value, text: String(Number(value.toFixed(digits))).replace("-", "−") };
  });
}

/** 10⁻³. @param {number} exponent */
export const decade = (exponent) =>
  `10${[...String(exponent)].map((digit) => (digit === "-" ? "⁻" : "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(digit)])).join("")}`;
