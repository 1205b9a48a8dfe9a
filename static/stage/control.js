import { element, formula } from "./dom.js";
import { hint, Slider } from "./slider.js";

/** A hyperparameter that is on or off. */
class Switch {
  constructor(spec, words, hooks) {
    this.range = element("input", { type: "checkbox", "aria-label": spec.title, onchange: () => hooks.commit(this.range.checked) });
    this.node = element("label", { class: "dial switch", title: hint(spec) }, this.range, element("span", {}, spec.title));
  }

  update(value) {
    this.range.checked = Boolean(value);
  }
}

/** A hyperparameter with a few named values. */
class Choice {
  constructor(spec, words, hooks) {
    this.choices = spec.choices;
    const options = spec.choices.map((choice) => element("option", { value: choice }, String(choice)));
    this.range = element("select", { "aria-label": spec.title, onchange: () => hooks.commit(spec.choices[this.range.selectedIndex]) }, ...options);
    this.node = element("label", { class: "dial choice", title: hint(spec) }, element("span", { class: "symbol" }, ...formula(spec.symbol)), this.range);
  }

  update(value) {
    this.range.selectedIndex = this.choices.indexOf(value);
  }
}

const KINDS = { switch: Switch, choice: Choice };

/**
 * The control that fits a hyperparameter; its `range` is the element a hand or a test moves.
 * @param {any} spec
 * @param {Object<string, string>} words
 * @param {import("./slider.js").Hooks} hooks
 * @returns {{node: HTMLElement, range: HTMLElement, update: (value: any) => void}}
 */
export function control(spec, words, hooks) {
  const Kind = KINDS[spec.scale] ?? Slider;
  return new Kind(spec, words, hooks);
}
