/** The plot: a still contour below, a canvas for what moves above it, the start handle on top. */
import { Contour } from "./contour.js";
import { build, speak } from "./dom.js";
import { Frame } from "./frame.js";
import { listen } from "./gestures.js";
import { HoverCard } from "./hovercard.js";
import { placeLabels } from "./labels.js";
import { style, tokens } from "./marks.js";
import { nearest, paint, place, polyline } from "./scene.js";

const REACH = 12; // px from which a path can be pointed at
const written = (value) => String(Number(value.toPrecision(4))).replace("-", "−");

export class Plot {
  /** @param {HTMLElement} host positioned, with a size @param {{start(xy, released), hover(id, step), select(id)}} hooks */
  constructor(host, hooks) {
    Object.assign(this, build("plot"), { hooks, dark: false, colors: tokens(false), lines: new Map(), labels: new Map(), stop: new AbortController() });
    host.append(this.node);
    this.ctx = this.canvas.getContext("2d");
    this.contour = new Contour(this);
    this.card = new HoverCard(this.node);
    listen(this, this.stop.signal);
    document.fonts.addEventListener("loadingdone", () => this.resize(), { signal: this.stop.signal });
  }

  /** A preview (`live`) costs no more than the paths that changed: names keep their places on them. */
  setRace(race) {
    const before = this.race;
    this.race = race;
    if (!race.live) this.named = null;
    if (before?.words !== race.words) speak(this.node, race.words);
    this.node.toggleAttribute("data-empty", !race.runners.length);
    if (before && (before.surface === race.surface || JSON.stringify(before.surface) === JSON.stringify(race.surface))) return this.#project(this.lines);
    this.zoomed = null;
    this.resize();
  }

  setTheme(dark) {
    Object.assign(this, { dark, colors: tokens(dark) });
    this.card.setTheme(dark);
    this.still();
  }

  resize() {
    const { offsetLeft: left, offsetTop: top, offsetWidth: width, offsetHeight: height } = this.ground;
    if (!this.race || !width || !height) return;
    const ratio = (this.ratio = devicePixelRatio);
    Object.assign(this.canvas, { width: Math.round(this.node.clientWidth * ratio), height: Math.round(this.node.clientHeight * ratio) });
    this.family = getComputedStyle(this.node).fontFamily;
    this.font = `650 13px ${this.family}`;
    this.home = Frame.fit(this.race.surface.view, { left, top, width, height });
    this.zoomed &&= new Frame(this.home.box, this.zoomed);
    this.still();
  }

  resetZoom() {
    this.zoomed = null;
    this.still();
  }

  /** Draws anew what stands still. To be called once Plotly has arrived. */
  still(moving = false) {
    if (!this.home) return;
    this.frame = this.aim;
    this.contour.draw(this.race.surface, this.frame, this.colors, moving);
    if (this.deep) this.#raise();
    this.#project();
    if (!moving) this.named = null;
    if (this.view) this.draw(this.view);
  }

  /** @returns {number[]} CSS px from the corner of the viewport */
  toPixel(point) {
    const { left, top } = this.node.getBoundingClientRect();
    const [x, y] = this.shown.pixel(point);
    return [x + left, y + top];
  }

  /** @param {number[]} pixel CSS px from the corner of the viewport */
  toTheta([x, y]) {
    const { left, top } = this.node.getBoundingClientRect();
    return this.frame.theta(x - left, y - top);
  }

  draw(view) {
    const before = this.view;
    this.view = view;
    if (!this.frame) return;
    if (this.ratio !== devicePixelRatio) return this.resize();
    this.#turn(view.space);
    const { ctx, ratio, race, shown: frame, start, frame: { box, x0, x1 } } = this;
    const scene = { ...this, frame };
    const hidden = [...view.hidden].sort().join();
    if (this.named !== hidden && !race.live) {
      this.named = hidden;
      scene.labels = this.labels = placeLabels(ctx, scene, box, race.runners.filter(({ id }) => !view.hidden.has(id)));
    }
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    ctx.clearRect(0, 0, this.canvas.width, this.canvas.height);
    ctx.save();
    ctx.beginPath();
    ctx.roundRect(box.left, box.top, box.width, box.height, 6);
    ctx.clip();
    paint(ctx, scene, view);
    this.#inspect(scene, view);
    ctx.restore();
    const [x, y] = view.start;
    const [px, py] = this.frame.pixel(view.start);
    start.style.translate = `${px}px ${py}px`;
    start.classList.toggle("away", !this.frame.contains(px, py));
    const said = { valuemin: Math.min(x0, x), valuemax: Math.max(x1, x), valuenow: x, valuetext: `x ${written(x)}, y ${written(y)}` };
    for (const [name, value] of Object.entries(said)) start.setAttribute(`aria-${name}`, value);
    if (before?.hover !== view.hover || this.card.node.style.opacity > 0) this.#showCard();
  }

