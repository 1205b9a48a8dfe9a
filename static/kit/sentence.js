/** A sentence that follows the stage: at most twice a second while it plays, read out only once it rests. */

const CALM = 500; // ms between two changes

/**
 * @param {HTMLElement} node with role="status"
 * @returns a function that says it
 */
export function sentence(node) {
  let [spoken, said] = [-Infinity, ""];
  /** @param {any[]} pieces texts and nodes @param {{moving: boolean, playing: boolean}} stage */
  return (pieces, { moving, playing }) => {
    const now = performance.now();
    node.ariaLive = moving || playing ? "off" : "polite";
    if (playing && now - spoken < CALM) return;
    if (said === (said = pieces.map((piece) => piece.outerHTML ?? piece).join(""))) return;
    spoken = now;
    node.replaceChildren(...pieces);
    node.style.setProperty("--length", `${letters(node.textContent)}`);
  };
}

/**
 * How long a sentence is, in Latin letters: a Korean one is nearly twice as wide in every font.
 * @param {string} text
 */
export const letters = (text) => text.length + 0.9 * (text.match(/[ㄱ-힣]/g)?.length ?? 0);
