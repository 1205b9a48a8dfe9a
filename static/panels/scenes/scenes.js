/** The buttons that lead to all scenes, with the sheet behind them, and the keys of a presenter's remote. */

import { name, put, set } from "../../kit/dom.js";
import { Sheet } from "./sheet.js";

const STEPS = { PageUp: -1, PageDown: 1 };
const TEXT = "input:not([type=range], [type=checkbox], [type=radio]), textarea, select, [contenteditable=true]";
const SLIDER = "[type=range], [role=slider]";

/** @param {HTMLElement} host with its three buttons @param {(message: object) => void} send */
export function mount(host, send) {
  const stop = new AbortController();
  const part = (key) => /** @type {HTMLButtonElement} */ (host.querySelector(`[data-part=${key}]`));
  const [previous, open, next] = ["previous", "open", "next"].map(part);
  const sender = String(performance.timeOrigin + performance.now());
  let [sent, gone] = [0, null];
  /** What Python has not answered: while it is busy, it hears the last message alone. */
  let edits = [];
  const tell = (edit) => {
    edits.push({ n: (sent += 1), ...edit });
    send({ sender, edits: [...edits] });
  };
  const step = (by) => tell({ step: by });
  const sheet = new Sheet(host, tell);

  previous.onclick = () => step(-1);
  next.onclick = () => step(1);
  open.onpointerenter = open.onfocus = () => sheet.prepare();
  open.onclick = () => sheet.open();
  document.addEventListener("keydown", keys, { signal: stop.signal });
  // The sentence below the verdict leads back to its scene.
  document.addEventListener("scene", (event) => tell({ choose: /** @type {CustomEvent} */ (event).detail }), {
    signal: stop.signal,
  });
  return { update, destroy };

  function keys(event) {
    const { target, key, altKey, ctrlKey, metaKey, shiftKey, defaultPrevented } = event;
    const by = STEPS[key];
    if (!by || altKey || ctrlKey || metaKey || shiftKey || defaultPrevented || sheet.shown) return;
    // Who moves along the page by keys keeps them on a slider; who has clicked one before has them free.
    if (target.matches?.(TEXT) || target.matches?.(`:is(${SLIDER}):focus-visible`)) return;
    event.preventDefault();
    step(by);
  }

  function update(data, again) {
    if (again) return;
    const { lang, words, heard, go = null } = data;
    if (heard[0] === sender) edits = edits.filter(({ n }) => n > heard[1]);
    set(host, { lang });
    put(open, words.scenes);
    set(open, { title: words.scenes_help });
    set(host, { ariaLabel: words.scenes });
    name(previous, words.previous);
    name(next, words.next);
    for (const button of [previous, open, next]) button.disabled = false; // before, a click would be lost
    sheet.update(data);
    if (go !== null && go !== gone) leave(go);
    gone = go;
  }

  function destroy() {
    stop.abort();
    sheet.destroy();
  }
}

/** To a scene of another page as if the reader had gone forward to it: one entry in the browser's history. */
function leave(address) {
  const embedded = location.search
    .slice(1)
    .split("&")
    .filter((each) => each.startsWith("embed"));
  history.pushState({}, "", new URL([`./${address}`, ...embedded].join("&"), document.baseURI).href);
  dispatchEvent(new PopStateEvent("popstate", { state: {} }));
}
