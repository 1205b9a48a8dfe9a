import { readBox } from "../core/typed.js";
import { arrange, element, name, put, set } from "../kit/dom.js";
import { bound, fill, refusal } from "../kit/format.js";
import { ticks } from "../kit/frame.js";
import { swatch } from "../kit/marks.js";

const STEPS = { scale: "integer", minimum: 1, maximum: 100000 }; // as engine/config.py
const [APART, LABEL] = [13, 70]; // px between two arrivals on the scrubber, px for a number below it

/** Play, step, scrub, speed, step limit. */
export function transport({ play, rail, marks, scale, range, now, limit, why, speed }, store, setSteps) {
  const signs = {};
  let width = 0;
  let shape, race;
  new ResizeObserver(() => {
    width = rail.clientWidth;
    store.set();
  }).observe(rail);

  range.onpointerdown = () => store.set({ playing: false });
  range.oninput = () => store.seek(Number(range.value));
  speed.onchange = () => store.set({ speed: Number(speed.value) });
  limit.onfocus = () => limit.select();
  limit.onkeydown = ({ key }) => {
    if (key === "Escape") limit.value = race.steps;
  };
  limit.oninput = limit.onblur = () => put(why, "");
  limit.onchange = () => {
    const { value: steps, why: problem } = readBox(STEPS, limit.value);
    if (!problem) {
      setSteps(steps);
      return;
    }
    limit.value = race.steps;
    put(
      why,
      fill(refusal(race.words, problem, STEPS.scale), {
        symbol: "T",
        low: bound(STEPS.minimum),
        high: bound(STEPS.maximum),
      }),
    );
  };

  return (next, field, { step, steps, playing, dark }) => {
    const { words } = next;
    if (race?.steps !== next.steps) limit.value = range.max = next.steps;
    race = next;
    let left = -APART;
    const arrived = field
      .filter((each) => each.arrived)
      .map(({ runner }) => runner)
      .sort((a, b) => a.arrival - b.arrival);
    arrange(
      marks,
      arrived.map(({ slot, arrival, name: title }) => {
        const sign = (signs[`${slot} ${dark}`] ??= element("span", {}, swatch(slot, dark, { size: 9 })));
        left = Math.max(left + APART, Math.round((arrival / steps) * width));
        set(sign.dataset, { help: title });
        set(sign.style, { left: `${left}px` });
        return sign;
      }),
    );
    if (width && shape !== (shape = `${width} ${steps}`)) {
      // The end is always named, and nothing too near to it.
      const numbers = ticks(0, steps, width / LABEL)
        .map(({ value }) => value)
        .filter((value) => Number.isInteger(value) && steps - value > (LABEL / 2 / width) * steps);
      scale.replaceChildren(
        ...[...numbers, steps].map((value) => element("span", { style: `left:${(100 * value) / steps}%` }, value)),
      );
    }
    const at = Math.floor(step);
    set(play.dataset, { playing: String(playing) });
    name(play, playing ? words.pause : words.play);
    range.value = at;
    set(range, { ariaValueText: fill(words.step_of, { step: at, steps }) });
    rail.style.setProperty("--fill", step / steps);
    put(now, String(at));
  };
}
