/** One rule line by line with the numbers of a step, and a curve over the steps for all it keeps. */

import { put, speak } from "../../kit/dom.js";
import { fill, number } from "../../kit/format.js";
import { style } from "../../kit/marks.js";
import { call, compile } from "../../core/program.js";
import { unmoved } from "../../stage/ends.js";
import { live } from "../../stage/live.js";
import { closeWindow } from "./close_window.js";
import { Glide } from "./glide.js";
import { lineOf } from "./line.js";
import { reader } from "./reader.js";
import { stripOf } from "./strip.js";

const FIRST = 12; // the step shown first: by then running means have filled
const VIOLET = 6; // the slot whose colour a memory has

/** The rule follows what the stage draws. @param {HTMLElement} host */
export function mount(host) {
  const glide = new Glide();
  let data, view, seen, opened, read, tell, lines, strips;
  const parts = /** @type {NodeListOf<any>} */ (host.querySelectorAll("[data-part]"));
  const [story, zoom, title, said, list, under, strip] = parts;
  zoom.onchange = () => {
    glide.stop();
    if (!zoom.checked) live.latest.plot.resetZoom();
    seen = [];
    draw();
  };

  /** Shows one of the rule's views: which terms it has depends on what is 0. */
  function open(next) {
    view = next;
    [read, tell, seen] = [reader(view), compile(view.story), []];
    lines = view.lines.map(lineOf);
    strips = view.strips.map((each) => stripOf(each, strip, data.words));
    list.replaceChildren(...lines.map(([node]) => node));
    under.replaceChildren(...strips.map(({ node }) => node));
  }

  function draw() {
    if (!live.latest || !data) return;
    const { race, state, plot, set } = live.latest;
    plot.follows = zoom;
    if (!opened) set((opened = { inspect: true, step: Math.min(FIRST, race.steps) }));
    const runner = race.runners.find(({ id }) => id === data.runner);
    if (!runner) return;
    const none = runner.rows < 2; // the first step was the last, and has no place
    if (host.toggleAttribute("data-empty", none || !runner.history))
      return put(story, none ? unmoved(race, runner) : data.words.unkept);
    const next = data.lifted[Object.keys(data.lifted).find((name) => Number(runner.values[name]))] ?? data;
    if (next !== view) open(next);
    const step = Math.min(Math.max(Math.floor(state.step), 1), runner.rows - 1);
    const now = [runner, step, state.dark, state.playing];
    if (now.every((value, index) => value === seen[index])) return;
    const color = (slot) => style(slot, state.dark).color;
    host.style = `--runner: ${color(runner.slot)}; --memory: ${runner.slot === VIOLET ? "var(--ink)" : color(VIOLET)}`;
    if (seen[0] !== runner) for (const strip of strips) strip.show(runner);
    seen = now;
    const value = read(runner, step - 1);
    const [which, ratio, length, angle] = call(tell, view.story_inputs.map(value));
    story.ariaLive = state.playing ? "off" : "polite";
    put(story, fill(view.stories[which], { ratio: number(ratio), angle: Math.round(angle) }));
    put(title, fill(data.words.title, { step }));
    put(said, angle >= 0 ? fill(data.words.said, { length: number(length), angle: Math.round(angle) }) : "");
    for (const [, fillIn] of lines) fillIn(value);
    for (const strip of strips) strip.draw(step);
    if (!zoom.checked) return;
    const aim = glide.aim(plot);
    const to = closeWindow({ aim, home: plot.home }, runner.path, step);
    if (to !== aim) glide.go(plot, to);
  }

  live.addEventListener("frame", draw);
  return {
    update(next, again) {
      if (again) return;
      data = next;
      view = undefined;
      host.lang = data.lang;
      speak(host, data.words);
      draw();
    },
    destroy() {
      glide.stop();
      live.removeEventListener("frame", draw);
    },
  };
}
