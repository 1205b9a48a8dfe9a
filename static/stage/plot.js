/** The plot: a still contour below, a canvas for what moves above it, the start handle on top. */
import { drawStill } from "./contour.js";
import { build, put, set, speak } from "../kit/dom.js";
import { Frame } from "../kit/frame.js";
import { listen } from "./gestures.js";
import { HoverCard } from "./hovercard.js";
import { placeLabels } from "./labels.js";
import { style, tokens } from "../kit/marks.js";
import { nearest, paint, place, polyline } from "./scene.js";

const REACH = 12; // px from which a path can be pointed at
const written = (value) => String(Number(value.toPrecision(4))).replace("-", "−");

export class Plot {
  #stop = new AbortController();

  /** @param {HTMLElement} host positioned @param {{start(xy, released), hover(id, step), select(id)}} hooks */
  constructor(host, hooks) {
    Object.assign(this, build("plot"), {
      hooks,
      dark: false,
      deep: false,
      colors: tokens(false),
      lines: new Map(),
      labels: new Map(),
    });
    host.append(this.node);
    this.ctx = this.canvas.getContext("2d");
    this.card = new HoverCard(this.node);
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
    if (race.live) return this.#bend();
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
    Object.assign(this.canvas, {
      width: Math.round(this.node.clientWidth * ratio),
      height: Math.round(this.node.clientHeight * ratio),
    });
    this.family = getComputedStyle(this.node).fontFamily;
    this.ctx.font = `650 13px ${this.family}`; // once: with each new font a page works out its styles
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
    if (!moving) this.node.removeAttribute("data-bent");
    this.frame = this.aim;
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

  toPixel(theta) {
    return this.local((this.deep ? this.space : this).frame.pixel(theta), -1);
  }

  toTheta(pixel) {
    return this.frame.theta(...this.local(pixel));
  }

  draw(view) {
    const before = this.view;
    this.view = view;
    if (!this.frame) return;
    if (this.ratio !== devicePixelRatio) return this.resize();
    this.#turn(view.space);
    const {
      ctx,
      ratio,
      race,
      start,
      frame,
      deep,
      frame: { box, x0, x1 },
    } = this;
    const scene = { ...this, frame: deep ? this.space.frame : frame };
    const hidden = [...view.hidden].sort().join();
    if (this.named !== hidden && !race.live) {
      this.named = hidden;
      scene.labels = this.labels = placeLabels(
        ctx,
        scene,
        box,
        race.runners.filter(({ id }) => !view.hidden.has(id)),
      );
    }
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    ctx.clearRect(0, 0, this.canvas.width, this.canvas.height);
    ctx.save();
    ctx.beginPath();
    ctx.roundRect(box.left, box.top, box.width, box.height, 6);
    ctx.clip();
    paint(ctx, scene, view);
    ctx.restore();
    this.#inspect(scene, view);
    const [[x, y], [px, py]] = [view.start, frame.pixel(view.start)];
    start.style.translate = `${px}px ${py}px`;
    start.classList.toggle("away", !frame.contains(px, py));
    const text = `x ${written(x)}, y ${written(y)}`;
    const said = {
      ariaValueMin: String(Math.min(x0, x)),
      ariaValueMax: String(Math.max(x1, x)),
      ariaValueNow: String(x),
      ariaValueText: text,
    };
    if (before?.start === view.start || !race.live) set(start, said); // once it rests: a moving hand is not read out
    if (before?.hover === view.hover && !(this.card.node.style.opacity > 0)) return;
    const runner =
      this.pointing && race.runners.find(({ id, rows }) => id === view.hover?.id && view.hover.step < rows);
    if (runner) this.card.show(race, runner, view.hover.step, ...frame.pixel(place(runner.path, view.hover.step)));
    else this.card.hide();
  }

  /** Tells the stage what is under a pixel of the plot. */
  point(pixel) {
    const { view, race, lines, pointing } = this;
    const shown = pixel && !view.pending && !this.deep ? race.runners.filter(({ id }) => !view.hidden.has(id)) : [];
    const found = shown.map((runner) => ({ id: runner.id, ...nearest(lines.get(runner), ...pixel) }));
    this.pointing = found.sort((a, b) => a.distance - b.distance).find(({ distance }) => distance < REACH);
    const { id, step } = this.pointing ?? {};
    if (id !== pointing?.id || step !== pointing?.step) this.hooks.hover(id ?? null, step ?? null);
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
    this.space?.destroy();
    this.node.remove();
  }

  #project(known = new Map()) {
    if (!this.frame) return;
    const { frame } = this.deep ? this.space : this;
    const all = [...this.race.runners, ...(this.race.ghosts ?? [])];
    this.lines = new Map(
      all.map((runner) => [runner, known.get(runner) ?? polyline(runner.path, frame, this.frame.box)]),
    );
  }

  /** A surface under a moving hand: its tones go along, its lines come back when it rests. */
  #bend() {
    this.node.setAttribute("data-bent", "");
    this.still(true);
    this.#settle(() => this.still());
  }

  #repaint(name) {
    if (name) this.named = null;
    if (this.view) this.draw(this.view);
  }

  #settle(then) {
    clearTimeout(this.settling);
    this.settling = setTimeout(then, 160);
  }

  /** Into the third dimension and back, as soon as both it and Plotly are there. */
  #turn(wanted) {
    const {
      race: { surface, words },
      dark,
      levels,
      family,
      frame,
    } = this;
    if (wanted) {
      this.coming ??= import("./space.js")
        .then(({ Space }) => {
          this.space = new Space(this.node, () => {
            this.#project();
            this.#repaint();
            this.#settle(() => this.#repaint(true));
          });
          this.#repaint();
        })
        .catch(({ message }) => put(this.excuse, words[message] ?? message));
    }
    const deep = Boolean(wanted && this.space && window.Plotly);
    if (deep) this.space.draw(surface, levels, { dark, font: family, box: frame.box, words });
    if (deep === this.deep && this.space?.frame === this.projected) return;
    Object.assign(this, { deep, projected: this.space?.frame, named: null });
    this.node.toggleAttribute("data-deep", deep);
    this.space?.show(deep);
    this.#project();
  }

  #inspect({ ctx, race, frame, colors, dark, family }, { inspect, selected, hidden, step }) {
    const runner = inspect && race.runners.find(({ id, history }) => id === selected && history && !hidden.has(id));
    if (runner) this.bringing ??= import("./inspect.js").then((module) => this.#repaint((this.arrows = module)));
    if (runner)
      this.arrows?.inspect(ctx, { race, runner, step, frame, colors, style: style(runner.slot, dark), font: family });
    else this.arrows?.leave();
  }
}