  /** The frame of the next drawing: several wheel steps may come before it. */
  get aim() {
    return this.zoomed ?? this.home;
  }

  get shown() {
    return this.deep ? this.space.frame : this.frame;
  }

  /** Moves the window; the picture follows in the next frame and is drawn anew at rest. */
  move(frame) {
    this.zoomed = frame;
    this.waiting ??= requestAnimationFrame(() => {
      this.waiting = null;
      this.still(true);
    });
    this.#settle(() => this.still());
  }

  /** What is under a pixel is told to the stage. */
  point(pixel) {
    const { view, race, lines, pointing } = this;
    if (!view) return;
    const seen = pixel && !view.pending ? race.runners.filter(({ id }) => !view.hidden.has(id)) : [];
    const found = seen.map((runner) => ({ id: runner.id, ...nearest(lines.get(runner), ...pixel) }));
    const best = found.reduce((best, each) => (each.distance < (best?.distance ?? REACH) ? each : best), null);
    this.pointing = best;
    if (best?.id !== pointing?.id || best?.step !== pointing?.step) this.hooks.hover(best?.id ?? null, best?.step ?? null);
  }

  /** Whether the start handle shows that it has the keyboard. */
  focus(focused) {
    this.focused = focused;
    if (this.view) this.draw(this.view);
  }

  destroy() {
    this.stop.abort();
    clearTimeout(this.settling);
    cancelAnimationFrame(this.waiting);
    window.Plotly?.purge(this.isolines);
    this.space?.destroy();
    this.node.remove();
  }

  #project(known = new Map()) {
    if (!this.frame) return;
    const all = [...this.race.runners, ...(this.race.ghosts ?? [])];
    this.lines = new Map(all.map((runner) => [runner, known.get(runner) ?? polyline(runner.path, this.shown, this.frame.box)]));
  }

  #settle(then) {
    clearTimeout(this.settling);
    this.settling = setTimeout(then, 160);
  }

  #showCard() {
    const { hover } = this.view;
    const runner = hover && this.pointing && this.race.runners.find(({ id }) => id === hover.id);
    if (!runner || hover.step >= runner.rows) return this.card.hide();
    this.card.show(this.race, runner, hover.step, ...this.frame.pixel(place(runner.path, hover.step)));
  }

  /** Into the third dimension and back, as soon as both it and Plotly are there. */
  #turn(wanted) {
    if (wanted && !this.space) {
      this.coming ??= import("./space.js").then(({ Space }) => {
        this.space = new Space(this.land, () => this.#turned());
        this.draw(this.view);
      });
    }
    const deep = Boolean(wanted && this.space && window.Plotly);
    if (deep === Boolean(this.deep)) return;
    this.deep = deep;
    this.node.toggleAttribute("data-deep", deep);
    this.space.show(deep);
    if (deep) this.#raise();
    this.point(null);
    this.#project();
    this.named = null;
  }

  #raise() {
    this.space.draw(this.race.surface, this.contour.levels, { dark: this.dark, font: this.family, box: this.frame.box });
  }

  #turned() {
    if (!this.deep) return;
    this.#project();
    this.draw(this.view);
    this.#settle(() => {
      this.named = null;
      this.draw(this.view);
    });
  }

  #inspect({ race, frame, colors, dark }, { inspect, selected, hidden, step }) {
    const runner = inspect && race.runners.find(({ id }) => id === selected && !hidden.has(id));
    if (!runner?.history) return;
    if (this.inspect) return this.inspect(this.ctx, { race, runner, step, frame, colors, style: style(runner.slot, dark), font: this.family });
    this.bringing ??= import("./inspect.js").then((module) => {
      this.inspect = module.inspect;
      this.draw(this.view);
    });
  }
}
