import { build, element, name, put, set } from "./dom.js";
import { fill, parse } from "./format.js";
import { ticks } from "./frame.js";
import { swatch } from "./marks.js";

const [APART, LABEL] = [13, 70]; // px between two arrivals on the scrubber, px for a number below it

/** Play, step, scrub, speed, step limit. */
export function transport(store, setSteps) {
  const { node, play, rail, marks, scale, range, now, limit, why, speed } = build("transport");
  let [width, shape, arrivals, race] = [0, "", []];
  new ResizeObserver(() => {
    width = rail.clientWidth;
    store.set();
  }).observe(rail);

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

  function mark(there, { steps, dark }) {
    let left = -APART;
    arrivals = there.map(({ slot, arrival, name: title }) => {
      left = Math.max(left + APART, (arrival / steps) * width);
      return element("span", { style: `left:${left}px`, title }, swatch(slot, dark, { size: 9 }));
    });
    marks.replaceChildren(...arrivals);
    // The end is always named, and nothing too near to it.
    const numbers = ticks(0, steps, width / LABEL).map(({ value }) => value)
      .filter((value) => Number.isInteger(value) && steps - value > (LABEL / 2 / width) * steps);
    scale.replaceChildren(...[...numbers, steps].map((step) => element("span", { style: `left:${(100 * step) / steps}%` }, step)));
  }

  function draw(next, state) {
    const { words, runners } = next;
    const { step, steps, playing, hidden, dark } = state;
    if (race?.steps !== next.steps) limit.value = range.max = next.steps;
    race = next;
    const there = runners.filter(({ id, arrival }) => arrival !== null && !hidden.has(id)).sort((a, b) => a.arrival - b.arrival);
    const wanted = [width, steps, dark, ...there.map(({ slot, arrival }) => `${slot} ${arrival}`)].join();
    if (width && wanted !== shape) mark(there, state);
    shape = wanted;
    arrivals.forEach((sign, k) => { set(sign, { hidden: there[k].arrival > step }); });
    const at = Math.floor(step);
    set(play.dataset, { playing: String(playing) });
    name(play, playing ? words.pause : words.play);
    range.value = at;
    set(range, { ariaValueText: fill(words.step_of, { step: at, steps }) });
    rail.style.setProperty("--fill", step / steps);
    put(now, String(at));
  }
  return { node, draw, play };
}
