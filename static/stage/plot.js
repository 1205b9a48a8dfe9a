/** The plot: a still contour below, a canvas for what moves above it, the start handle on top. */

import { Contour } from "./contour.js";
import { Frame } from "./frame.js";
import { listen, pointedAt } from "./gestures.js";
import { StartHandle } from "./handle.js";
import { HoverCard } from "./hovercard.js";
import { Layer } from "./layer.js";
import { nameAll } from "./naming.js";
import { tokens } from "./palette.js";
import { place, polyline } from "./polyline.js";
import { paint } from "./scene.js";

/** @typedef {{start(xy: number[], released: boolean): void, hover(id: string|null, step: number|null): void, select(id: string): void}} Hooks */

const NARROW = 480; // below, the plot is full bleed and its axes have no numbers
const GUTTER = { left: 34, bottom: 22 };
const REACH = 12; // px from which a path can be pointed at
const DOUBLE = 700; // ms between two clicks that make one gesture
const [FINE, COARSE] = [200, 72]; // grid points, at rest and while the window moves
const [NEAREST, FARTHEST] = [1e-6, 4]; // zoom, as a share of the whole view

export class Plot {
  /** @param {HTMLElement} host positioned, with a size @param {Hooks} hooks */
  constructor(host, hooks) {
    Object.assign(this, { host, hooks, window: null, race: null, view: null, dark: false, labels: new Map(), farewells: new Map(), pointing: null });
    host.style.touchAction = "pan-y pinch-zoom";
    this.contour = new Contour(host);
    this.layer = new Layer(host);
    this.handle = new StartHandle(host, {
      frame: () => this.frame,
      move: (xy, released) => hooks.start(xy, released),
      focus: (on) => {
        this.focus = on;
        this.#repaint();
      },
    });
    this.card = new HoverCard(host);
    this.card.setTheme(false);
    this.stop = new AbortController();
    listen(host, this.#actions(), this.stop.signal);
    document.fonts.addEventListener("loadingdone", () => this.resize(), { signal: this.stop.signal });
  }

  /** @param {import("./payload.js").Race} race */
  setRace(race) {
    const same = this.race?.surface === race.surface;
    this.race = race;
    this.contour.node.style.opacity = race.runners.length ? 1 : 0.55;
    if (same) return this.#prepare();
    this.window = null;
    this.resize();
  }

  /** @param {boolean} dark */
  setTheme(dark) {
    this.dark = dark;
    this.card.setTheme(dark);
    this.#refresh();
  }

  resize() {
    if (!this.race || !this.layer.fit()) return;
    const { width, height, font } = this.layer;
    this.font = font;
    this.compact = width < NARROW;
    const { left, bottom } = this.compact ? { left: 0, bottom: 0 } : GUTTER;
    this.box = { left, top: 0, width: width - left, height: height - bottom };
    this.home = Frame.fit(this.race.surface.view, this.box);
    this.#refresh();
  }

  resetZoom() {
    this.window = null;
    this.#refresh();
  }

  /** @param {number[]} xy @returns {number[]} CSS px from the corner of the viewport */
  toPixel([x, y]) {
    const [left, top] = this.layer.at({ clientX: 0, clientY: 0 });
    return [this.frame.px(x) - left, this.frame.py(y) - top];
  }

  /** @param {number[]} pixel CSS px from the corner of the viewport @returns {number[]} */
  toTheta([clientX, clientY]) {
    return this.frame.theta(...this.layer.at({ clientX, clientY }));
  }

  /** @param {import("./scene.js").View} view */
  draw(view) {
    if (!this.frame) return;
    const before = this.view;
    this.view = { ...view, hidden: new Set(view.hidden) };
    if (this.layer.stale) return this.resize();
    const key = [...view.hidden].sort().join();
    if (key !== this.labelKey) {
      this.labelKey = key;
      Object.assign(this, nameAll(this.layer.ctx, this, this.view));
    }
    paint(this.layer.begin(), this, this.view);
    this.handle.place(view.start, this.race.words.start_handle);
    if (before?.hover !== view.hover || this.card.node.style.opacity > 0) this.#showCard();
  }

  destroy() {
    this.stop.abort();
    cancelAnimationFrame(this.waiting);
    clearTimeout(this.settling);
    this.contour.destroy();
    for (const node of [this.layer.node, this.handle.node, this.card.node]) node.remove();
  }

  /** All that depends on the window. */
  #refresh(moving = false) {
    if (!this.box || !window.Plotly) return;
    this.frame = this.#next();
    this.colors = tokens(this.dark);
    const { frame, dark, font, compact } = this;
    if (moving && this.contour.resting) this.contour.follow(frame);
    else this.levels = this.contour.draw(this.race.surface, frame, { dark, font, compact, points: moving ? COARSE : FINE });
    this.#prepare(moving);
    this.#repaint();
  }

