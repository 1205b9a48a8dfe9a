/** Names at the right end of what they name: in their colours, and never one over another. */
import { arrange, element, put } from "./dom.js";

/**
 * @param {HTMLElement} host @param {number} gap px between two names
 * @returns a function that puts them there
 */
export function names(host, gap = 15) {
  /** @type {HTMLElement[]} */
  const labels = [];
  /** @param {{name: string, color: string, y: number}[]} ends y in px of the host @param {number} height of it */
  return (ends, height) => {
    const sorted = ends.map((end) => ({ ...end, at: end.y })).sort((a, b) => a.y - b.y);
    // Pushed down from above, then up from below.
    sorted.forEach((end, i) => (end.at = Math.max(end.y, 0, i && sorted[i - 1].at + gap)));
    sorted.forEach((end, i) => (end.at = Math.min(end.at, height - gap * (sorted.length - 1 - i))));
    arrange(
      host,
      sorted.map(({ name, color, at }, i) => {
        const node = (labels[i] ??= element("b"));
        put(node, name);
        Object.assign(node.style, { color, translate: `0 ${at}px` });
        return node;
      }),
    );
  };
}
