/** What the buttons of the stage do, and the keys that stand for them. */

import { keyboard } from "./keyboard.js";

/** What is on or off: a key of the state each, with a button. */
export const TOGGLES = ["loop", "space", "inspect", "ghost", "hand", "hideFuture"];

/**
 * @param {any} parts @param {any} store @param {any} draft
 * @param {import("./opening.js").Opening} opening
 * @param {{keep(on: boolean): void, reload(): void, whole(): void}} hooks the runs of now are kept in sight, or no
 *   more; the picture is asked for again; the whole surface is shown again
 * @param {AbortSignal} signal ends the keys
 */
export function listen(
  { node: root, rates, adder, play, help },
  store,
  draft,
  opening,
  { keep, reload, whole },
  signal,
) {
  const { state } = store;
  const acts = {
    play: () => store.toggle(),
    back: () => store.nudge(-1),
    forward: () => store.nudge(1),
    first: () => store.seek(0),
    last: () => store.seek(state.steps),
    full: () => (document.fullscreenElement ? document.exitFullscreen() : root.requestFullscreen?.()),
    rates: () => (rates.value === "find" ? draft.tune() : draft.assign(rates.value)),
    add: () => adder.showPicker(),
    all() {
      const results = document.querySelector("#results, .st-key-results");
      if (results) results.scrollIntoView({ block: "center" });
      else root.toggleAttribute("data-whole");
    },
    undo: () => draft.undo(),
    redo: () => draft.redo(),
    reload,
    whole,
    help: () => help.showModal(),
  };
  for (const key of TOGGLES) {
    acts[key] = () => {
      const on = !state[key];
      store.set({ [key]: on });
      if (key === "ghost") keep(on);
    };
  }
  acts.hideFuture = () => {
    if (!opening.reveal()) draft.commit({ hide_future: opening.turn() });
  };
  // Nothing is returned: a handler that hands on a false would cancel the click.
  root.onclick = ({ target, detail }) => {
    const button = target.closest("[data-do]");
    if (button) acts[button.dataset.do]();
    // A space after a click plays on, instead of stepping once more.
    if (detail && button?.matches(".step")) play.focus();
  };
  keyboard(acts, draft, store, signal);
}
