/**
 * Basins side by side: which minimum every start comes to, for each chosen runner, and where the race goes from its
 * own start.
 */

import { settling } from "../../core/batch.js";
import { unpack } from "../../core/wire.js";
import { sentence } from "../../kit/sentence.js";
import { sliced } from "../../kit/sliced.js";
import { arrange, element, set } from "../../kit/dom.js";
import { swatch } from "../../kit/marks.js";
import { live } from "../../stage/live.js";
import { map } from "./map.js";
import { encode, occurring } from "./colours.js";
import { low } from "../../kit/low.js";
import { endings } from "./endings.js";
import { legend } from "./legend.js";

// Px: one map at a time below, between two, least size, what is above and below a map; in a low window bar and time;
// what the legend needs to stand beside the maps.
const [NARROW, GAP, LEAST, BESIDE, AROUND, KEY] = [720, 28, 280, 328, 96, 180];
const [WORK, SMALLEST, LARGEST] = [8e5, 16, 48]; // of a coarse map: steps of all its runs, starts along a side

/** What a map depends on: all of a runner but its start. */
const spec = (race, { kind, values, plan }) => JSON.stringify([kind, values, plan, race.steps, race.catalog]);

/** @param {HTMLElement} host @param {(message: object) => void} send */
export function mount(host, send) {
  const [story, choice, maps, key] = ["h2", "div", "div", "ul"].map((tag, i) =>
    element(tag, { class: ["story", "choice", "maps", "key"][i] }),
  );
  story.role = "status";
  choice.role = "group";
  host.replaceChildren(story, choice, maps, key);
  const panels = new Map(); // by id: its map, and what is known of it
  const say = sentence(story);
  let data, explained, working, listed, gone; // once gone, what was under way draws nothing
  const look = ({ race, state }) => [race, state.dark, state.selected, Boolean(window.Plotly?.newPlot)];
  const wearing = () => look(live.latest);
  let drawn = []; // all that the maps show but the step of the race, when they were drawn last

  const narrow = () => maps.clientWidth < (low.matches ? 2 * LEAST : NARROW);
  const hooks = { begin: (point, released) => live.latest?.draft.begin(point, released) };

  /** The runners whose maps stand side by side: on a narrow page the selected runner alone. */
  function shown({ race, state }) {
    const runners = race.runners.filter(({ id }) => data.maps.some((each) => each.id === id));
    if (!narrow()) return runners;
    const one = race.runners.find(({ id }) => id === state.selected) ?? race.runners[0];
    return one ? [one] : [];
  }

  /** While the race only plays, its paths alone are drawn again. */
  function follow() {
    if (!live.latest || !data) return;
    const { state, draft } = live.latest;
    const now = shown(live.latest); // a page that has just become wide shows more
    if (now.some(({ id }) => !panels.has(id)) || wearing().some((value, i) => value !== drawn[i])) return draw();
    for (const runner of now)
      panels.get(runner.id).view.trace(runner, draft.start, state.step, state.dark, data.words, data.minima);
  }

  function draw() {
    if (!live.latest || !data || gone) return;
    const { race, state, draft } = live.latest;
    drawn = wearing();
    const now = shown(live.latest);
    for (const { id } of now) if (!panels.has(id)) panels.set(id, { view: map(hooks) });
    const views = now.map(({ id }) => panels.get(id).view.node);
    arrange(maps, views.concat(maps.contains(key) ? key : []));
    choose(race, state, now);
    say(endings(data, race, now, state.dark, draft.start), { moving: race.live, playing: false });
    const room = maps.clientWidth;
    const width = narrow() ? room : Math.max((room - GAP * (now.length - 1)) / now.length, low.matches ? LEAST : 0);
    const most = low.matches ? innerHeight - AROUND : narrow() ? innerWidth : Math.max(LEAST, innerHeight - BESIDE);
    let taken = 0;
    for (const runner of now) {
      const panel = panels.get(runner.id);
      const wanted = spec(race, runner);
      const fine = data.maps.find(({ id }) => id === runner.id);
      // Python's map is that of the race it was sent with.
      if (fine?.map && !race.live && race.revision === data.revision && panel.fine !== fine.map)
        Object.assign(panel, { fine: fine.map, spec: wanted });
      panel.wanted = wanted;
      taken += GAP + (panel.view.lay(data, race.surface.view, width, most, state.dark) ?? width);
      const best = panel.spec === wanted && panel.fine;
      panel.seen = best || panel.coarse;
      if (panel.seen) panel.view.tint(data, runner.name, panel.seen, state.dark, race.steps);
      panel.view.title(runner, state.dark);
      panel.view.trace(runner, draft.start, state.step, state.dark, data.words, data.minima);
    }
    explain(race, state.dark, now);
    if (room - taken >= KEY !== maps.contains(key)) (maps.contains(key) ? host : maps).append(key);
    work();
  }

  /** Coarse maps of the runners that have changed, one after another, a few ms at a time: the pointer comes first. */
  function work() {
    if (working || !live.latest) return;
    const { race, model } = live.latest;
    const due = shown(live.latest).find(({ id }) => {
      const { spec: fine, coarse, wanted } = panels.get(id) ?? {};
      return wanted && fine !== wanted && coarse?.spec !== wanted;
    });
    const programs = due && model.programs(due, race.steps);
    if (!programs) return;
    const side = Math.min(Math.max(Math.round(Math.sqrt(WORK / race.steps)), SMALLEST), LARGEST);
    const [x0, x1, y0, y1] = race.surface.view;
    const line = (from, to) => Array.from({ length: side }, (_, i) => from + ((to - from) * i) / (side - 1));
    const starts = [line(y0, y1).flatMap(() => line(x0, x1)), line(y0, y1).flatMap((y) => Array(side).fill(y))];
    const runs = settling(
      programs,
      due.values,
      starts.map((values) => Float64Array.from(values)),
      race.steps,
      race,
    );
    const mine = { id: due.id, spec: spec(race, due), surface: race.surface };
    working = true;
    sliced(runs, (found) => {
      working = false;
      const panel = panels.get(mine.id);
      if (panel && live.latest?.race.surface === mine.surface)
        panel.coarse = { spec: mine.spec, side, codes: encode(found, mine.surface, data) };
      draw();
    });
  }

  /** The runners of the race as switches: which maps stand side by side, or, on a narrow page, which one is shown. */
  function choose(race, state, now) {
    const news = [
      race.runners.map(({ id, name, slot }) => [id, name, slot]),
      now.map(({ id }) => id),
      state.dark,
      data.lang,
    ].join();
    if (news === listed) return;
    listed = news;
    set(choice, { ariaLabel: data.words.choose });
    const on = (id) => now.some((runner) => runner.id === id);
    arrange(
      choice,
      race.runners.map(({ id, name, slot }) => {
        const button =
          [...choice.children].find((each) => each.dataset.id === id) ??
          element("button", { type: "button", "data-id": id });
        button.replaceChildren(swatch(slot, state.dark), element("span", { lang: "en" }, name));
        set(button, {
          ariaPressed: String(on(id)),
          disabled: !narrow() && (on(id) ? now.length === 1 : now.length === data.most),
        });
        button.onclick = () => {
          if (narrow()) live.latest.set({ selected: id });
          const ids = narrow()
            ? [id]
            : race.runners.map((runner) => runner.id).filter((one) => on(one) !== (one === id));
          if (!narrow() || !data.maps.some((each) => each.id === id)) send({ shown: ids });
        };
        return button;
      }),
    );
    if (narrow()) choice.querySelector("[aria-pressed=true]")?.scrollIntoView({ block: "nearest", inline: "center" });
  }

  function explain({ steps }, dark, now) {
    const there = occurring(
      now.map(({ id }) => panels.get(id).seen?.codes ?? []).filter(({ length }) => length),
      data,
    );
    const news = [data.lang, dark, steps, ...data.minima, ...Object.values(there)].join();
    if (news === explained) return;
    explained = news;
    legend(host, key, data, data.palettes[dark ? "dark" : "light"], there);
  }

  live.addEventListener("frame", follow);
  const sizes = new ResizeObserver(draw);
  sizes.observe(maps);
  return {
    async update(next, again) {
      if (again) return;
      const known = await Promise.all(
        next.maps.map(async ({ id, map: packed }) => {
          if (!packed) return { id, map: null }; // it is run here
          const { header, arrays } = await unpack(packed);
          return { id, map: { ...header, ...arrays } };
        }),
      );
      data = { ...next, maps: known };
      host.lang = data.lang;
      draw();
    },
    destroy() {
      gone = true;
      live.removeEventListener("frame", follow);
      sizes.disconnect();
      for (const { view } of panels.values()) view.destroy();
    },
  };
}
