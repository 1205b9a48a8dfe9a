/** A map over two hyperparameters beside the stage: its ring is the stage's run, and follows it or leads it. */

import { best, scaleOf } from "../../core/colour_classes.js";
import { element } from "../../kit/dom.js";
import { style } from "../../kit/marks.js";
import { live } from "../../stage/live.js";
import { arrive, canonical, frameOf, told } from "./cells.js";
import { legend } from "./legend.js";
import { picture } from "./picture.js";
import { hand } from "./pointer.js";
import { Preview } from "./preview.js";
import { sentences } from "./sentences.js";
import { share, valuesOf } from "./sides.js";

function elements() {
  const title = element("h2", { class: "verdict", role: "status" });
  const runs = element("small", { "aria-hidden": "true" });
  const plot = element("div", { class: "plot", "data-testid": "map" });
  const ring = element(
    "div",
    { class: "ring", role: "slider", tabindex: "0", "data-testid": "ring", "aria-valuemin": "1" },
    element("i"),
  );
  const card = element("dl", { class: "card" });
  const names = [element("span", { class: "across" }), element("span", { class: "up" })];
  const inside = [element("div", { class: "hatch" }), plot, ...names, ring, card];
  const field = element("div", { class: "field", "data-cells": "none" }, ...inside);
  const under = element("div", { class: "legend" });
  return { head: element("div", { class: "told" }, title, runs), title, runs, plot, ring, card, names, field, under };
}

/** @param {HTMLElement} host */
export function mount(host) {
  // What Python sent, the race and its runner on the stage, Python's last cells, those in sight, and the size in px.
  const map = { data: null, race: null, runner: null, fine: null, shown: null, width: 0, height: 0 };
  let key; // of the map that the browser was last asked for
  const parts = elements();
  const { head, field, plot, names, under } = parts;
  host.replaceChildren(head, field, under);
  const { tell, stop: silence } = sentences(map, parts);
  const { draw, stop: rest } = picture(map, field, plot, (dark) => {
    legend(under, map.data, map.shown, dark, map.race.surface.minima.length > 0);
    tell();
  });
  const preview = new Preview((cells) => {
    const { data, fine } = map;
    const scale = fine?.frame === data.frame ? fine.scale : scaleOf(cells, data.colour, data.spec.steps, data.floor);
    map.shown = { ...cells, scale, best: best(cells, data.colour) };
    draw();
  });

  const controls = hand({
    ...parts,
    room() {
      const { l, r, t, b } = map.data.figure.layout.margin;
      return { left: l, top: t, width: map.width - l - r, height: map.height - t - b };
    },
    get ready() {
      return Boolean(map.data && map.runner && map.width);
    },
    count: () => map.data.sides[0].values.length,
    here: () => map.data.sides.map((side) => share(side, Number(map.runner.values[side.name]))),
    choose(cell, released, play = false) {
      const { draft, set: change } = live.latest;
      const { data, race } = map;
      const chosen = data.sides.map((side, i) => [side.name, side.values[cell[i]]]);
      draft.set(data.runner, Object.fromEntries(chosen), released);
      const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
      if (play) change(still ? { playing: false, step: race.steps } : { step: 0, playing: true });
    },
    tell: (part) => map.shown && told(map, part),
  });

  function follow() {
    const { data, fine } = map;
    if (!data || !live.latest) return;
    const { race } = live.latest;
    const runner = race.runners.find(({ id }) => id === data.runner);
    Object.assign(map, { race, runner });
    if (!runner) return;
    controls.place();
    field.style.setProperty("--mark", style(runner.slot, live.latest.state.dark).color);
    const values = Object.fromEntries(
      Object.entries(runner.values).filter(([name]) => !data.sides.some((side) => side.name === name)),
    );
    const now = canonical({ ...runner, values, start: race.start, steps: data.spec.steps, catalog: race.catalog });
    const mine = fine?.key === now && fine.frame === data.frame;
    if (mine && map.shown !== fine) {
      preview.stop();
      map.shown = fine;
    }
    if (!mine && now + data.frame !== key) ask(now);
    key = mine ? "" : now + data.frame;
    draw();
    tell();
  }

  /** Runs the map of a race that Python has not sent, if the browser has the programs. */
  function ask(now) {
    const { data, runner, race } = map;
    const { steps } = data.spec;
    const programs = live.latest.model.programs(runner, steps);
    host.toggleAttribute("data-pending", !programs);
    if (!programs) return;
    const [{ values }, { start }, { sides }] = [runner, race, data];
    preview.want({
      key: now + data.frame,
      steps,
      ask: (count) => {
        const [across, up] = valuesOf(sides, count);
        return [programs, { ...values, [sides[0].name]: across, [sides[1].name]: up }, start, steps, race, true];
      },
    });
  }

  const sizes = new ResizeObserver(() => {
    [map.width, map.height] = [field.clientWidth, field.clientHeight];
    controls.place();
    draw();
  });
  sizes.observe(field);
  live.addEventListener("frame", follow);
  return {
    update(next, again) {
      if (again) return;
      const foreign = map.shown !== map.fine || map.fine?.frame !== frameOf(next);
      map.data = { ...next, frame: frameOf(next) };
      if (foreign) [map.shown, key] = [null, ""];
      if (next.cells) map.fine = arrive(next);
      host.lang = next.lang;
      plot.role = "img";
      next.sides.forEach((side, i) => {
        const how = next.words[`scale_${side.scale}`];
        names[i].replaceChildren(side.title, " ", element("em", {}, side.symbol), how ? `, ${how}` : "");
      });
      follow();
    },
    destroy() {
      preview.stop();
      sizes.disconnect();
      rest();
      silence();
      live.removeEventListener("frame", follow);
    },
  };
}
