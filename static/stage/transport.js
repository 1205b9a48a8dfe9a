import { element, name, put } from "./dom.js";
import { fill } from "./format.js";
import { icon } from "./icons.js";
import { swatch } from "./marks.js";

const SPEEDS = [0.25, 0.5, 1, 2, 4, 8];
const APART = 13; // px between two arrivals on the scrubber

/** Play, step, scrub, speed, loop, full screen. */
export class Transport {
  #shape = "";
  #arrivals = [];

  /** @param {import("./store.js").Store} store @param {() => void} fullScreen */
  constructor(store, fullScreen) {
    const button = (glyph, action, attributes = {}) => element("button", { type: "button", class: "tool", onclick: action, ...attributes }, icon(glyph));
    // A space after a click plays on, instead of stepping once more.
    const step = (by) => (event) => { store.nudge(by); if (event.detail > 0) this.play.focus({ preventScroll: true }); };
    this.store = store;
    this.play = button("play", () => store.toggle(), { class: "play", "data-testid": "play" });
    this.back = button("back", step(-1));
    this.forward = button("forward", step(1));
    this.range = element("input", {
      type: "range", min: 0, step: 1, "data-testid": "scrub",
      oninput: () => store.seek(Number(this.range.value)),
      onpointerdown: () => store.set({ playing: false }),
    });
    this.marks = element("div", { class: "arrivals", "aria-hidden": "true" });
    this.ticks = element("div", { class: "ticks", "aria-hidden": "true" });
    this.rail = element("div", { class: "rail" }, this.marks, element("div", { class: "track" }), this.ticks, this.range);
    this.word = element("span", { class: "word" });
    this.step = element("b", {});
    this.steps = element("span", {});
    this.speed = element("select", { class: "speed", onchange: () => store.set({ speed: SPEEDS[this.speed.selectedIndex] }) },
      ...SPEEDS.map((speed) => element("option", {}, `${speed}×`)));
    this.loop = button("loop", () => store.set({ loop: !store.state.loop }), { class: "tool loop" });
    this.full = button("full", fullScreen, { class: "tool full" });
    this.full.hidden = !document.fullscreenEnabled;
    this.node = element("div", { class: "transport", role: "group" }, this.play, this.back, this.forward, this.rail,
      element("span", { class: "count" }, this.word, " ", this.step, " / ", this.steps), this.speed, this.loop, this.full);
  }

  /** @param {any} race @param {import("./store.js").Desk} state */
  update(race, { steps, hidden, dark }) {
    this.words = race.words;
    const { words } = race;
    name(this.back, words.step_back);
    name(this.forward, words.step_forward);
    name(this.speed, words.speed);
    name(this.loop, words.loop);
    name(this.full, words.full);
    this.node.setAttribute("aria-label", words.play);
    this.range.setAttribute("aria-label", words.step);
    this.range.max = steps;
    put(this.word, words.step);
    put(this.steps, String(steps));
    this.arrivals = race.runners.filter(({ id, arrival }) => arrival !== null && !hidden.has(id)).sort((a, b) => a.arrival - b.arrival);
    this.dark = dark;
    this.layout();
  }

  /** @param {import("./store.js").Desk} state */
  draw({ step, steps, playing, speed, loop }) {
    const at = Math.floor(step);
    if (this.play.dataset.playing !== String(playing)) {
      this.play.dataset.playing = String(playing);
      this.play.replaceChildren(icon(playing ? "pause" : "play"));
    }
    name(this.play, playing ? this.words.pause : this.words.play);
    if (Number(this.range.value) !== at) this.range.value = at;
    this.range.setAttribute("aria-valuetext", fill(this.words.step_of, { step: at, steps }));
    this.rail.style.setProperty("--fill", String(step / steps));
    put(this.step, String(at));
    this.speed.selectedIndex = SPEEDS.indexOf(speed);
    this.loop.setAttribute("aria-pressed", String(loop));
    for (const { node, arrival } of this.#arrivals) node.hidden = arrival > step;
  }

  /** Ticks and arrivals depend on the width. */
  layout() {
    const width = this.rail.clientWidth;
    const { steps } = this.store.state;
    const shape = JSON.stringify([width, steps, this.dark, this.arrivals?.map(({ slot, arrival }) => [slot, arrival])]);
    if (!width || !this.arrivals || shape === this.#shape) return;
    this.#shape = shape;
    this.ticks.replaceChildren(...rounded(steps, width / 70).map((step) => element("span", { style: `left:${(100 * step) / steps}%` }, String(step))));
    const places = fan(this.arrivals.map(({ arrival }) => (arrival / steps) * width), width);
    this.#arrivals = this.arrivals.map(({ slot, arrival, name: title }, index) => {
      const node = element("span", { style: `left:${places[index]}px`, title }, swatch(slot, this.dark, { size: 9 }));
      return { node, arrival };
    });
    this.marks.replaceChildren(...this.#arrivals.map(({ node }) => node));
    this.draw(this.store.state);
  }
}

/** Round step numbers from 0 to the end, at most `most` gaps. */
function rounded(steps, most) {
  const rough = Math.max(1, steps / Math.max(1, most));
  const power = 10 ** Math.floor(Math.log10(rough));
  const stride = [1, 2, 5, 10].map((lead) => lead * power).find((candidate) => candidate >= rough);
  const ticks = Array.from({ length: Math.floor(steps / stride) + 1 }, (_, index) => index * stride);
  const rest = steps - ticks.at(-1);
  if (rest > stride / 2) return [...ticks, steps];
  return rest > 0 && ticks.length > 1 ? [...ticks.slice(0, -1), steps] : ticks;
}

/** Pushes sorted places apart around their common middle, so that no marker hides another. */
function fan(places, width) {
  const groups = [];
  for (const place of places) {
    let group = { middle: place, count: 1 };
    while (groups.length) {
      const last = groups.at(-1);
      if (group.middle - last.middle >= (APART * (group.count + last.count)) / 2) break;
      groups.pop();
      const count = group.count + last.count;
      group = { middle: (group.middle * group.count + last.middle * last.count) / count, count };
    }
    const reach = (APART * (group.count - 1)) / 2;
    group.middle = Math.max(reach, Math.min(group.middle, width - reach));
    groups.push(group);
  }
  return groups.flatMap(({ middle, count }) => Array.from({ length: count }, (_, index) => middle + APART * (index - (count - 1) / 2)));
}
