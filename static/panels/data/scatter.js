/**
 * The picture of the data: rows, lines, residuals. Drawn as SVG, so that every mark can be pointed at and stands
 * sharp.
 */

import { element, put, set } from "../../kit/dom.js";
import { ticks } from "../../kit/frame.js";
import { LINE, style, tokens } from "../../kit/marks.js";
import { names } from "../../kit/end_labels.js";
import { handle, place } from "./drag_row.js";
import { rowCard } from "./row_card.js";
import { fit, paint, svg } from "../svg.js";

const CROWD = 60; // rows beyond which their dots are smaller

export class Scatter {
  key = ""; // what the axes were laid out for
  width = 0;
  height = 0;
  left = 0; // hours at the left end
  right = 0; // and at the right
  low = 0; // points of score at the bottom
  high = 0; // and at the top
  /** @type {any} what the page says of its regression */
  data;
  /** @type {any} what was drawn last */
  scene;

  constructor() {
    const group = (name) => svg("g", { class: name });
    const marks = {
      residuals: group("residuals"),
      trail: group("trail"),
      reference: group("reference"),
      lines: group("lines"),
      dots: group("dots"),
    };
    this.marks = marks;
    this.gridlines = group("gridlines");
    this.handle = handle();
    this.hint = svg("text", { "text-anchor": "end", class: "hint" });
    this.inner = svg("svg", { class: "inner" }, ...Object.values(marks));
    this.surface = svg("svg", { role: "group" }, this.gridlines, this.inner, this.hint);
    this.card = rowCard(this);
    const side = (name) => element("div", { class: name, "aria-hidden": "true" });
    this.rows = side("rows");
    this.columns = side("columns");
    this.ends = side("names");
    this.across = element("small", { class: "across", "aria-hidden": "true" });
    this.up = element("small", { class: "up", "aria-hidden": "true" });
    this.field = element("div", { class: "field" }, this.surface, this.handle, this.card.node);
    this.node = element(
      "div",
      { class: "scatter" },
      this.up,
      this.rows,
      this.field,
      this.ends,
      this.columns,
      this.across,
    );
    this.label = names(this.ends);
    this.field.onpointermove = this.field.onpointerdown = (event) => this.card.point(event);
    this.field.onpointerleave = () => this.card.point(null);
  }

  /** Words and axes of these data. */
  show(data) {
    const { words, lang } = data;
    this.data = data;
    this.node.lang = lang;
    put(this.across, words.hours);
    put(this.up, words.score);
    set(this.surface, { ariaLabel: words.plot });
    set(this.handle, {
      ariaLabel: words.handle,
      "data-help": words.handle_help,
      ariaValueMin: "0",
      ariaValueMax: String(data.highest),
    });
  }

  /** Size, axes and scale. */
  resize(data, width, height) {
    const key = [width, height, ...data.across, ...data.up].join();
    if (this.key === key) return;
    this.key = key;
    [this.width, this.height] = [width, height];
    [this.left, this.right] = data.across;
    [this.low, this.high] = data.up;
    paint(this.inner, { width, height });
    const across = ticks(this.left, this.right, 5);
    const up = ticks(this.low, this.high, 5);
    this.columns.replaceChildren(
      ...across.map(({ value, text }) => element("span", { style: `left:${this.px(value)}px` }, text)),
    );
    this.rows.replaceChildren(
      ...up.map(({ value, text }) => element("span", { style: `top:${this.py(value)}px` }, text)),
    );
    fit(this.gridlines, up.length, () => svg("path")).forEach((line, i) =>
      paint(line, { d: `M0 ${Math.round(this.py(up[i].value)) + 0.5}H${width}` }),
    );
  }

  px(hours) {
    return ((hours - this.left) / (this.right - this.left)) * this.width;
  }
  py(score) {
    return ((this.high - score) / (this.high - this.low)) * this.height;
  }

  /** From a score to px of the viewport, and back. */
  top(score) {
    return this.field.getBoundingClientRect().top + this.py(score);
  }
  value(y) {
    return this.high - ((y - this.field.getBoundingClientRect().top) / this.height) * (this.high - this.low);
  }

  draw(data, scene) {
    const { hours, words, error } = data;
    const { scores, best, lines, trail, rows, chosen, dark, dragged } = scene;
    const colors = tokens(dark);
    this.scene = scene;
    const { residuals, reference, dots } = this.marks;
    const across = ({ w, b }) => `M0 ${this.level(w * this.left + b)}L${this.width} ${this.level(w * this.right + b)}`;
    const many = hours.length > CROWD;
    const own = chosen && style(chosen.slot, dark).color;
    const there = chosen && !chosen.gone;
    const marked = (i) => Boolean(rows?.includes(i));

    fit(residuals, there ? hours.length : 0, () => svg("path")).forEach((line, i) =>
      paint(line, {
        d: `M${this.px(hours[i])} ${this.level(scores[i])}V${this.level(chosen.w * hours[i] + chosen.b)}`,
        stroke: own,
        "stroke-width": marked(i) ? 2.4 : 1,
        opacity: marked(i) ? 1 : rows ? 0.3 : 0.5,
      }),
    );
    fit(this.marks.trail, trail.length, () => svg("path")).forEach((line, i) =>
      paint(line, { d: across(trail[i]), stroke: own, opacity: 0.34 * (1 - i / (trail.length + 1)) }),
    );
    fit(reference, 1, () => svg("path")).forEach((line) =>
      paint(line, { d: across({ w: best[0], b: best[1] }), stroke: colors.ink, "data-w": best[0], "data-b": best[1] }),
    );
    const racing = lines.filter(({ gone }) => !gone);
    const pens = fit(this.marks.lines, 2 * racing.length, () => svg("path"));
    racing.forEach((line, i) => {
      const { color, dash, round, extra } = style(line.slot, dark);
      const d = across(line);
      paint(pens[2 * i], { d, stroke: colors.background, "stroke-width": LINE + 2.6, opacity: 0.85 });
      paint(pens[2 * i + 1], {
        d,
        stroke: color,
        "stroke-width": LINE + extra,
        "stroke-dasharray": dash.join(" "),
        "stroke-linecap": round ? "round" : "butt",
        "data-runner": line.id,
        "data-w": line.w,
        "data-b": line.b,
      });
    });
    fit(dots, hours.length, () => svg("circle")).forEach((dot, i) =>
      paint(dot, {
        cx: this.px(hours[i]),
        cy: this.py(scores[i]),
        r: (marked(i) ? 6 : 4) - (many ? 1.5 : 0),
        fill: colors.ink2,
        opacity: rows && !marked(i) ? 0.55 : 1,
        stroke: marked(i) ? own : colors.background,
        "stroke-width": marked(i) ? 3 : many ? 0.75 : 1.5,
        "data-seen": marked(i),
      }),
    );

    place(this, scores, dragged);
    const shown = [
      ...racing.map(({ name, slot, w, b }) => ({
        name,
        color: style(slot, dark).color,
        y: this.level(w * this.right + b),
      })),
      { name: words[`best_${error}`], color: colors.ink, y: this.level(best[0] * this.right + best[1]) },
    ];
    this.label(
      shown.filter(({ y: end }) => end > -8 && end < this.height + 8),
      this.height,
    );
    this.card.draw();
  }

  /** No canvas of a browser draws a million px away. */
  level(score) {
    return Math.min(Math.max(this.py(score), -1e5), 1e5).toFixed(2);
  }
}
