/** Plotly's contour lines as paths that a canvas and an SVG can take. */

import { Outline } from "../kit/marks.js";
import { plotly } from "../stage/assets.js";
import { isolines } from "../stage/contour.js";

/** @typedef {{path: Outline, stroke: string, opacity: number, width: number, within: Outline | null}} Contour */

/**
 * @param {any} field @param {import("../kit/frame.js").Frame} flat @param {any} colors @param {string} template
 * @returns {Promise<Contour[]>} `within` is where the loss has a value, if it has none somewhere
 */
export async function contours(field, flat, colors, template) {
  try {
    await plotly();
  } catch {
    return []; // then there are tones and no lines, as on the stage
  }
  const host = document.createElement("div");
  await window.Plotly.newPlot(host, ...isolines(field, flat, colors, JSON.parse(template)), { staticPlot: true });
  const found = [...host.querySelectorAll(".contourlevel path")].map((line) => {
    const { stroke, strokeOpacity, strokeWidth } = /** @type {SVGPathElement} */ (line).style;
    const clip = /#([^'")]+)/.exec(line.closest(".contour")?.getAttribute("clip-path") ?? "")?.[1];
    const within = clip && host.querySelector(`[id="${clip}"] path`)?.getAttribute("d");
    return {
      path: new Outline(line.getAttribute("d") ?? ""),
      stroke,
      opacity: Number(strokeOpacity || 1),
      width: parseFloat(strokeWidth),
      within: within ? new Outline(within) : null,
    };
  });
  window.Plotly.purge(host);
  return found;
}
