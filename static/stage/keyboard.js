/** The keys of the stage, wherever on the page the focus is, unless what has it needs them itself. */

/** What each key does: an act by name. The card of keys (signs.js) lists these. */
export const KEYS = {
  " ": "play",
  arrowleft: "back",
  arrowright: "forward",
  home: "first",
  end: "last",
  0: "whole",
  f: "full",
  g: "hideFuture",
  i: "inspect",
  v: "space",
  "?": "help",
};
export const CHORDS = { z: "undo", y: "redo", "shift z": "redo" }; // with Ctrl or ⌘
// Who keeps every key, who keeps the keys that move a value, and who the space bar.
const WRITES =
  "input:not([type=range], [type=checkbox], [type=radio]), textarea, select, [contenteditable=true]," +
  "[role=combobox], [role=listbox], [role=menu], [role=dialog], dialog";
const MOVES = "[type=range], [type=radio], [role=radiogroup], [role=slider], [role=tablist], [role=application]";
const PRESSES = `button:not([role=slider]), a, summary, [type=checkbox], [type=radio], [role=radiogroup]`;

/** Whether what has the focus means something by a key itself. @param {Element} target */
const keeps = (target, key) =>
  target.closest(WRITES) ||
  (key === " " && target.closest(PRESSES)) ||
  (/^(Arrow|Home|End)/.test(key) && target.closest(MOVES));

/** A letter is the one on the key, whatever it writes: under a Korean keyboard F writes ㄹ, or says Process. */
const named = ({ key = "", code }) =>
  (/^(Process|Unidentified|[^\0-\x7f])$/.test(key) ? code.replace("Key", "") : key).toLowerCase();

let current = new AbortController(); // of the stage that has the keys: there is one on a page

/**
 * Listens until the signal of a stage, or the next stage, ends it. A digit hides and shows a runner.
 * @param {Record<string, () => void>} acts @param {any} draft @param {any} store @param {AbortSignal} signal
 */
export function keyboard(acts, draft, store, signal) {
  current.abort();
  current = new AbortController();
  const listener = (event) => {
    const { target, key, shiftKey } = event;
    // A browser leaves full screen by itself, unless the key reaches the page first.
    if (key === "Escape" && document.fullscreenElement && !target.closest(WRITES)) document.exitFullscreen();
    const chord = event.ctrlKey || event.metaKey;
    const name = named(event);
    const act = acts[chord ? CHORDS[`${shiftKey ? "shift " : ""}${name}`] : KEYS[name]];
    const runner = !chord && draft.runners[key - 1];
    if (event.defaultPrevented || event.altKey || !(act || runner) || keeps(target, key)) return;
    event.preventDefault();
    if (act) act();
    else store.toggleRunner(runner.id);
  };
  document.addEventListener("keydown", listener, { signal: AbortSignal.any([signal, current.signal]) });
}
