import { arrange, build, element, name, put, set, speak } from "../kit/dom.js";
import { adding } from "./adder.js";
import { isRate } from "../draft/rates.js";
import { fill, number, visible } from "../kit/format.js";
import { style, swatch } from "../kit/marks.js";
import { dial } from "../kit/slider.js";
import { helpOf, standing } from "./chip.js";
import { importedCards } from "./imported_cards.js";
import { built, crowded, hintOf, settingsOf, tagsOf } from "./tags.js";

const CROWDS = [3, 4, 5, 6, 7]; // so many cards or more leave less room for each, see cards.css

/** The column of cards; on a phone a row to swipe through, and a sheet with one of them whole. */
export function cards({ cards: node, list, tabs, foot, adder, grip, done, defaults, plotHost }, store, draft) {
  let [known, open] = [{}, ""];
  const imported = importedCards(store);
  const offer = adding({ foot, adder }, draft);

  /** Brings the open card into view. Not by scrollIntoView: it would scroll the page as well. */
  function fit() {
    const one = list.querySelector(".selected");
    if (!one) return;
    const lowest = one.offsetTop + one.offsetHeight - list.clientHeight;
    list.scrollTo(one.offsetLeft - 16, Math.min(one.offsetTop, Math.max(list.scrollTop, lowest)));
  }

  function sheet(on) {
    node.toggleAttribute("data-sheet", on);
    node.closest(".stage")?.toggleAttribute("data-sheeted", on);
    fit();
    if (!on) return;
    plotHost.scrollIntoView(); // the sheet covers half a phone: the picture moves into the other half
    done.focus({ preventScroll: true });
  }

  function update(race, state) {
    const held = state.selected !== open && list.contains(document.activeElement);
    known = Object.fromEntries(draft.runners.map(({ id }) => [id, known[id] ?? card(id, store, draft)]));
    draft.runners.forEach((entry, index) => known[entry.id].update(race, state, entry, index));
    const all = [...Object.values(known), ...imported.update(race, state)];
    const [nodes, signs] = ["node", "tab"].map((part) => all.map((each) => each[part]));
    arrange(list, nodes);
    arrange(tabs, signs);
    set(list.dataset, { least: CROWDS.filter((count) => count <= all.length).join(" ") });
    offer(race);
    if (state.selected !== open) fit();
    if (!state.selected) sheet(false);
    open = state.selected;
    // A key that removed or covered its own button goes on at the card that is open now.
    const { activeElement } = document;
    if (held && !(list.contains(activeElement) && activeElement.checkVisibility()))
      known[open]?.node.querySelector(".more").focus({ preventScroll: true });
  }

  grip.onclick = done.onclick = () => sheet(false);
  defaults.onclick = () => draft.assign("default", open);
  node.onkeydown = ({ key }) => {
    if (key === "Escape") sheet(false);
  };
  list.onclick = ({ target }) => {
    if (target.closest(".sliders")) sheet(true);
  };
  // Swiping the open card out of view opens the one that has come in.
  list.onscrollend = () => {
    const { scrollLeft, clientWidth, children } = list;
    const seen = [...children].filter(
      ({ offsetLeft, offsetWidth }) =>
        offsetLeft > scrollLeft - 1 && offsetLeft + offsetWidth < scrollLeft + clientWidth + 1,
    );
    if (!seen.some((one) => one.matches(".selected"))) seen[0]?.click();
  };
  const draw = (field, step) => [...Object.values(known), ...imported.all()].forEach((each) => each.draw(field, step));
  return { update, fit, draw };
}

