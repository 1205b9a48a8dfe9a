import { element, formula, name, put } from "./dom.js";
import { exact, fill, parse, typed } from "./format.js";
import { scale } from "./scale.js";

/**
 * @typedef {Object} Hooks
 * @property {(value: number) => void} input while the hand moves
 * @property {(value: number) => void} commit once, when it lets go
 */

/** @param {any} spec @returns {string} what hovering a symbol says: its full name, then what it does */
export const hint = ({ title, help }) => [title, help].filter(Boolean).join("\n");

/** One hyperparameter on one card: symbol, rail with marks, box for the exact value. */
export class Slider {
  #held = false;
  #keyed = false;
  #committed = NaN;

  /**
   * @param {any} spec name, title, symbol, scale, low, high, minimum, maximum, default, tuned
   * @param {Object<string, string>} words
   * @param {Hooks} hooks
   */
  constructor(spec, words, hooks) {
    Object.assign(this, { spec, words, hooks, scale: scale(spec.scale, spec.low, spec.high), value: NaN });
    this.range = element("input", {
      type: "range", min: 0, max: 1000, step: "any", "aria-label": spec.title,
      oninput: () => this.#move(this.scale.value(this.range.value / 1000)),
      onchange: () => this.#release(),
      onpointerdown: () => this.#hold(),
      ondblclick: () => this.#jump(spec.default),
      onkeydown: (event) => this.#key(event),
      onkeyup: () => this.#settle(),
      onblur: () => { this.#held = false; this.#settle(); },
    });
    this.box = element("input", {
      class: "box", type: "text", inputmode: "decimal", autocomplete: "off", spellcheck: "false",
      "aria-label": fill(words.exact, { title: spec.title }),
      onchange: () => this.#read(),
      onfocus: () => this.box.select(),
      onkeydown: (event) => { if (event.key === "Escape") this.#show(); },
    });
    this.why = element("p", { class: "why", role: "status" });
    this.rail = element("div", { class: "rail" }, element("div", { class: "track" }), ...this.#ticks(), ...this.#marks(), this.range);
    this.node = element("div", { class: "dial" },
      element("span", { class: "symbol", title: hint(spec), "aria-hidden": "true" }, ...formula(spec.symbol)),
      this.rail, this.box, this.why);
  }

  /** @param {number} value A value that comes from outside must not pull the thumb away from under the hand. */
  update(value) {
    if (this.#held || this.#keyed || document.activeElement === this.box) return;
    this.value = this.#committed = value;
    this.#show();
  }

  // The finger may let go outside the slider.
  #hold() {
    this.#held = true;
    const letGo = new AbortController();
    for (const end of ["pointerup", "pointercancel"]) {
      addEventListener(end, () => { this.#held = false; letGo.abort(); }, { signal: letGo.signal });
    }
  }

  #ticks() {
    return this.scale.ticks.map(({ at, minor }) => element("i", { class: minor ? "tick minor" : "tick", style: `left:${100 * at}%` }));
  }

  #marks() {
    return ["default", "tuned"].filter((kind) => Number.isFinite(this.spec[kind])).map((kind) => {
      const mark = element("button", {
        type: "button", class: `mark ${kind}`, tabindex: -1, style: `left:${100 * this.scale.position(this.spec[kind])}%`,
        onclick: () => this.#jump(this.spec[kind]),
      });
      name(mark, fill(this.words[`mark_${kind}`], { value: exact(this.spec[kind]) }));
      return mark;
    });
  }

  #show() {
    const position = this.scale.position(this.value);
    this.range.value = 1000 * position;
    this.range.setAttribute("aria-valuetext", exact(this.value));
    this.rail.style.setProperty("--fill", String(position));
    this.rail.toggleAttribute("data-default", this.value === this.spec.default);
    this.box.value = typed(this.value);
    put(this.why, "");
    this.box.removeAttribute("aria-invalid");
  }

  #move(value) {
    this.value = value;
    const place = this.range.value;
    this.#show();
    if (this.#held) this.range.value = place; // rounding to three digits must not make the thumb tremble
    this.hooks.input(value);
  }

  #jump(value) {
    this.#move(value);
    this.#release();
  }

  #release() {
    this.#held = this.#keyed = false;
    this.#show();
    if (this.value === this.#committed) return;
    this.#committed = this.value;
    this.hooks.commit(this.value);
  }

  #settle() {
    if (this.#keyed) this.#release();
  }

  #key(event) {
    const direction = { ArrowRight: 1, ArrowUp: 1, PageUp: 10, ArrowLeft: -1, ArrowDown: -1, PageDown: -10, Home: -1e3, End: 1e3 }[event.key];
    const reset = event.key === "Delete" || event.key === "Backspace";
    if ((!direction && !reset) || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    this.#keyed = true;
    if (reset) return this.#move(this.spec.default);
    const way = (direction * (event.shiftKey ? 10 : 1)) / 100;
    const value = this.scale.value(this.scale.position(this.value) + way);
    // On a short integer scale one percent is less than one.
    const stuck = this.spec.scale === "integer" && value === this.value;
    return this.#move(stuck ? Math.min(this.spec.high, Math.max(this.spec.low, value + Math.sign(way))) : value);
  }

  #read() {
    const value = parse(this.box.value);
    const { minimum, maximum, symbol, scale: kind } = this.spec;
    const low = minimum ?? -Infinity;
    const high = maximum ?? Infinity;
    const whole = kind !== "integer" || Number.isInteger(value);
    if (value !== null && value >= low && value <= high && whole) {
      this.value = value;
      this.hooks.input(value);
      return this.#release();
    }
    this.#show();
    this.box.setAttribute("aria-invalid", "true");
    const sentence = !whole && value !== null ? "range_whole" : Number.isFinite(high) ? "range_between" : "range_above";
    return put(this.why, fill(this.words[sentence], { symbol, low: typed(low), high: typed(high) }));
  }
}
