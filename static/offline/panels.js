/**
 * The pictures beside the stage on a page of the site: each gets what the page carries of it, and after every edit what
 * this browser makes of that; where it can make nothing, a sentence stands in its place.
 */

import { unpack } from "../core/wire.js";
import { set } from "../kit/dom.js";
import { live } from "../stage/live.js";
import { bytesOf } from "./blocks.js";
import { runOf } from "./ensemble.js";
import { told } from "./verdict.js";
import { viewOf } from "./views.js";

/** What is the same for every race of the page, or tells itself whose it is. */
const same = (data) => data;
/** Python's part of the picture is that of the race of the page; the picture makes the others by itself. */
const own = (data, race, changed) => (changed ? data : { ...data, revision: race.revision });

/** By name: the module of a picture, and what it shows for a race; null where it can show nothing. */
const PANELS = {
  anatomy: [() => import("../panels/anatomy/anatomy.js"), viewOf],
  schedules: [() => import("../panels/schedules/schedules.js"), told],
  numbers: [() => import("../panels/numbers/numbers.js"), same],
  basins: [() => import("../panels/basins/basins.js"), own],
  rates: [() => import("../panels/rates/rates.js"), own],
  data: [() => import("../panels/data/data.js"), same],
  ensemble: [() => import("../panels/ensemble/ensemble.js"), runOf],
};

/** Brings the picture of a place, after the stage's first one. @param {HTMLElement} place */
export async function beside(place) {
  const { panel: name } = place.dataset;
  const [load, make] = PANELS[name];
  const instead = document.querySelector(`[data-instead=${name}]`);
  const drawn = live.latest ?? new Promise((first) => live.addEventListener("frame", first, { once: true }));
  const [{ mount }, { header, arrays }] = await Promise.all([load(), unpack(bytesOf(`panel-${name}`)), drawn]);
  const first = { ...header, ...arrays };
  const { link } = live.latest.race;
  const panel = mount(place, answer);
  let data = first; // as a hand has chosen it
  let seen, shown;

  function show(next) {
    set(place, { hidden: !next });
    if (instead) set(instead, { hidden: Boolean(next) });
    if (next && next !== shown) panel.update((shown = next), false);
  }

  /** A picture is of the race that was confirmed last. */
  function follow() {
    const { race } = live.latest;
    if (race.live || race === seen) return;
    seen = race;
    const changed = race.link !== link;
    if (!changed) data = first;
    show(make(data, race, changed));
  }

  /** Whose maps a hand asks for; those that the page does not carry are run here. @param {any} message */
  function answer({ shown: ids }) {
    if (!ids) return;
    data = { ...data, maps: ids.map((id) => first.maps.find((each) => each.id === id) ?? { id }) };
    show({ ...data, revision: shown.revision });
  }

  live.addEventListener("frame", follow);
  follow();
}
