/** The learning rate of every runner over the steps, side by side on the same axes; the panels follow the stage. */

import { arrange, element, put } from "../../kit/dom.js";
import { decade, ticks } from "../../kit/frame.js";
import { live } from "../../stage/live.js";
import { drawing, panelOf } from "./panel.js";

const DECADES = 6; // what is lower lies on the lowest line
const CALM = 100; // ms between two changes of words while something moves
const { ceil, floor, log10, max, min } = Math;

/** The panels follow what the stage draws. @param {HTMLElement} host */
export function mount(host) {
  const [verdict, hint, title, figures] = ["strong", "span", "summary", "p"].map((tag) => element(tag, {}));
  const guest = element("p", { class: "guest" });
  const said = element("p", { class: "said", role: "status" }, verdict, " ", hint);
  const numbers = element("details", {}, title, figures);
  const [gauge, scale] = [element("div", { class: "gauge", "aria-hidden": "true" }), element("em", {}, "η")];
  const row = element("div", { class: "row" });
  const all = drawing("path", { id: "schedules-all" });
  const wall = element(
    "div",
    { class: "wall", role: "group" },
    drawing("svg", { width: 0, height: 0, "aria-hidden": "true" }, drawing("defs", {}, all)),
    gauge,
    row,
  );
  const shared = { data: null, dark: false, steps: 1, axis: null, height: null };
  let [panels, seen, spoken] = [{}, [], 0];
  host.append(said, numbers, guest, wall);

  /** One axis for all. During a drag it stays as long as half of it is needed. */
  function measure(found, moving) {
    const {
      data: { log },
      axis: before,
    } = shared;
    const rates = found.flatMap(({ corners }) => corners.map(([, rate]) => rate)).filter(Number.isFinite);
    const kept = moving && before?.log === log ? before : null;
    let [low, high] = [0, max(0, ...rates) || 1];
    if (log) {
      high = max(ceil(log10(high) - 1e-9), kept?.high ?? -Infinity);
      low = max(
        high - DECADES,
        min(high - 1, floor(log10(min(...rates.filter((rate) => rate > 0), 10 ** high))), kept?.low ?? Infinity),
      );
    } else high = kept && high <= kept.high && high > kept.high / 2 ? kept.high : 1.04 * high;
    const marks = log
      ? ticks(low, high, min(3, high - low)).filter(({ value }) => Number.isInteger(value))
      : ticks(low, high, 2);
    const key = [log, low, high].join();
    shared.height = (rate) =>
      100 * min(max((high - (log ? log10(max(rate, Number.MIN_VALUE)) : rate)) / (high - low), -0.5), 1);
    if (before?.key === key) return;
    shared.axis = { key, log, low, high };
    gauge.replaceChildren(
      scale,
      ...marks.map(({ value, text }) =>
        element("span", { style: `top: ${(100 * (high - value)) / (high - low)}%` }, log ? decade(value) : text),
      ),
    );
  }

  function draw() {
    if (!live.latest || !shared.data) return;
    const { race, state } = live.latest;
    const now = [race, shared.data, state.dark];
    const fresh = now.some((value, i) => value !== seen[i]);
    if (fresh) plan(race, state.dark);
    seen = now;
    const step = floor(state.step);
    row.style.setProperty("--at", min(state.step / race.steps, 1));
    // Pictures come first: numbers and words, which cost the page a layout, follow ten times a second.
    const [time, calm] = [performance.now(), state.playing || race.live];
    const say = !calm || time - spoken >= CALM;
    if (say) spoken = time;
    for (const { id } of race.runners) {
      panels[id].draw(step, state.hidden.has(id), state.selected === id);
      if (say) panels[id].say(step);
    }
  }

  function plan(race, dark) {
    Object.assign(shared, { dark, steps: race.steps });
    host.toggleAttribute("data-stale", race.live);
    panels = Object.fromEntries(race.runners.map(({ id }) => [id, panels[id] ?? panelOf(id, shared)]));
    const found = race.runners.map((runner) => [panels[runner.id], runner]);
    for (const [panel, runner] of found) panel.take(runner);
    measure(
      found.map(([panel]) => panel.shape),
      race.live,
    );
    for (const [panel] of found) panel.look();
    arrange(
      row,
      found.map(([panel]) => panel.node),
    );
    const d = found.map(([panel]) => panel.d).join("");
    if (all.getAttribute("d") !== d) all.setAttribute("d", d);
  }

  /** The sentences that Python sends; faint during a drag. */
  function speak(data) {
    host.lang = data.lang;
    wall.ariaLabel = data.words.panels;
    put(guest, data.guest);
    put(verdict, data.verdict);
    put(hint, data.hint);
    put(title, data.words.numbers);
    put(figures, data.figures);
    numbers.hidden = !data.figures;
  }

  live.addEventListener("frame", draw);
  return {
    update(next, again) {
      if (again) return;
      speak((shared.data = next));
      draw();
    },
    destroy: () => live.removeEventListener("frame", draw),
  };
}
