import { build, element, name, put, set, speak } from "./dom.js";
import { fill, number } from "./format.js";
import { style, swatch } from "./marks.js";
import { dial } from "./slider.js";
import { standing } from "./scoreboard.js";

/**
 * The column of cards; on a phone a row to swipe through, and a sheet that shows one of them whole.
 * @param {any} hooks select(id), act(id, action), add(key), input(id, name, value), commit(id, name, value), schedule(id, key|null)
 */
export function Cards(hooks) {
  const { node, list, tabs, foot, adder, grip, done, defaults } = build("cards");
  let cards = [], open;

  /** Brings the open card into view. Not by scrollIntoView: it would scroll the page as well. */
  function fit() {
    const one = list.querySelector(".selected");
    if (!one) return;
    const lowest = one.offsetTop + one.offsetHeight - list.clientHeight;
    list.scrollTo(one.offsetLeft - 16, Math.min(one.offsetTop, Math.max(list.scrollTop, lowest)));
  }

  function sheet(on) {
    node.toggleAttribute("data-sheet", on);
    fit();
    if (!on) return;
    node.dispatchEvent(new Event("sheet", { bubbles: true }));
    done.focus({ preventScroll: true });
  }

  function offer({ words, limit, lang, optimizers }) {
    const room = limit - cards.length;
    const rest = room && room < limit - 5 ? fill(words.add_room, { count: room }) : "";
    speak(foot, { ...words, rest, add: room ? words.add : fill(words.add_full, { count: limit }) });
    adder.disabled = !room;
    if (adder.lang === lang) return;
    adder.lang = lang;
    adder.replaceChildren(new Option(words.add, ""));
    for (const [label, rules] of Object.entries(Object.groupBy(optimizers, ({ family }) => family))) {
      adder.append(element("optgroup", { label }, ...rules.map(({ key, title }) => element("option", { value: key, lang: "en" }, title))));
    }
  }

  /** Cheap enough for every preview: a card whose runner is the same object stays as it is. */
  function update(race, wish, { selected, hidden, dark, hand }) {
    const { words, runners } = race;
    const gone = cards.filter((old) => !wish.runners.some(({ id }) => id === old.id));
    for (const part of gone.flatMap(({ node: whole, tab }) => [whole, tab])) part.remove();
    cards = wish.runners.map((entry, index) => {
      const { id, values, schedule: plan } = entry;
      const found = cards.find((old) => old.id === id) ?? card(id, hooks);
      if (!found.node.parentNode) {
        list.insertBefore(found.node, list.children[index]);
        tabs.insertBefore(found.tab, tabs.children[index]);
      }
      const runner = runners.find((other) => other.id === id); // one that was just added may still be on its way
      const view = { runner, words, values, plan, index, selected: id === selected, hidden: hidden.has(id), dark, hand };
      if (runner) found.update(race, view, (key) => wish.shown(entry, key));
      return found;
    });
    offer(race);
    if (selected !== open) fit();
    if (!selected) sheet(false);
    open = selected;
  }

  grip.onclick = done.onclick = () => sheet(false);
  defaults.onclick = () => hooks.act(open, "defaults");
  node.onkeydown = ({ key }) => { if (key === "Escape") sheet(false); };
  list.onclick = ({ target }) => { if (target.closest(".sliders")) sheet(true); };
  // Swiping the open card out of view opens the one that has come in.
  list.onscrollend = () => {
    const { scrollLeft, clientWidth, children } = list;
    const seen = [...children].filter(({ offsetLeft, offsetWidth }) =>
      offsetLeft > scrollLeft - 1 && offsetLeft + offsetWidth < scrollLeft + clientWidth + 1);
    if (!seen.some((one) => one.matches(".selected"))) seen[0]?.click();
  };
  adder.onchange = () => { hooks.add(adder.value); adder.value = ""; };
  // On a closed list a key would choose at once: it opens the list instead.
  adder.onkeydown = (event) => {
    if (event.ctrlKey || event.metaKey || !/^(Arrow|Page|Home|End|.$)/.test(event.key)) return;
    event.preventDefault();
    adder.showPicker();
  };
  return { node, adder, update, fit, sheet, draw: (step) => cards.forEach(({ draw }) => draw(step)) };
}

