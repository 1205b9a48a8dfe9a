/** What the colours and lines of the map mean. */

import { element } from "../../kit/dom.js";
import { fill, number } from "../../kit/format.js";
import { decade } from "../../kit/frame.js";
import { bands, BANDS, occurring } from "../../core/colour_classes.js";

const FEW = 0.02; // of all settings

/**
 * @param {boolean} floor whether the loss has a lowest point; where it has none, whoever leaves need not have diverged
 */
export function legend(host, data, shown, dark, floor) {
  const { words, colour } = data;
  const colors = data.colors[dark ? "dark" : "light"];
  const chip = (color, text, kind = "") =>
    element("span", { class: "chip" }, element("i", { style: color && `background: ${color}`, class: kind }), text);
  const arrived = shown?.arrived.reduce((count, step) => count + (step >= 0), 0);
  const there = new Set(shown ? bands(shown, shown.scale, data.floor) : []);
  const parts = [element("b", {}, words[`legend_${colour}`])];
  const chips = element("span", { class: "chips" });
  if (shown && colour !== "status" && (colour !== "steps" || arrived)) {
    const { low, high } = shown.scale;
    const end = (log) =>
      colour === "steps" ? String(Math.round(10 ** log)) : Number.isInteger(log) ? decade(log) : number(10 ** log);
    const ramp = element(
      "span",
      { class: "ramp" },
      ...colors.slice(0, BANDS).map((color) => element("i", { style: `background: ${color}` })),
    );
    parts.push(element("span", { class: "ends" }, end(low), ramp, end(high)));
  }
  for (const [band, name, kind] of occurring(there, colour, floor))
    chips.append(chip(kind === "lost" ? "" : colors[band], words[`legend_${name}`], kind));
  const best = element("span", { class: "line" }, element("i", { class: "star" }, "★"), words.legend_best);
  const lines = (shown?.best ?? -1) >= 0 ? [best] : [];
  for (const law of new Set(data.laws))
    lines.push(element("span", { class: "line" }, element("i", { "data-law": law }), words[`legend_${law}`]));
  const few = shown && colour === "steps" && arrived < FEW * shown.status.length;
  const why = data.instead ? words.none : few ? words.few : "";
  const hint = why ? [element("p", {}, fill(why, { steps: data.spec.steps }))] : [];
  if (chips.firstChild) parts.push(chips);
  host.replaceChildren(element("p", {}, ...parts, ...lines), ...hint);
}
