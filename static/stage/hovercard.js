/** The card beside a pointed-at step. */

import { element, put } from "./dom.js";
import { fill, number } from "./format.js";
import { swatch } from "./marks.js";
import { runnerColor, tokens } from "./palette.js";

const [WIDTH, AWAY] = [196, 18];
const coordinate = (value) => (Math.abs(value) < 1000 ? value.toFixed(3).replace("-", "−") : number(value));

export class HoverCard {
  /** @param {HTMLElement} host */
  constructor(host) {
    this.host = host;
    this.marker = element("span", { style: "display:flex;width:16px" });
    this.name = element("span", { style: "flex:1;font-weight:650;overflow:hidden;text-overflow:ellipsis;white-space:nowrap" });
    this.step = element("span");
    this.values = ["θ", "", "‖g‖"].map((symbol) => [element("span", {}, symbol), element("span", { style: "font-weight:600" })]);
    this.node = element("div", {
      style: `position:absolute;left:0;top:0;z-index:5;box-sizing:border-box;width:${WIDTH}px;padding:10px 12px;border-radius:10px;`
        + "font-size:13px;line-height:20px;font-variant-numeric:tabular-nums;pointer-events:none;opacity:0;transition:opacity 160ms ease-out",
      "aria-hidden": "true",
    }, element("div", { style: "display:flex;gap:8px;align-items:center;margin-bottom:2px" }, this.marker, this.name, this.step),
    ...this.values.map((pair) => element("div", { style: "display:flex;justify-content:space-between" }, ...pair)));
    this.leader = element("div", { style: "position:absolute;width:22px;height:1.5px;transform-origin:0 0" });
    this.node.append(this.leader);
    host.append(this.node);
  }

  /** @param {boolean} dark */
  setTheme(dark) {
    const { raise, shadow, ink, ink3 } = tokens(dark);
    this.dark = dark;
    this.shown = null;
    Object.assign(this.node.style, { background: raise, boxShadow: shadow, color: ink });
    for (const [label] of [[this.step], ...this.values]) label.style.color = ink3;
  }

  /**
   * @param {import("./payload.js").Race} race @param {import("./payload.js").Runner} runner @param {number} step
   * @param {number} x of the point, in px of the host @param {number} y
   */
  show(race, runner, step, x, y) {
    const { words } = race;
    if (this.shown !== runner) this.marker.replaceChildren(swatch(runner.slot, this.dark, { size: 11 }));
    this.shown = runner;
    put(this.name, runner.name);
    put(this.step, fill(words.hover_step, { step }));
    put(this.values[1][0], words.column_loss);
    put(this.values[0][1], `(${coordinate(runner.path[2 * step])}, ${coordinate(runner.path[2 * step + 1])})`);
    put(this.values[1][1], number(runner.loss[step]));
    put(this.values[2][1], number(runner.norm[step]));
    const { clientWidth, clientHeight } = this.host;
    const height = this.node.offsetHeight;
    const right = x + AWAY + WIDTH <= clientWidth;
    const below = y + AWAY + height <= clientHeight;
    const left = right ? x + AWAY : Math.max(0, x - AWAY - WIDTH);
    const top = below ? y + AWAY : y - AWAY - height;
    // From the point to the corner that is nearest to it.
    Object.assign(this.leader.style, {
      background: runnerColor(runner.slot, this.dark), display: right || left > 0 ? "" : "none",
      left: `${right ? -13 : WIDTH + 13}px`, top: `${below ? -13 : height + 13}px`,
      transform: `rotate(${(below ? 90 : -90) - (right === below ? 45 : -45)}deg)`,
    });
    this.node.style.transform = `translate(${Math.round(left)}px, ${Math.round(top)}px)`;
    this.node.style.opacity = 1;
  }

  hide() {
    this.node.style.opacity = 0;
  }
}
