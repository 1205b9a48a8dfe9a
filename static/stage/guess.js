/** The question before a race whose future is hidden: which runner will arrive first? */

import { element, set } from "../kit/dom.js";
import { swatch } from "../kit/marks.js";

export function guess({ guess: row, guesses }, store) {
  let drawn = "";

  const chip = ({ id, slot, name }, dark) => {
    const button = element("button", { type: "button", class: "button" }, swatch(slot, dark, { size: 11 }));
    button.append(element("span", { lang: "en" }, name));
    button.dataset.id = id;
    button.onclick = () => store.set({ guess: store.state.guess === id ? null : id });
    return button;
  };

  return ({ runners, surface }, field, { guess: guessed, dark }) => {
    const asks =
      store.secret &&
      surface.minima.length > 0 &&
      field.length > 1 &&
      !field.some(({ arrived, passed }) => arrived || passed);
    set(row, { hidden: !asks });
    if (row.hidden) return;
    const asked = runners.filter((each) => field.some(({ runner }) => runner === each));
    const key = JSON.stringify([dark, asked.map(({ id, slot, name }) => [id, slot, name])]);
    if (drawn !== (drawn = key)) guesses.replaceChildren(...asked.map((runner) => chip(runner, dark)));
    for (const button of guesses.children) set(button, { ariaPressed: String(button.dataset.id === guessed) });
  };
}