// One runner; `tab` is its sign on the phone.
function card(id, hooks) {
  const { node, sign, chip, now, from, own, schedule, scheduled } = build("card");
  const tab = element("button", { type: "button", class: "tab", onclick: () => hooks.select(id) });
  let view = {}, dials, shape, look;

  node.onclick = ({ target }) => {
    const action = target.closest("[data-act]")?.dataset.act;
    if (action) return hooks.act(id, action);
    if (target.closest(".more") && view.selected) node.toggleAttribute("data-more");
    return hooks.select(id);
  };
  // A key opens the card at once; a pointer only on release, or the layout would shift under a slider being dragged.
  node.addEventListener("focusin", ({ target }) => { if (target.matches(":focus-visible:not(.box)")) hooks.select(id); });
  schedule.onchange = () => hooks.schedule(id, schedule.value || null);

  function furnish(specs, { words, schedules = [] }, index) {
    own.replaceChildren();
    scheduled.replaceChildren();
    dials = specs.map((spec) => {
      const made = dial(spec, words, (kind, value) => hooks[kind](id, spec.name, value));
      made.range.dataset.testid = `runner-${index}-${spec.name.replace("inner.", "")}`;
      made.node.dataset.symbol = spec.symbol;
      made.node.classList.toggle("extra", !spec.main);
      (spec.name.startsWith("schedule.") ? scheduled : own).append(made.node);
      return [spec.name, made.update];
    });
    schedule.dataset.testid = `runner-${index}-schedule`;
    schedule.replaceChildren(new Option(words.schedule_none, ""), ...schedules.map(({ key, title }) => new Option(title, key)));
  }

  function update(race, next, shown) {
    if (Object.keys(next).every((key) => next[key] === view[key])) return;
    view = next;
    const { runner, words, plan, index, selected, hidden, dark } = view;
    const { name: title, slot, params, status, sees } = runner;
    set(node, { className: `card ${selected ? "selected" : ""} ${hidden ? "hidden" : ""} ${status.kind}`, ariaLabel: title });
    node.style.setProperty("--runner", style(slot, dark).color);
    set(node.dataset, { testid: `runner-${index}` });
    if (look !== (look = `${slot} ${dark}`)) {
      sign.replaceChildren(swatch(slot, dark, { line: true, size: 12 }));
      tab.replaceChildren(swatch(slot, dark, { size: 13 }));
    }
    set(tab, { ariaPressed: String(selected) });
    name(tab, title);
    const specs = params.map((param) => ({ ...race.terms[param.name], ...param }));
    if (shape !== (shape = JSON.stringify([race.lang, index, specs]))) furnish(specs, race, index);
    schedule.value = plan ?? "";
    for (const [key, show] of dials) show(shown(key) ?? runner.values[key]);
    const tags = [runner.schedule?.title, sees].filter(Boolean).join(" · ");
    speak(node, { ...words, title, tags, hide: words[hidden ? "show" : "hide"], more: words[selected ? "more" : "open"] });
  }

  function draw(step) {
    const { runner, words, hidden, hand } = view;
    if (!runner) return;
    const { arrived, gone, stuck, loss } = standing(runner, step);
    const kind = hidden ? "hidden" : gone ? "diverged" : arrived ? "reached" : stuck ? "stuck" : "";
    put(chip, kind && fill(words[`chip_${kind}`], { step: kind === "reached" ? runner.arrival : runner.status.step }));
    set(chip.dataset, { kind });
    put(from, hand ? fill(words.hand_tag, { step: Math.floor(step) }) : "");
    put(now, gone || hidden ? "" : number(loss));
  }

  return { id, node, tab, update, draw };
}
