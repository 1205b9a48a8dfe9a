/** Files dropped on the stage. Elsewhere a browser does with them what it does. */

import { put } from "../../kit/dom.js";

const SHOWN = 8_000; // ms

/**
 * @param {(files: File[]) => Promise<string>} take what has become of them, in words
 * @param {AbortSignal} signal
 */
export function listen(take, signal) {
  let timer = 0;
  const over = ({ target, dataTransfer }) =>
    dataTransfer?.types.includes("Files") && target instanceof Element && target.closest(".stage");
  const mark = (stage, on) => stage?.toggleAttribute("data-over", on);

  document.addEventListener(
    "dragover",
    (event) => {
      const stage = over(event);
      mark(document.querySelector(".stage[data-over]"), false);
      if (!stage) return;
      event.preventDefault(); // or the browser would leave the page for the file
      mark(stage, true);
    },
    { signal },
  );
  document.addEventListener(
    "dragleave",
    ({ relatedTarget }) => {
      if (!relatedTarget) mark(document.querySelector(".stage[data-over]"), false);
    },
    { signal },
  );
  document.addEventListener(
    "drop",
    async (event) => {
      const stage = over(event);
      mark(stage, false);
      if (!stage) return;
      event.preventDefault();
      const said = /** @type {HTMLElement} */ (stage.querySelector("[data-testid=import-said]"));
      put(said, await take([...event.dataTransfer.files]));
      said.hidden = false;
      clearTimeout(timer);
      timer = window.setTimeout(() => (said.hidden = true), SHOWN);
    },
    { signal },
  );
}
