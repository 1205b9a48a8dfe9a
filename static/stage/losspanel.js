/** Loss against step on a log scale, in step with the plot. */

import { curve, scaleOf } from "./curves.js";
import { HoverCard } from "./hovercard.js";
import { Layer } from "./layer.js";
import { drawAxes, drawCurve, drawNames, LEFT, NAME, TOP } from "./lossscene.js";
import { drawMarker, RADIUS, style } from "./marks.js";
import { tokens } from "./palette.js";
import { after } from "./polyline.js";
import { disc, labelFont } from "./signs.js";

const BOTTOM = 20;
const REACH = 12; // px from which a curve can be pointed at

export class LossPanel {
  /** @param {HTMLElement} host positioned, with a size @param {{seek(step: number): void, hover(id: string|null, step: number|null): void}} hooks */
  constructor(host, hooks) {
    Object.assign(this, { host, hooks, dark: false, race: null, view: null, pointing: null, seeking: false });
    // A finger that moves up or down scrolls the page, sideways it seeks.
    Object.assign(host.style, { touchAction: "pan-y", cursor: "pointer" });
    this.layer = new Layer(host);
    this.card = new HoverCard(host);
    this.card.setTheme(false);
    this.stop = new AbortController();
    const { signal } = this.stop;
    host.addEventListener("pointerdown", (event) => this.#press(event), { signal });
    host.addEventListener("pointermove", (event) => this.#move(event), { signal });
    for (const name of ["pointerup", "pointercancel"]) host.addEventListener(name, () => (this.seeking = false), { signal });
    host.addEventListener("pointerleave", () => this.#point(null), { signal });
    document.fonts.addEventListener("loadingdone", () => this.resize(), { signal });
  }

  /** @param {import("./payload.js").Race} race */
  setRace(race) {
    this.race = race;
    this.resize();
  }

  /** @param {boolean} dark */
  setTheme(dark) {
    this.dark = dark;
    this.card.setTheme(dark);
    this.#repaint();
  }

  resize() {
    if (!this.race || !this.layer.fit()) return;
    const { ctx, width, height, font } = this.layer;
    const { runners, steps } = this.race;
    ctx.font = labelFont(font);
    const widest = Math.max(20, ...runners.map(({ name }) => ctx.measureText(name).width));
    this.right = width - Math.min(widest + NAME + 2, width * 0.34);
    this.bottom = height - BOTTOM;
    this.scale = scaleOf(this.race, Math.min(5, Math.floor((this.bottom - TOP) / 18)));
    const { measure, low, high } = this.scale;
    this.px = (step) => LEFT + (step / Math.max(steps, 1)) * (this.right - LEFT);
    // A loss at the floor lies on the lowest line; what leaves the panel stays within what a canvas can draw.
    this.py = (loss) => {
      const share = (high - measure(loss)) / (high - low);
      return Math.min(Math.max(TOP + share * (this.bottom - TOP), -1e4), 1e4);
    };
    this.curves = new Map(runners.map(({ id, loss }) => [id, curve(loss, this.px, this.py)]));
    this.#repaint();
  }

  /** @param {import("./scene.js").View} view */
  draw(view) {
    this.view = view;
    if (!this.curves) return;
    if (this.layer.stale) return this.resize();
    const colors = tokens(this.dark);
    const ctx = this.layer.begin();
    drawAxes(ctx, this, colors);
    const actors = this.race.runners.filter(({ id }) => !view.hidden.has(id)).map((runner) => this.#actor(runner, view));
    ctx.fillStyle = colors.control;
    ctx.fillRect(this.px(view.step) - 0.5, TOP, 1, this.bottom - TOP);
    ctx.save();
    ctx.beginPath();
    ctx.rect(LEFT - 8, TOP, this.right - LEFT + 16, this.bottom - TOP + 8);
    ctx.clip();
    ctx.globalAlpha = view.pending ? 0.45 : 1;
    for (const actor of actors) drawCurve(ctx, actor);
    ctx.globalAlpha = 1;
    for (const { style, x, y, over } of actors) if (!over && y >= TOP) drawMarker(ctx, style, x, y, RADIUS - 1, colors.background);
    ctx.restore();
    drawNames(ctx, this, actors);
    this.#pointed(ctx, colors, actors);
  }

  destroy() {
    this.stop.abort();
    this.layer.node.remove();
    this.card.node.remove();
  }

  #repaint() {
    if (this.view) this.draw(this.view);
  }

  #actor(runner, { step }) {
    const { loss } = runner;
    const k = Math.min(Math.floor(step), loss.length - 1);
    const t = k + 1 < loss.length ? step - k : 0;
    const y = this.py(loss[k]);
    const line = this.curves.get(runner.id);
    return {
      runner, line, style: style(runner.slot, this.dark), next: after(line.step, step), x: this.px(k + t),
      y: t ? y + t * (this.py(loss[k + 1]) - y) : y, over: step >= loss.length,
    };
  }

  #pointed(ctx, { background }, actors) {
    const { hover } = this.view;
    const actor = hover && actors.find(({ runner }) => runner.id === hover.id);
    if (!actor || hover.step >= actor.runner.rows) return this.card.hide();
    const [x, y] = [this.px(hover.step), this.py(actor.runner.loss[hover.step])];
    if (y >= TOP) disc(ctx, x, y, 6, background, actor.style.color, 2);
    if (this.pointing) this.card.show(this.race, actor.runner, hover.step, x, Math.max(y, TOP));
    else this.card.hide();
  }

  #step(px) {
    const { steps } = this.race;
    return Math.min(Math.max(Math.round(((px - LEFT) / (this.right - LEFT)) * steps), 0), steps);
  }

  #press(event) {
    if (event.button !== 0 || !this.curves) return;
    this.seeking = true;
    this.host.setPointerCapture(event.pointerId);
    this.#move(event);
  }

  #move(event) {
    if (!this.curves) return;
    const at = this.layer.at(event);
    if (this.seeking) this.hooks.seek(this.#step(at[0]));
    this.#point(this.seeking || event.pointerType === "touch" ? null : at);
  }

  #point(at) {
    const was = this.pointing;
    this.pointing = null;
    if (at && this.view) {
      const step = this.#step(at[0]);
      const near = this.race.runners.filter(({ id, rows }) => !this.view.hidden.has(id) && step < rows)
        .map(({ id, loss }) => ({ id, step, distance: Math.abs(this.py(loss[step]) - at[1]) }))
        .reduce((best, each) => (each.distance < best.distance ? each : best), { distance: REACH });
      if (near.id) this.pointing = near;
    }
    if (was?.id !== this.pointing?.id || was?.step !== this.pointing?.step) this.hooks.hover(this.pointing?.id ?? null, this.pointing?.step ?? null);
  }
}
