/**
 * Sliders for the surface's own numbers, in the line of controls: under the hand the ground and every run follow in the
 * browser, and the stage tells Python on release.
 */

import { element, set } from "../../kit/dom.js";
import { dial } from "../../kit/slider.js";
import { live } from "../../stage/live.js";

/** @param {HTMLElement} host */
export function mount(host) {
  const group = element("div", { role: "group" });
  host.replaceChildren(group);
  let [shown, dials] = [null, []];

  function draw() {
    if (!live.latest) return;
    const { race, draft, state } = live.latest;
    const { numbers = [], title } = race.surface;
    const now = JSON.stringify([race.lang, race.surface.key, numbers]);
    if (now !== shown) {
      shown = now;
      dials = numbers.map((spec) => [
        spec.name,
        dial(spec, race.words, (value, released) => draft.shape({ [spec.name]: value }, released)),
      ]);
      group.replaceChildren(...dials.map(([, { node }]) => node));
      for (const [name, { range }] of dials) range.dataset.testid = `number-${name}`;
    }
    set(host, { lang: race.lang, hidden: !numbers.length });
    set(group, { ariaLabel: title });
    host.toggleAttribute("data-dark", state.dark);
    for (const [name, { update }] of dials) update(draft.numbers[name]);
  }

  const end = new AbortController();
  live.addEventListener("frame", draw, { signal: end.signal });
  draw();
  return { update() {}, destroy: () => end.abort() };
}
