/** Draws the map by Plotly, but not more often than leaves a hand that moves its time. */

import { live } from "../../stage/live.js";
import { look } from "./look.js";

const NARROW = 480; // px
const REST = 40; // ms that the page keeps between two pictures of the map

/**
 * @param {any} map its data, cells and size as they are now @param {HTMLElement} field @param {HTMLElement} plot in it
 * @param {(dark: boolean) => void} drawn called after every picture
 */
export function picture(map, field, plot, drawn) {
  let due, worn;
  let busy = 0; // until when the page has other things to do

  function draw() {
    clearTimeout(due);
    const { data, shown, width, height } = map;
    if (!data || !live.latest || !window.Plotly || !width) return;
    const wait = busy - performance.now();
    if (wait > 0) return void (due = setTimeout(draw, wait));
    const { dark } = live.latest.state;
    const wearing = [data, shown, dark, width, height];
    if (worn && wearing.every((value, i) => value === worn[i])) return;
    worn = wearing;
    const begun = performance.now();
    const own = shown !== null && shown === map.fine;
    const family = getComputedStyle(field).fontFamily;
    const { data: traces, layout } = look(data, shown, own, { dark, narrow: width < NARROW, family });
    window.Plotly.react(plot, traces, { ...layout, width, height }, { staticPlot: true, displayModeBar: false });
    field.dataset.cells = !shown ? "none" : own ? "fine" : shown.side;
    // A picture may take as long as it likes, but not more than a third of the hand's time.
    busy = performance.now() + Math.max(REST, 2 * (performance.now() - begun));
    drawn(dark);
  }

  return { draw, stop: () => clearTimeout(due) };
}
