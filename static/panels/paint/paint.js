/**
 * Painting a landscape on the picture: while the hand moves, the ground and every run are drawn by the browser; Python
 * hears of it once, on release.
 */

import { live } from "../../stage/live.js";
import { bender } from "./bend.js";
import { List } from "./list.js";
import { Overlay } from "./overlay.js";
import { Past } from "./past.js";
import { MOST, placed, text } from "./shapes.js";

const LATE = 2e4; // ms after which nobody waits for an answer any more
const kept = { on: false, tool: "bowl", past: new Past() }; // while pages come and go

/** @param {HTMLElement} host @param {(message: object) => void} send */
export function mount(host, send) {
  let [data, bent, sent, before] = [null, null, { n: null, at: -Infinity }, null];
  const now = { shapes: [], bowl: 0, chosen: -1 };
  const said = () => JSON.stringify([now.shapes, now.bowl]);
  const state = () => ({
    ...now,
    on: kept.on,
    tool: kept.tool,
    most: MOST,
    words: data.words,
    lang: data.lang,
    limits: data.limits,
    plot: live.latest?.plot,
    behind: kept.past.behind,
    ahead: kept.past.ahead,
  });

  const acts = {
    toggle: () => after(() => (kept.on = !kept.on)),
    tool: (tool) => after(() => (kept.tool = tool)),
    choose: (i) => now.chosen === i || after(() => (now.chosen = i)),
    change(i, shape, released) {
      touch();
      now.shapes = i < now.shapes.length ? now.shapes.with(i, shape) : [...now.shapes, shape];
      now.chosen = i;
      show(released);
    },
    remove(i) {
      if (!now.shapes[i]) return;
      touch();
      now.shapes = now.shapes.toSpliced(i, 1);
      now.chosen = Math.min(i, now.shapes.length - 1);
      show(true);
    },
    add() {
      if (now.shapes.length >= MOST) return;
      const places = now.shapes.length;
      acts.change(places, placed(kept.tool, [((places * 1.7) % 5) - 2.5, ((places * 1.1) % 4) - 2]), true);
    },
    bowl(value, released) {
      touch();
      now.bowl = value;
      show(released);
    },
    example(name) {
      if (name) send({ n: number(), example: name });
    },
    undo: () => restore(kept.past.back(said())),
    redo: () => restore(kept.past.forth(said())),
  };
  const list = new List(acts);
  const overlay = new Overlay(state, acts);
  host.replaceChildren(list.node);

  /** What it was when the hand came. */
  const touch = () => (before ??= said());

  function restore(value) {
    if (value === null) return;
    [now.shapes, now.bowl] = JSON.parse(value);
    now.chosen = Math.min(now.chosen, now.shapes.length - 1);
    before = null;
    show(true);
  }

  function after(change) {
    change();
    draw();
  }

  /** The ground and all runs as the hand has them; on release Python is told. */
  function show(released) {
    bend();
    if (released) {
      const changed = before !== said();
      if (before !== null && changed) kept.past.add(before);
      before = null;
      if (changed) send({ n: number(), shapes: now.shapes, bowl: now.bowl });
    }
    draw();
  }

  const number = () => {
    sent = { n: `${performance.now()} ${Math.random()}`, at: performance.now() };
    return sent.n;
  };

  function bend() {
    const { draft, model } = live.latest ?? {};
    if (!draft || model.race.surface.key !== "painted") return;
    bent ??= bender(data.bend);
    draft.bend(`painted ${text(now.shapes)} ${now.bowl}`, ...bent(now.shapes, now.bowl, model.race.surface));
  }

  function draw() {
    if (!data) return;
    list.draw(state());
    if (live.latest) overlay.draw(kept.on && live.latest.race.surface.key === "painted");
  }

  const end = new AbortController();
  const { signal } = end;
  for (const name of ["frame", "still"]) live.addEventListener(name, draw, { signal });
  // The landscape's own changes come first; those of the race were before the ground was another.
  document.addEventListener(
    "keydown",
    (event) => {
      const { target, key, ctrlKey, metaKey, shiftKey } = event;
      const writes = target instanceof Element && target.closest("input:not([type=range]), textarea, select");
      if (!kept.on || writes || !(ctrlKey || metaKey)) return;
      const forth = /^y$/i.test(key) || (/^z$/i.test(key) && shiftKey);
      if (!(forth ? kept.past.ahead : /^z$/i.test(key) && kept.past.behind)) return;
      event.preventDefault();
      event.stopPropagation();
      (forth ? acts.redo : acts.undo)();
    },
    { signal, capture: true },
  );

  return {
    update(news, again) {
      if (again) return;
      const spoken = data?.lang === news.lang;
      [data, bent] = [news, null];
      if (!spoken) list.speak(data);
      const waits = sent.n !== null && news.echo !== sent.n && performance.now() - sent.at < LATE;
      if (overlay.held || waits || before !== null) bend();
      else {
        if (news.echo !== sent.n && data && said() !== JSON.stringify([news.shapes, news.bowl])) kept.past.forget();
        Object.assign(now, { shapes: news.shapes, bowl: news.bowl });
        now.chosen = Math.min(now.chosen, now.shapes.length - 1);
      }
      draw();
    },
    destroy() {
      end.abort();
      overlay.node.remove();
    },
  };
}
