/** The plot: a still contour below, a canvas for what moves above it, the start handle on top. */
import { drawStill } from "./contour.js";
import { build, speak } from "../kit/dom.js";
import { Frame } from "../kit/frame.js";
import { listen, zoomed } from "./gestures.js";
import { placeLabels } from "./labels.js";
import { LateParts } from "./late_parts.js";
import { tokens } from "../kit/marks.js";
import { Pointed } from "./pointed.js";
import { polyline } from "./polyline.js";
import { inside, paint } from "./scene.js";
import { standAt } from "./start_handle.js";
import { firstWindow, sized } from "./window.js";

export class Plot {
  #stop = new AbortController();
  dark = false;
  colors = tokens(false);
  deep = false; // whether the view in space is what one sees
  lines = new Map(); // of every runner and ghost: its polyline
  labels = new Map(); // of every runner: where its names stand
  race; // as the model has it
  view; // what of it is shown, and at which step
  /** @type {Frame | null} the whole surface */ home = null;
  /** @type {Frame | null} the window that was asked for */ zoomed = null;
  /** @type {Frame | null} the window that is drawn */ frame = null;
  named = null; // who is hidden, as the names stand
  ratio = 1; // of the canvas to px
  family = ""; // of its letters
  opened; // the surface whose first window has been chosen
  levels; // low and high of the contour lines

  /** @param {HTMLElement} host positioned @param {{start(xy, released), hover(id, step), select(id)}} hooks */
  constructor(host, hooks) {
    const { node, ground, tones, isolines, axes, note, blank, bar, canvas, start } = build("plot");
    this.node = node;
    this.ground = ground;
    this.tones = tones;
    this.isolines = isolines;
    this.axes = axes;
    this.bar = bar;
    this.blank = blank;
    this.canvas = canvas;
    this.start = start;
    this.hooks = hooks;
    this.late = new LateParts(this, note, {
      project: () => this.#project(),
      repaint: (names) => this.#repaint(names),
      zoom: (factor) => zoomed(this, factor),
    });
    host.append(node);
    this.ctx = this.canvas.getContext("2d");
    this.pointed = new Pointed(node, hooks.hover);
    listen(this, this.#stop.signal);
    document.fonts.addEventListener("loadingdone", () => this.resize(), { signal: this.#stop.signal });
  }

  /** A preview (`live`) costs no more than the paths that changed: names keep their places on them. */
  setRace(race) {
    const before = this.race;
    this.race = race;
    if (!race.live) this.named = null;
    if (before?.words !== race.words) speak(this.node, race.words);
    const [one, other] = [before?.surface, race.surface];
    if (one === other || (!race.live && JSON.stringify(one) === JSON.stringify(other)))
      return this.#project(this.lines);
    if (!race.live) this.zoomed = null;
    if (!race.live) return this.resize();
    // A surface under a moving hand: its tones go along, its lines come back when it rests.
    this.node.setAttribute("data-bent", "");
    this.still(true);
    return this.#settle(() => this.still());
  }

  setTheme(dark) {
    this.dark = dark;
    this.colors = tokens(dark);
    this.pointed.card.setTheme(dark);
    this.still();
  }

  resize() {
    const box = this.race && sized(this);
    if (!box) return;
    this.home = Frame.fit(this.race.surface.view, box);
    this.zoomed = this.zoomed ? new Frame(box, this.zoomed) : firstWindow(this);
    this.still();
  }

  resetZoom() {
    this.zoomed = null;
    this.still();
  }

  /** Draws anew what stands still. To be called once Plotly has arrived. */
  still(moving = false) {
    if (!this.home) return;
    if (!moving) this.node.removeAttribute("data-bent");
    this.frame = this.aim;
    this.node.toggleAttribute("data-zoomed", this.zoomed !== null);
    drawStill(this, moving);
    this.#project();
    this.#repaint(!moving);
  }

  /** The frame of the next drawing: several wheel steps may come before it. */
  get aim() {
    return this.zoomed ?? this.home;
  }

  /** Moves the window; the picture follows in the next frame and is drawn anew at rest. */
  move(frame) {
    this.zoomed = frame;
    this.waiting ||= requestAnimationFrame(() => {
      this.waiting = 0;
      this.still(true);
    });
    this.#settle(() => this.still());
  }

  /** From px of the viewport to px of the plot, or back. */
  local([x, y], way = 1) {
    const { left, top } = this.node.getBoundingClientRect();
    return [x - way * left, y - way * top];
  }

  /** From θ to px, as one sees it: flat or in space. */
  get seen() {
    return this.deep && this.late.space ? this.late.space.frame : this.frame;
  }

  toPixel(theta) {
    return this.local(this.seen.pixel(theta), -1);
  }

  toTheta(pixel) {
    const [px, py] = this.local(pixel);
    return this.seen.theta(px, py);
  }

  draw(view) {
    const before = this.view;
    this.view = view;
    if (!this.frame) return;
    if (this.ratio !== devicePixelRatio) return this.resize();
    this.late.turn(view.space);
    const { ctx, ratio, race, start, frame } = this;
    const scene = { ...this, frame: this.seen };
    const hidden = [...view.hidden].sort().join();
    if (this.named !== hidden && !race.live) {
      this.named = hidden;
      const shown = race.runners.filter(({ id }) => !view.hidden.has(id));
      scene.labels = this.labels = placeLabels(ctx, scene, frame.box, shown);
    }
    inside(ctx, ratio, frame.box, () => paint(ctx, scene, view));
    this.late.inspect(scene, view);
    standAt(start, scene.frame, view.start, before?.start === view.start || !race.live);
    this.pointed.show(race, view.hover, scene.frame, before?.hover !== view.hover);
  }

  /** Tells the stage what is under a pixel of the plot. */
  point(pixel) {
    const { view, race, lines } = this;
    const shown = pixel && !view.pending ? race.runners.filter(({ id }) => !view.hidden.has(id)) : [];
    this.pointed.find(shown, lines, pixel, view?.hideFuture ? view.step : Infinity);
  }

  focus(focused) {
    this.focused = focused;
    this.#repaint();
  }

  destroy() {
    this.#stop.abort();
    clearTimeout(this.settling);
    cancelAnimationFrame(this.waiting);
    window.Plotly?.purge(this.isolines);
    this.late.destroy();
    this.node.remove();
  }

  #project(known = new Map()) {
    if (!this.frame) return;
    const frame = this.seen;
    const all = [...this.race.runners, ...(this.race.ghosts ?? [])];
    const line = (runner) => known.get(runner) ?? frame.line(runner.path) ?? polyline(runner.path, frame, frame.box);
    this.lines = new Map(all.map((runner) => [runner, line(runner)]));
  }

  #repaint(name) {
    if (name) this.named = null;
    if (this.view) this.draw(this.view);
  }

  #settle(then) {
    clearTimeout(this.settling);
    this.settling = setTimeout(then, 160);
  }
}
