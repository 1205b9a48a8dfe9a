import { build, element, name, put, speak } from "./dom.js";
import { fill, number } from "./format.js";
import { style, swatch } from "./marks.js";
import { dial } from "./slider.js";
import { standing } from "./standing.js";

const last = (key) => key.split(".").at(-1);
const rates = (spec) => last(spec.name) === "learning_rate";
const scheduled = (spec) => spec.name.startsWith("schedule.");

/**
 * One runner: its sign and name, how it stands, and its hyperparameters; `tab` is its sign on the phone.
 * @param {string} id
 * @param {any} hooks select(id), act(id, "hide|duplicate|remove|defaults|sliders"), input and commit(id, name, value), schedule(id, key|null)
 */
export function card(id, hooks) {
  const { node, ...parts } = build("card");
  const schedule = build("schedule");
  const tab = element("button", { type: "button", class: "tab", onclick: () => hooks.select(id) });
  let [view, seen, dials, made, worn] = [{}, [], []];

  node.onclick = ({ target }) => {
    const action = target.closest("[data-act]")?.dataset.act;
    if (!action || (action === "more" && !view.selected)) hooks.select(id);
    else if (action === "more") node.classList.toggle("more");
    else hooks.act(id, action);
  };
  // A key opens the card at once; a pointer only on release, or the layout would shift under a slider being dragged.
  node.onfocusin = ({ target }) => { if (target.matches(":focus-visible:not(.box)")) hooks.select(id); };
  schedule.range.onchange = () => hooks.schedule(id, schedule.range.value || null);

  function make(specs, { words, schedules }, runner, index) {
    dials = specs.map((spec) => {
      const hook = (kind) => (value) => hooks[kind](id, spec.name, value);
      const found = { spec, ...dial(spec, words, { input: hook("input"), commit: hook("commit") }) };
      // A wrapper has no learning rate of its own: the inner one goes by the plain name.
      const plain = !scheduled(spec) && !specs.some((other) => other.name === last(spec.name));
      found.range.dataset.testid = `runner-${index}-${plain ? last(spec.name) : spec.name}`;
      found.node.classList.toggle("extra", !spec.main || scheduled(spec));
      found.node.classList.toggle("epsilon", last(spec.name) === "epsilon");
      return found;
    });
    const focused = document.activeElement;
    const own = specs.filter((spec) => !scheduled(spec)).length;
    parts.dials.replaceChildren(...dials.map((one) => one.node).toSpliced(own, 0, schedule.node));
    if (node.contains(focused)) focused.focus({ preventScroll: true });
    schedule.range.dataset.testid = `runner-${index}-schedule`;
    schedule.range.replaceChildren(...[{ key: "", title: words.schedule_none }, ...(schedules ?? [runner.schedule ?? []].flat())].map(({ key, title }) => new Option(title, key)));
  }

  /** @param {any} next entry, runner (missing until it has a path), race, index, selected, hidden, dark, hand */
  function update(next) {
    const { entry, runner, race, index, selected, hidden, dark, hand } = view = next;
    const { words } = race;
    const now = [words, runner, entry.values, entry.schedule, index, selected, hidden, dark, hand];
    if (now.every((value, at) => value === seen[at])) return;
    if (words !== seen[0]) speak(node, words);
    seen = now;
    const title = runner?.name ?? race.optimizers.find(({ key }) => key === entry.key)?.title ?? entry.key;
    if (worn !== (worn = `${entry.slot} ${dark}`)) {
      node.style.setProperty("--runner", style(entry.slot, dark).color);
      parts.sign.replaceChildren(swatch(entry.slot, dark, { line: true, size: 12 }));
      tab.replaceChildren(swatch(entry.slot, dark, { size: 13 }));
    }
    node.dataset.testid = `runner-${index}`;
    node.setAttribute("aria-label", title);
    const more = selected && node.classList.contains("more");
    for (const [key, on] of Object.entries({ selected, hidden, more, diverged: runner?.status.kind === "diverged" })) node.classList.toggle(key, on);
    tab.setAttribute("aria-pressed", selected);
    name(tab, title);
    put(parts.title, title);
    put(parts.tags, [runner?.schedule?.title, runner?.sees].filter(Boolean).join(" · "));
    name(parts.sign, `${words[hidden ? "show" : "hide"]}: ${title}`);
    name(parts.hide, words[hidden ? "show" : "hide"]);
    name(parts.more, words[selected ? "more" : "open"]);
    if (!runner) return;
    // The learning rate comes first, also that of a wrapped rule: it is the one that is always shown.
    const specs = runner.params.map((param) => ({ ...race.terms[param.name], ...param })).sort((a, b) => rates(b) - rates(a));
    if (made !== (made = JSON.stringify([race.lang, index, specs]))) make(specs, race, runner, index);
    schedule.range.value = entry.schedule ?? "";
    if (entry.values) for (const { spec, update: set } of dials) set(entry.values[spec.name]);
  }

  /** @param {number} step */
  function draw(step) {
    const { runner, race, hidden, hand } = view;
    if (!runner) return put(parts.now, "…");
    const { words } = race;
    const { arrived, gone, stuck, loss } = standing(runner, step);
    const kind = hidden ? "hidden" : gone ? "diverged" : arrived ? "reached" : stuck ? "stuck" : "";
    parts.chip.dataset.kind = kind;
    put(parts.chip, kind && fill(words[`chip_${kind}`], { step: kind === "reached" ? runner.arrival : runner.status.step }));
    parts.chip.title = fill(words[`${kind}_help`] ?? "", race);
    for (const { spec, tag } of dials) if (tag && rates(spec)) put(tag, hand ? fill(words.hand_tag, { step: Math.floor(step) }) : "");
    return put(parts.now, gone || hidden ? "" : number(loss));
  }

  return { id, node, tab, update, draw };
}
