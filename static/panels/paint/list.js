/** The line of tools, and the list of shapes with their numbers: the way without a pointer. */

import { arrange, element, put, set } from "../../kit/dom.js";
import { exact } from "../../kit/format.js";
import { NAMES, TOOLS, kind, typed } from "./shapes.js";

const SIGNS = { bowl: "▼", hill: "▲", ravine: "▬", ridge: "▲" };
const button = (attributes, ...children) => element("button", { type: "button", ...attributes }, ...children);

/**
 * @param {any} acts what the hand does: toggle, tool, undo, redo, choose, change, remove, add, bowl, example
 */
export class List {
  constructor(acts) {
    this.acts = acts;
    this.paint = button({ class: "paint-on", "data-testid": "paint" });
    this.tools = Object.keys(TOOLS).map((tool) => button({ "data-testid": `tool-${tool}`, "data-tool": tool }));
    this.group = element("div", { class: "tools", role: "group" }, ...this.tools);
    this.add = button({ "data-testid": "paint-add" });
    this.undo = button({ class: "sign", "data-testid": "paint-undo" }, "↶");
    this.redo = button({ class: "sign", "data-testid": "paint-redo" }, "↷");
    this.slope = element("input", { type: "range", min: "0", max: "1", step: "0.05", "data-testid": "paint-bowl" });
    this.slopeName = element("span");
    this.slopeValue = element("output");
    this.examples = element("select", { "data-testid": "paint-examples" });
    this.hint = element("p", { role: "status" });
    this.first = element(
      "div",
      { class: "line" },
      this.paint,
      this.group,
      this.add,
      element("span", { class: "steps" }, this.undo, this.redo),
      element("label", { class: "slope" }, this.slopeName, this.slope, this.slopeValue),
      this.examples,
    );
    this.chips = element("div", { class: "chips", role: "group" });
    this.boxes = NAMES.map((name) => this.#box(name));
    this.remove = button({ "data-testid": "paint-remove" });
    this.second = element("div", { class: "line" }, this.chips, ...this.boxes.map(({ node }) => node), this.remove);
    this.node = element("div", {}, this.first, this.hint, this.second);
    this.paint.onclick = () => acts.toggle();
    this.tools.forEach((node) => (node.onclick = () => acts.tool(node.dataset.tool)));
    this.add.onclick = () => acts.add();
    this.undo.onclick = () => acts.undo();
    this.redo.onclick = () => acts.redo();
    this.slope.oninput = () => acts.bowl(Number(this.slope.value), false);
    this.slope.onchange = () => acts.bowl(Number(this.slope.value), true);
    this.examples.onchange = () => {
      acts.example(this.examples.value);
      this.examples.value = "";
    };
    this.remove.onclick = () => acts.remove(this.state.chosen);
  }

  #box(name) {
    const [title, input] = [element("span"), element("input", { type: "number", "data-testid": `paint-${name}` })];
    const take = (released) => {
      const value = input.valueAsNumber;
      const { shapes, chosen, limits } = this.state;
      const [low, high] = limits[name];
      if (!shapes[chosen] || !(value >= low && value <= high)) return released && this.draw(this.state);
      return this.acts.change(chosen, typed(shapes[chosen], name, value), released);
    };
    input.oninput = () => take(false);
    input.onchange = () => take(true);
    return { name, title, input, node: element("label", {}, title, input) };
  }

  /** The words, which last as long as the language, and what can be chosen. */
  speak({ lang, words, examples, limits }) {
    set(this.node, { lang });
    put(this.paint, words.paint);
    this.tools.forEach((node) => put(node, `${SIGNS[node.dataset.tool]} ${words[node.dataset.tool]}`));
    set(this.group, { ariaLabel: words.tools });
    put(this.add, words.add);
    set(this.add.dataset, { help: words.add_help });
    for (const name of ["undo", "redo"]) set(this[name], { ariaLabel: words[name] });
    for (const name of ["undo", "redo"]) set(this[name].dataset, { help: words[name] });
    put(this.slopeName, words.slope);
    set(this.slopeName.parentElement.dataset, { help: words.slope_help });
    set(this.examples, { ariaLabel: words.examples });
    this.examples.replaceChildren(
      element("option", { value: "" }, words.examples),
      ...Object.entries(examples).map(([name, title]) => element("option", { value: name }, title)),
    );
    set(this.chips, { ariaLabel: words.shapes });
    set(this.chips.dataset, { help: words.spot_help });
    for (const { name, title, input } of this.boxes) {
      put(title, words[`n_${name}`]);
      set(input, { min: limits[name][0], max: limits[name][1], step: name === "turn" ? 5 : 0.1 });
    }
    put(this.remove, words.remove);
  }

  /** @param {any} state shapes, bowl, chosen, tool, on, words, most, behind, ahead */
  draw(state) {
    this.state = state;
    const { shapes, bowl, chosen, tool, on, words, most, behind, ahead } = state;
    set(this.paint, { ariaPressed: String(on) });
    for (const node of this.tools) set(node, { ariaPressed: String(node.dataset.tool === tool) });
    for (const node of [this.group, this.add, this.undo.parentElement, this.slope.parentElement])
      set(node, { hidden: !on });
    set(this.second, { hidden: !on || !shapes.length });
    set(this.undo, { disabled: !behind });
    set(this.redo, { disabled: !ahead });
    set(this.add, { disabled: shapes.length >= most });
    if (document.activeElement !== this.slope) set(this.slope, { value: String(bowl) });
    put(this.slopeValue, bowl ? exact(bowl) : words.none);
    put(
      this.hint,
      !on ? words.hint_off : shapes.length >= most ? words.full : shapes.length ? words.hint : words.hint_empty,
    );
    const chips = shapes.map((shape, i) => {
      const node = this.chips.children[i] ?? button({});
      const sort = kind(shape);
      put(node, `${SIGNS[sort]} ${i + 1}`);
      set(node, { ariaPressed: String(i === chosen), ariaLabel: `${words[sort]} ${i + 1}` });
      node.onclick = () => this.acts.choose(i);
      return node;
    });
    arrange(this.chips, chips);
    const shape = shapes[chosen];
    for (const { name, input, node } of this.boxes) {
      set(node, { hidden: !shape });
      const value = shape ? String(shape[NAMES.indexOf(name)]) : "";
      if (document.activeElement !== input || input.valueAsNumber !== Number(value)) set(input, { value });
      set(input, { disabled: name === "turn" && Boolean(shape) && shape[3] === shape[4] });
    }
    set(this.remove, { hidden: !shape });
  }
}
