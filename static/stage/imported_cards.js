/** The cards of imported trajectories, below those of our own runners: no sliders, but where each comes from. */

import { imported } from "../draft/imported.js";
import { build, element, name, put, set, speak } from "../kit/dom.js";
import { fill, number, visible } from "../kit/format.js";
import { swatch } from "../kit/marks.js";
import { helpOf, standing } from "./chip.js";

export function importedCards(store) {
  let known = {};
  return {
    all: () => Object.values(known),
    /** The cards of the imported trajectories of a race, in their order. */
    update(race, state) {
      const some = race.imported ?? [];
      known = Object.fromEntries(some.map((each) => [each.id, known[each.id] ?? card(each, store)]));
      some.forEach(({ id }, index) => known[id].update(race, state, index));
      return Object.values(known);
    },
  };
}

function card(trajectory, store) {
  const { id } = trajectory;
  const { node, sign, chip, now, told } = build("imported");
  const tab = element("button", { type: "button", class: "tab" });
  const select = () => store.set({ selected: id });
  let [runner, words, reach, look] = [null, null, 0, ""];

  tab.onclick = select;
  node.onclick = ({ target }) => {
    const act = target.closest("[data-act]")?.dataset.act;
    if (act === "hide") store.toggleRunner(id);
    else if (act === "remove") {
      store.set({ selected: null });
      imported.remove(id);
    } else select();
  };

  node.addEventListener("focusin", ({ target }) => {
    if (target.matches(":focus-visible:not([data-act=remove])")) select();
  });

  function update(race, state, index) {
    ({ words, reach } = race);
    runner = race.runners.find((each) => each.id === id) ?? null;
    const [selected, hidden] = [state.selected === id, state.hidden.has(id)];
    const title = fill(words.import_name, { name: trajectory.name });
    const kind = runner?.status.kind ?? "";
    set(node, { className: `card imported ${selected ? "selected" : ""} ${hidden ? "hidden" : ""} ${kind}` });
    set(node, { ariaLabel: title });
    set(node.dataset, { testid: `imported-${index}` });
    if (runner && look !== (look = `${runner.slot} ${state.dark}`)) {
      sign.replaceChildren(swatch(runner.slot, state.dark, { line: true, size: 12 }));
      tab.replaceChildren(swatch(runner.slot, state.dark, { size: 13 }));
    }
    set(tab, { ariaPressed: String(selected) });
    name(tab, title);
    speak(node, { ...words, title: trajectory.name, hide: words[hidden ? "show" : "hide"] });
    put(told, described(trajectory, race, runner).join(" · "));
  }

  function draw(field) {
    const stand = field.find((each) => each.runner === runner);
    const { kind, said } = standing(stand, words);
    put(chip, said);
    set(chip.dataset, { kind, help: helpOf(kind, words, reach) });
    put(now, stand && kind !== "diverged" ? number(visible(stand.above)) : "");
  }

  return { node, tab, update, draw };
}

/** Where a trajectory comes from, and what one has to know of it. */
function described({ file, path, loss, joined, cut, ended, surface }, { words, steps }, runner) {
  const last = path.length / 2 - 1;
  const say = (key, holes = {}) => fill(words[`import_${key}`], holes);
  if (!runner) return [say("from", { file }), say("other", { surface }), say("kept")];
  return [
    say("from", { file }),
    say("steps", { steps: last }),
    say(loss ? "loss_own" : "loss_surface"),
    joined ? say("joined", { count: joined }) : "",
    cut ? say("cut", { steps: last }) : "",
    ended === null ? "" : say("ended", { step: ended }),
    last > steps ? say("longer", { steps }) : "",
    say("kept"),
  ].filter(Boolean);
}
