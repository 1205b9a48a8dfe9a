/** What the signs on the plot mean: a line in its corner, of those that occur, and all of them with the keys. */

import { arrange, element, set } from "../kit/dom.js";
import { CHORDS, KEYS } from "./keyboard.js";

export const SIGNS = { minimum: "★", saddle: "✕", start: "◎" };
// Acts whose words have a name of their own, and keys as they are written on a keyboard.
const ACTS = {
  back: "step_back",
  forward: "step_forward",
  first: "key_first",
  last: "key_last",
  hideFuture: "hide_future",
};
const CAPS = { " ": "Space", arrowleft: "←", arrowright: "→", home: "Home", end: "End" };
const MARKS = { ...SIGNS, default: "▼", tuned: "○", limit: "|", ahead: "—", ghost: "···", left: "➤" };

/** @param {any} parts of the stage */
export function signs({ signs: line, help, helpKeys, helpMarks, node: root }) {
  const items = Object.fromEntries(Object.keys(SIGNS).map((key) => [key, element("span", {}, element("b"), "")]));
  let said;

  const row = (mark, text) => [element("dt", {}, mark), element("dd", {}, text)];
  function say({ words }) {
    for (const [key, sign] of Object.entries(SIGNS)) {
      items[key].replaceChildren(element("b", {}, sign), ` ${words[`sign_${key}`]}`);
      items[key].dataset.help = words[`help_${key}`];
    }
    const keys = Object.entries(KEYS).map(([key, act]) => [
      CAPS[key] ?? key.toUpperCase(),
      words[ACTS[act] ?? act] ?? act,
    ]);
    for (const [key, act] of Object.entries(CHORDS))
      keys.push([`Ctrl ${key.replace("shift ", "⇧ ").toUpperCase()}`, words[act]]);
    helpKeys.replaceChildren(...[...keys, ["1–9", words.key_runner]].flatMap((each) => row(...each)));
    helpMarks.replaceChildren(...Object.entries(MARKS).flatMap(([key, mark]) => row(mark, words[`help_${key}`])));
  }
  help.onclick = ({ target }) => {
    if (target === help) help.close(); // beside the card
  };

  return (race) => {
    if (said !== race.words) say((({ words: said } = race), race));
    const { minima, saddles } = race.surface;
    const there = [minima.length && items.minimum, saddles.length && items.saddle, items.start].filter(Boolean);
    arrange(line, there);
    set(line, { hidden: root.hidden });
  };
}
