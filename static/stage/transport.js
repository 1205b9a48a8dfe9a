import { build, element, name, put } from "./dom.js";
import { fill, parse } from "./format.js";
import { ticks } from "./frame.js";
import { swatch } from "./marks.js";

const [APART, LABEL] = [13, 70]; // px between two arrivals on the scrubber, px for a number below it

/** Play, step, scrub, speed, step limit. */
export function transport(store, setSteps) {
  const { node, play, rail, marks, scale, range, now, limit, why, speed } = build("transport");
  let [race, shape, arrivals] = [null, "", []];

  range.onpointerdown = () => store.set({ playing: false });
  range.oninput = () => store.seek(Number(range.value));
  speed.onchange = () => store.set({ speed: Number(speed.value) });
  limit.oninput = limit.onblur = () => put(why, "");
  limit.onchange = () => {
    const steps = parse(limit.value);
    if (Number.isInteger(steps) && steps >= 1 && steps <= 100000) return setSteps(steps);
    limit.value = race.steps;
    put(why, race.words.steps_range);
  };

  /** Ticks and arrivals depend on the width. */
  function fit() {
    const { steps, dark, hidden } = store.state;
    const width = rail.clientWidth;
    const there = race.runners.filter(({ id, arrival }) => arrival !== null && !hidden.has(id)).sort((a, b) => a.arrival - b.arrival);
    const next = [width, steps, dark, ...there.map(({ slot, arrival }) => [slot, arrival])].join();
    if (!width || next === shape) return;
    shape = next;
    const places = there.map(({ arrival }) => (arrival / steps) * width);
    for (let pass = 0; pass < 99; pass++) {
      for (let k = 1; k < places.length; k++) {
        const lack = Math.max(0, APART - places[k] + places[k - 1]) / 2;
        places[k] += lack;
        places[k - 1] -= lack;
      }
    }
    arrivals = there.map(({ slot, arrival, name: title }, k) =>
      ({ arrival, node: element("span", { style: `left:${places[k]}px`, title }, swatch(slot, dark, { size: 9 })) }));
    marks.replaceChildren(...arrivals.map(({ node: sign }) => sign));
    // The end is always named, and nothing too near to it.
    const numbers = ticks(0, steps, width / LABEL).map(({ value }) => value).filter((value) => Number.isInteger(value) && steps - value > (steps * LABEL) / width / 2);
    scale.replaceChildren(...[...numbers, steps].map((step) => element("span", { style: `left:${(100 * step) / steps}%` }, step)));
  }

  return {
    node, fit,
    update(next) {
      const grown = race?.steps !== next.steps;
      race = next;
      range.max = race.steps;
      if (grown) limit.value = race.steps;
      fit();
    },
    draw({ step, steps, playing }) {
      const { words } = race;
      const at = Math.floor(step);
      play.dataset.playing = playing;
      name(play, playing ? words.pause : words.play);
      range.value = at;
      range.ariaValueText = fill(words.step_of, { step: at, steps });
      rail.style.setProperty("--fill", step / steps);
      put(now, String(at));
      for (const { node: sign, arrival } of arrivals) sign.hidden = arrival > step;
    },
    focus: () => play.focus({ preventScroll: true }),
  };
}