  /** All that depends on the runs. While the window moves, names go with their places instead of looking for new ones. */
  #prepare(moving = false) {
    if (!this.frame) return;
    this.lines = new Map(this.race.runners.map(({ id, path }) => [id, polyline(path, this.frame)]));
    if (!moving) this.labelKey = null;
    for (const box of [...this.labels.values(), ...this.farewells.values()]) {
      [box.x, box.y] = [this.frame.px(box.theta[0]), this.frame.py(box.theta[1])];
    }
  }

  #repaint() {
    if (this.view) this.draw(this.view);
  }

  #showCard() {
    const { hover } = this.view;
    const runner = hover && this.pointing && this.race.runners.find(({ id }) => id === hover.id);
    if (!runner || hover.step >= runner.rows) return this.card.hide();
    this.card.show(this.race, runner, hover.step, ...this.frame.pixel(place(runner.path, hover.step)));
  }

  #actions() {
    const inside = (at) => this.frame?.contains(...at);
    return {
      at: (event) => this.layer.at(event),
      pan: (dx, dy) => this.#move(this.#next().moved(dx, dy)),
      zoom: (factor, at) => {
        if (!inside(at)) return false;
        const next = this.#next();
        const whole = this.home.window.unit / next.window.unit;
        const limited = Math.min(Math.max(factor, NEAREST * whole), FARTHEST * whole);
        if (limited === 1) return false;
        this.#move(next.scaled(limited, ...at));
        return true;
      },
      click: (at) => {
        if (!inside(at)) return;
        const now = performance.now();
        if (!(now - this.clicked < DOUBLE)) this.unclicked = [...this.view.start];
        this.clicked = now;
        this.hooks.start(this.frame.round(this.frame.theta(...at)), true);
      },
      double: () => {
        if (!this.window) return;
        this.resetZoom();
        // The first click of the two has moved the start, but the gesture meant the window alone.
        if (performance.now() - this.clicked < DOUBLE) this.hooks.start(this.unclicked, true);
      },
      point: (at) => this.#point(at && inside(at) ? at : null),
    };
  }

  #point(at) {
    if (!this.lines || !this.view) return;
    const was = this.pointing;
    const visible = [...this.lines].filter(([id]) => !this.view.hidden.has(id));
    this.pointing = at && !this.view.pending ? pointedAt(visible, at, REACH) : null;
    if (was?.id === this.pointing?.id && was?.step === this.pointing?.step) return;
    this.hooks.hover(this.pointing?.id ?? null, this.pointing?.step ?? null);
  }

  /** The frame of the next drawing: several wheel steps may come before it. */
  #next() {
    return this.window ? new Frame(this.box, this.window) : this.home;
  }

  #move(window) {
    this.window = window;
    this.waiting ??= requestAnimationFrame(() => {
      this.waiting = null;
      this.#refresh(true);
    });
    clearTimeout(this.settling);
    this.settling = setTimeout(() => this.#refresh(), 160);
  }
}
