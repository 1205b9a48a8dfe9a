/** The button below the cards: a list of optimizers, of which one is added. */

import { element, speak } from "../kit/dom.js";
import { fill } from "../kit/format.js";

export function adding({ foot, adder }, draft) {
  adder.onchange = () => {
    draft.add(adder.value);
    adder.value = "";
  };
  // On a closed list a key would choose at once: it opens the list instead.
  adder.onkeydown = (event) => {
    if (event.ctrlKey || event.metaKey || !/^(Arrow|Page|Home|End|.$)/.test(event.key)) return;
    event.preventDefault();
    adder.showPicker();
  };

  return ({ words, limit, lang, optimizers }) => {
    const room = limit - draft.runners.length;
    const rest = room && room < limit - 5 ? fill(words.add_room, { count: room }) : "";
    speak(foot, { ...words, rest, add: room ? words.add : fill(words.add_full, { count: limit }) });
    adder.disabled = !room;
    if (adder.lang === lang) return;
    adder.lang = lang;
    const families = Object.entries(Object.groupBy(optimizers, ({ family }) => family));
    adder.replaceChildren(
      new Option(words.add, ""),
      ...families.map(([label, rules]) =>
        element(
          "optgroup",
          { label },
          ...rules.map(({ key, title }) => element("option", { value: key, lang: "en" }, title)),
        ),
      ),
    );
  };
}
