import { plotly, style } from "./assets.js";
import { listen } from "./keys.js";
import { arrange } from "./layout.js";
import { build } from "./parts.js";
import { Model } from "./model.js";
import { Plot } from "./plot.js";
import { probe } from "./probe.js";
import { Store } from "./store.js";
import { isDark, watch } from "./surroundings.js";
import { Wish } from "./wish.js";

/**
 * @typedef {Object} Callbacks
 * @property {(message: import("./wish.js").Message) => void} commit once per release
 * @property {(message: import("./wish.js").Message) => void} [preview] while a hand moves: whoever can compute paths at once may
 * @property {() => void} [copied]
 */

/** What is drawn now, for whatever else on the page follows it: `latest` is {race, state, set}, and every picture is a "frame". */
export const live = Object.assign(new EventTarget(), { latest: null });

const LASTING = ["selected", "hidden", "dark"]; // a change of these changes more than the moving picture

/** Everything between the strip and the foot of the page. */
class Stage {
  painted = 0;
  seq = 0;
  #drawn = null;
  #seen = {};
  #due = 0;

  constructor(host, callbacks) {
    this.store = new Store();
    this.model = new Model();
    this.wish = this.edits = new Wish(this.model, {
      commit: callbacks.commit, changed: (race) => this.#show(race), select: (selected) => this.store.set({ selected }),
    });
    this.parts = build(host, this.store, this.edits, {
      hover: (id, step) => this.#hover(id, step), reload: () => this.#load(), full: () => this.#full(), copied: callbacks.copied,
    });
    const { root, plotHost, lossHost } = this.parts;
    this.unwatch = watch(root, () => this.#relayout());
    this.sizes = new ResizeObserver(() => this.#resize());
    for (const node of [plotHost, lossHost]) this.sizes.observe(node);
    this.store.subscribe((state) => this.#render(state));
    listen(root, {
      toggle: () => this.store.toggle(),
      nudge: (by) => this.store.nudge(by),
      seek: (step) => this.store.seek(step),
      runner: (index) => this.wish.runners[index] && this.store.toggleRunner(this.wish.runners[index].id),
      full: () => this.#full(),
    });
    style().then(() => { root.hidden = false; this.#relayout(); });
    this.#load();
  }

  async update(bytes) {
    if (this.bytes?.length === bytes.length && bytes.every((byte, index) => byte === this.bytes[index])) return;
    this.bytes = bytes.slice();
    const before = this.race?.revision;
    const race = await this.model.confirm(this.bytes);
    if (!race) return;
    // Revisions that start over belong to a new session, which knows nothing of our earlier messages.
    this.#show(race);
    this.wish.adopt(race, before === undefined || race.revision < before);
    this.#refresh();
    this.#relayout();
  }

  #show(race) {
    this.race = race;
    this.store.resize(race.steps);
    this.plot?.setRace(race);
    this.parts.loss.setRace(race);
    this.parts.headline.update(race);
    this.parts.cards.update(race, this.wish, this.store.state);
    if (!race.live) {
      this.parts.speak(race);
      this.#announce();
    }
    this.#refresh();
  }

  destroy() {
    this.unwatch();
    this.sizes.disconnect();
    cancelAnimationFrame(this.#due);
    this.store.destroy();
    this.plot?.destroy();
    this.parts.loss.destroy();
    this.parts.root.remove();
    live.latest = null;
    if (window.stage === this.probe) delete window.stage;
  }

  async #load() {
    const { root, plotHost, notice, select } = this.parts;
    try {
      await Promise.all([plotly(), style()]);
      if (!root.isConnected) return;
      this.plot = new Plot(plotHost, {
        start: (point, released) => this.wish.begin(point, released),
        hover: (id, step) => this.#hover(id, step),
        select,
      });
      this.plot.setTheme(this.store.state.dark);
      if (this.race) this.plot.setRace(this.race);
      this.#announce();
      this.store.set();
    } catch (error) {
      console.error(error);
      notice.show("error");
    }
  }

  #announce() {
    if (this.plot) this.parts.notice.show(this.race?.runners.length ? null : "empty");
  }

  /** Brings everything that is not drawn anew each frame in line with race, wish and desk. */
  #refresh() {
    const { state } = this.store;
    const { cards, transport, board } = this.parts;
    if (!this.race) return;
    if (!this.wish.find(state.selected)) state.selected = this.#richest();
    this.#seen = Object.fromEntries(LASTING.map((key) => [key, state[key]]));
    cards.update(this.race, this.wish, state);
    transport.update(this.race, state);
    board.update(this.race, state);
    this.store.set();
  }

  // Before anyone has chosen, the card with the most sliders is open: it has the most to show.
  #richest() {
    const size = ({ params }) => params.filter(({ main }) => main).length;
    const here = this.race.runners.filter(({ id }) => this.wish.find(id));
    return here.reduce((best, runner) => (best && size(best) >= size(runner) ? best : runner), null)?.id ?? null;
  }

  #render(state) {
    const { root, headline, cards, transport, board, loss } = this.parts;
    if (!this.race || root.hidden) return;
    if (LASTING.some((key) => this.#seen[key] !== state[key])) this.#refresh();
    const time = performance.now();
    headline.draw(state, time);
    cards.draw(state.step);
    transport.draw(state);
    board.draw(state, time);
    const removed = this.race.runners.map(({ id }) => id).filter((id) => !this.wish.find(id));
    const view = {
      step: state.step, start: this.wish.start, selected: state.selected, hidden: new Set([...state.hidden, ...removed]),
      hover: state.hover, pending: this.wish.pending && this.race.waiting,
    };
    loss.draw(view);
    if (!this.plot) return;
    this.plot.draw(view);
    this.#count();
    live.latest = { race: this.race, state, set: (change) => this.store.set(change) };
    live.dispatchEvent(new Event("frame"));
  }

  #count() {
    this.painted += 1;
    if (this.#drawn !== null && this.#drawn !== this.race.revision) this.seq += 1;
    this.#drawn = this.race.revision;
    if (this.probe) return;
    this.probe = probe(this);
    window.stage = this.probe;
  }

  #relayout() {
    this.#due ||= requestAnimationFrame(() => {
      this.#due = 0;
      const { root, loss } = this.parts;
      if (root.hidden) return;
      const dark = isDark(root);
      root.toggleAttribute("data-dark", dark);
      if (dark !== this.store.state.dark) {
        this.plot?.setTheme(dark);
        loss.setTheme(dark);
        this.store.set({ dark });
      }
      if (this.race) arrange(this.parts);
    });
  }

  #resize() {
    this.plot?.resize();
    this.parts.loss.resize();
    this.store.set();
  }

  #hover(id, step) {
    this.store.set({ hover: id === null ? null : { id, step } });
  }

  #full() {
    if (document.fullscreenElement) document.exitFullscreen();
    else this.parts.root.requestFullscreen?.();
  }
}

/**
 * @param {HTMLElement} host
 * @param {Uint8Array} bytes
 * @param {Callbacks} callbacks
 * @returns {{update: (bytes: Uint8Array) => void, destroy: () => void}}
 */
export function mount(host, bytes, callbacks) {
  const stage = new Stage(host, callbacks);
  stage.update(bytes);
  return { update: (next) => stage.update(next), destroy: () => stage.destroy() };
}
