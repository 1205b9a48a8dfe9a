/** The visible window of θ and the rectangle that shows it. Both axes have one scale, so a gradient looks perpendicular. */
export class Frame {
  /**
   * @param {{left: number, top: number, width: number, height: number}} box in CSS px of the host
   * @param {{x: number, y: number, unit: number}} window its centre, and how much of θ one px covers
   */
  constructor(box, window) {
    this.box = box;
    this.window = window;
    this.right = box.left + box.width;
    this.bottom = box.top + box.height;
    this.x0 = window.x - (box.width / 2) * window.unit;
    this.x1 = window.x + (box.width / 2) * window.unit;
    this.y0 = window.y - (box.height / 2) * window.unit;
    this.y1 = window.y + (box.height / 2) * window.unit;
  }

  /** The smallest window that shows a whole view. @param {number[]} view x0, x1, y0, y1 */
  static fit([x0, x1, y0, y1], box) {
    const unit = Math.max((x1 - x0) / box.width, (y1 - y0) / box.height);
    return new Frame(box, { x: (x0 + x1) / 2, y: (y0 + y1) / 2, unit });
  }

  px(x) { return this.box.left + (x - this.x0) / this.window.unit; }
  py(y) { return this.box.top + (this.y1 - y) / this.window.unit; }
  pixel([x, y]) { return [this.px(x), this.py(y)]; }
  theta(px, py) {
    return [this.x0 + (px - this.box.left) * this.window.unit, this.y1 - (py - this.box.top) * this.window.unit];
  }

  /** Without the digits that a pixel cannot tell: what a hand chose should read well. @param {number[]} theta */
  round(theta) {
    const digits = Math.min(Math.max(Math.ceil(-Math.log10(this.window.unit / 4)), 0), 15);
    return theta.map((value) => Number(value.toFixed(digits)));
  }

  contains(px, py) {
    return px >= this.box.left && px <= this.right && py >= this.box.top && py <= this.bottom;
  }

  /** The window moved so that what was under one pixel is under another. */
  moved(dx, dy) {
    const { x, y, unit } = this.window;
    return { x: x - dx * unit, y: y + dy * unit, unit };
  }

  /** The window scaled about a pixel, which keeps its place. */
  scaled(factor, px, py) {
    const { x, y, unit } = this.window;
    const [fx, fy] = this.theta(px, py);
    return { x: fx + (x - fx) * factor, y: fy + (y - fy) * factor, unit: unit * factor };
  }
}

/** Round numbers in an interval, about `count` of them. @param {number} low @param {number} high @param {number} count */
export function ticks(low, high, count) {
  const rough = (high - low) / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const stride = [1, 2, 5, 10].map((lead) => lead * power).find((step) => step >= rough * 0.8);
  const digits = Math.max(0, -Math.floor(Math.log10(stride) + 1e-9));
  const values = [];
  for (let k = Math.ceil(low / stride - 1e-9); k * stride <= high + stride * 1e-9; k++) {
    values.push({ value: k * stride, text: String(Number((k * stride).toFixed(Math.min(digits, 12)))).replace("-", "−") });
  }
  return values;
}

/** 10⁻³. @param {number} exponent */
export const decade = (exponent) =>
  `10${[...String(exponent)].map((digit) => (digit === "-" ? "⁻" : "⁰¹²³⁴⁵⁶⁷⁸⁹"[digit])).join("")}`;