// One runner; `tab` is its sign on the phone.
function card(id, store, draft) {
  const { node, sign, chip, now, from, own, schedule, scheduled, hint } = build("card");
  const tab = element("button", { type: "button", class: "tab" });
  const select = () => store.set({ selected: id });
  let view = {};
  let dials, shape, look;

  tab.onclick = select;
  node.onclick = ({ target }) => {
    const action = target.closest("[data-act]")?.dataset.act;
    if (action === "hide") store.toggleRunner(id);
    else if (action) draft[action](id);
    else if (target.closest(".defaults")) draft.assign("default", id);
    else {
      if (target.closest(".more") && view.selected) node.toggleAttribute("data-more");
      select();
    }
  };
  // A key opens the card at once; a pointer only on release, or the layout would shift under a slider being dragged.
  node.addEventListener("focusin", ({ target }) => {
    if (target.matches(":focus-visible:not(.box)")) select();
  });
  schedule.onchange = () => draft.schedule(id, schedule.value || null);

  function furnish(specs, { words, schedules }, index) {
    own.replaceChildren();
    scheduled.replaceChildren();
    dials = specs.map((spec) => {
      const made = dial(spec, words, (value, released) => draft.set(id, { [spec.name]: value }, released));
      made.range.dataset.testid = `runner-${index}-${spec.name.replace("inner.", "")}`;
      made.node.dataset.symbol = spec.symbol;
      made.node.classList.toggle("extra", !spec.main);
      (spec.name.startsWith("schedule.") ? scheduled : own).append(made.node);
      return made.update;
    });
    schedule.dataset.testid = `runner-${index}-schedule`;
    schedule.replaceChildren(
      new Option(words.schedule_none, ""),
      ...schedules.map(({ key, title }) => new Option(title, key)),
    );
  }

  /** Cheap enough for every preview: a card of which nothing has changed stays as it is. */
  function update(race, state, entry, index) {
    const { words, lang, terms, runners } = race;
    const { dark, hand } = state;
    const runner = runners.find((other) => other.id === id); // one that was just added may still be on its way
    const [selected, hidden] = [state.selected === id, state.hidden.has(id)];
    const { values, schedule: plan } = entry;
    const next = { runner, values, plan, index, words, selected, hidden, dark, hand, reach: race.reach };
    if (!runner || Object.keys(next).every((key) => next[key] === view[key])) return;
    view = next;
    const { name: title, slot, status } = runner;
    set(node, {
      className: `card ${selected ? "selected" : ""} ${hidden ? "hidden" : ""} ${status.kind}`,
      ariaLabel: title,
    });
    node.style.setProperty("--runner", style(slot, dark).color);
    set(node.dataset, { testid: `runner-${index}` });
    if (look !== (look = `${slot} ${dark}`)) {
      sign.replaceChildren(swatch(slot, dark, { line: true, size: 12 }));
      tab.replaceChildren(swatch(slot, dark, { size: 13 }));
    }
    set(tab, { ariaPressed: String(selected) });
    name(tab, title);
    const specs = settingsOf(runner, terms);
    if (shape !== (shape = JSON.stringify([lang, index, specs.map(built)]))) furnish(specs, race, index);
    schedule.value = plan ?? "";
    for (const [i, { name: key }] of specs.entries())
      dials[i](draft.shown(entry, key) ?? runner.values[key], isRate(key) && runner.stable, specs[i]);
    put(hint, hintOf(runner, words));
    speak(node, {
      ...words,
      title,
      plan: runner.schedule?.title ?? "",
      tags: tagsOf(runner, terms, words),
      hide: words[hidden ? "show" : "hide"],
      more: words[selected ? "more" : "open"],
    });
  }

  function draw(field, step) {
    const { runner, words, hidden, hand, plan } = view;
    const stand = field.find((each) => each.runner === runner);
    if (!stand && !hidden) return;
    const { kind, said } = hidden ? { kind: "hidden", said: words.chip_hidden } : standing(stand, words);
    put(chip, said);
    node.toggleAttribute("data-chip", Boolean(said));
    node.toggleAttribute("data-crowded", /^(reached|passed)$/.test(kind) && crowded(runner.name, chip.textContent));
    set(chip.dataset, { kind, help: helpOf(kind, words, view.reach) });
    put(from, hand && (plan ?? "by_hand") === "by_hand" ? fill(words.hand_tag, { step: Math.floor(step) }) : "");
    put(now, kind === "diverged" || hidden ? "" : number(visible(stand.above)));
  }

  return { node, tab, update, draw };
}
