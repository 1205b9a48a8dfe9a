import { control } from "./control.js";
import { element, name, put } from "./dom.js";
import { fill, number } from "./format.js";
import { icon } from "./icons.js";
import { style, swatch } from "./marks.js";
import { standing } from "./standing.js";

const TOOLS = { eye: "hide", copy: "duplicate", close: "remove", more: "more" };

/** A wrapped rule's numbers are called `inner.epsilon`. */
const last = (name) => name.split(".").at(-1);
const isRate = ({ name }) => last(name) === "learning_rate";

/**
 * @typedef {Object} CardHooks
 * @property {(id: string) => void} select
 * @property {(id: string, action: "hide"|"duplicate"|"remove"|"defaults"|"sliders") => void} act
 * @property {(id: string, name: string, value: any) => void} input
 * @property {(id: string, name: string, value: any) => void} commit
 */

/** One runner: its sign and name, how it stands, and its hyperparameters. */
export class Card {
  #signature = "";
  #controls = new Map();

  /** @param {string} id @param {CardHooks} hooks */
  constructor(id, hooks) {
    Object.assign(this, { id, hooks, runner: null });
    const act = (action) => (event) => { event.stopPropagation(); hooks.act(id, action); };
    this.sign = element("button", { type: "button", class: "sign", onclick: act("hide") });
    this.title = element("h3", { lang: "en" });
    this.chip = element("span", { class: "chip" });
    this.tags = element("span", { class: "tags" });
    this.loss = element("span", { class: "now" });
    this.tools = Object.fromEntries(Object.entries(TOOLS).map(([glyph, action]) =>
      [action, element("button", { type: "button", class: `tool ${action}`, onclick: action === "more" ? () => this.#more() : act(action) }, icon(glyph))]));
    this.tools.sliders = element("button", { type: "button", class: "tool sliders", onclick: act("sliders") }, icon("sliders"));
    this.defaults = element("button", { type: "button", class: "link", onclick: act("defaults") });
    this.dials = element("div", { class: "dials" });
    this.foot = element("div", { class: "foot" }, this.defaults);
    this.node = element("article", { class: "card", role: "group", onclick: () => hooks.select(id), onfocusin: (event) => this.#enter(event) },
      element("header", {}, this.sign, this.title, this.chip, this.tags, this.loss, element("span", { class: "tools" }, ...Object.values(this.tools))),
      this.dials, this.foot);
  }

  /** @param {any} view what the column knows: entry, runner (null until Python has answered), race, index, selected, hidden, dark */
  update({ entry, runner, race, index, selected, hidden, dark }) {
    const { words } = race;
    Object.assign(this, { runner, words, hidden });
    const title = runner?.name ?? race.optimizers.find(({ key }) => key === entry.key)?.title ?? entry.key;
    this.node.dataset.testid = `runner-${index}`;
    this.node.setAttribute("aria-label", title);
    this.node.style.setProperty("--runner", style(entry.slot, dark).color);
    this.node.classList.toggle("selected", selected);
    this.node.classList.toggle("hidden", hidden);
    if (!selected) this.node.classList.remove("more");
    put(this.title, title);
    put(this.tags, [runner?.schedule?.title, runner?.sees].filter(Boolean).join(" · "));
    this.sign.replaceChildren(swatch(entry.slot, dark, { line: true, size: 12 }));
    name(this.sign, `${hidden ? words.show : words.hide}: ${title}`);
    this.tools.hide.replaceChildren(icon(hidden ? "hidden" : "eye"));
    name(this.tools.hide, hidden ? words.show : words.hide);
    for (const action of ["duplicate", "remove", "sliders"]) name(this.tools[action], words[action]);
    name(this.tools.more, selected ? words.more : words.open);
    put(this.defaults, words.defaults);
    this.#dial(race, runner, entry, index);
  }

  /** @param {number} step */
  draw(step) {
    if (!this.runner) return put(this.loss, "…");
    const { arrived, gone, stuck, loss } = standing(this.runner, step);
    const { words, runner } = this;
    const kind = this.hidden ? "hidden" : gone ? "diverged" : arrived ? "reached" : stuck ? "stuck" : "";
    const at = kind === "reached" ? runner.arrival : runner.status.step;
    put(this.chip, kind && fill(words[`chip_${kind}`], { step: at }));
    if (this.chip.dataset.kind !== kind) {
      this.chip.dataset.kind = kind;
      this.chip.title = kind === "reached" ? this.help : "";
    }
    // The diverged keep their sliders on crowded columns for the whole run: a card must not grow while it plays.
    this.node.classList.toggle("diverged", runner.status.kind === "diverged");
    return put(this.loss, gone || this.hidden ? "" : number(loss));
  }

  #dial(race, runner, entry, index) {
    if (!runner) return;
    // The learning rate comes first, also that of a wrapped rule: it is the one that is always shown.
    const specs = runner.params.map((param) => ({ ...race.terms[param.name], ...param })).sort((a, b) => isRate(b) - isRate(a));
    const signature = JSON.stringify([race.lang, specs]);
    if (signature !== this.#signature) {
      this.#signature = signature;
      const held = [...this.#controls].find(([, { range }]) => range === document.activeElement)?.[0];
      this.#controls.clear();
      for (const spec of specs) this.#controls.set(spec.name, this.#control(spec, race.words));
      this.dials.replaceChildren(...[...this.#controls.values()].map(({ node }) => node));
      this.#controls.get(held)?.range.focus({ preventScroll: true });
    }
    this.help = fill(race.words.reached_help, { reach: race.reach });
    for (const [key, dial] of this.#controls) {
      // A wrapper has no learning rate of its own: the inner one goes by the plain name.
      dial.range.dataset.testid = `runner-${index}-${this.#controls.has(last(key)) ? key : last(key)}`;
      if (entry.values && key in entry.values) dial.update(entry.values[key]);
    }
  }

  #control(spec, words) {
    const dial = control(spec, words, {
      input: (value) => this.hooks.input(this.id, spec.name, value),
      commit: (value) => this.hooks.commit(this.id, spec.name, value),
    });
    dial.node.classList.toggle("extra", !spec.main);
    dial.node.classList.toggle("epsilon", last(spec.name) === "epsilon");
    return dial;
  }

  #more() {
    if (this.node.classList.contains("selected")) this.node.classList.toggle("more");
  }

  // A key opens the card at once; a pointer only on release, or the layout would shift under a slider being dragged.
  #enter(event) {
    if (event.target.matches(":focus-visible") && !event.target.matches(".box")) this.hooks.select(this.id);
  }
}
