import { readBox } from "../core/typed.js";
import { build, element, name, put, set } from "./dom.js";
import { bound, exact, fill, inText, refusal, short, typed } from "./format.js";
import { SCALES, keySteps, railOf } from "./rail.js";

/** @type {Record<string, number>} percent of the rail */
const KEYS = {
  ArrowRight: 1,
  ArrowUp: 1,
  PageUp: 10,
  ArrowLeft: -1,
  ArrowDown: -1,
  PageDown: -10,
  Home: -100,
  End: 100,
};
const ROOM = 8; // characters of a box
const SHORT = 7; // characters of a law that has room on a rail

/** "β₁" with its index as an element. @param {string} symbol */
const formula = (symbol) =>
  symbol.split(/([₀-₉]+|_.+)/).map((part, k) =>
    k % 2
      ? element(
          "sub",
          {},
          part.replace("_", "").replace(/[₀-₉]/g, (digit) => String(digit.charCodeAt(0) - 0x2080)),
        )
      : part,
  );

/** A number as its box has room for it; the box that is edited has all digits. @param {number} value */
const brief = (value) => (typed(value).length > ROOM ? typed(Number(value.toPrecision(4))) : typed(value));

/** @typedef {(value: any, released: boolean) => void} Send */

/**
 * The control of a parameter, in the words of its term.
 * @param {any} spec @param {Record<string, string>} words @param {Send} send
 */
export function dial(spec, words, send) {
  const list = Array.isArray(spec.default);
  const number = !list && spec.scale in SCALES;
  const parts = build(number ? "dial" : list ? "list" : spec.scale);
  const { node, range, symbol, label } = parts;
  const help = `${spec.title}: ${spec.help}`;
  for (const each of [symbol ?? label, range]) if (each) each.dataset.help = help;
  set(range, { ariaLabel: spec.title, ariaDescription: spec.help });
  symbol?.append(...formula(spec.symbol));
  if (number) return { node, range, update: slider(parts, spec, words, send) };
  const key = spec.scale === "switch" ? "checked" : "value";
  if (label) put(label, list ? words.range_list : spec.title);
  range.append(
    ...(spec.choices ?? []).map(
      (/** @type {string} */ choice, /** @type {number} */ i) => new Option(spec.called[i], choice),
    ),
  );
  range.onchange = () => {
    if (range.validity.valid) send(list ? (range.value.match(/\d+/g) ?? []).map(Number) : range[key], true);
  };
  return {
    node,
    range,
    update: (/** @type {any} */ value) => {
      range[key] = list ? value.join(", ") : value;
    },
  };
}

/**
 * @param {Record<string, any>} parts of the template "dial"
 * @param {any} spec @param {Record<string, string>} words @param {Send} send
 */
function slider({ node, rail, range, box, why, edge, standard, tuned }, spec, words, send) {
  const { minimum, maximum, scale } = spec;
  let usual = spec.default;
  let stand = "";
  const { min, max, warp, unwarp } = railOf(spec);
  const step = keySteps(railOf(spec));
  let value = NaN;
  let moved = false; // and not committed yet

  /** @param {number} next */
  function show(next, problem = "") {
    value = next;
    range.value = warp(next);
    rail.style.setProperty("--at", range.value);
    set(range, { ariaValueText: exact(value) });
    set(standard, { hidden: value === usual });
    set(box, { value: brief(value) });
    box.setCustomValidity(problem);
    put(why, problem);
  }
  /** @param {{rate: number, law: string} | null} limit the largest stable rate, where it is known */
  function mark(limit) {
    const place = limit ? warp(limit.rate) : NaN;
    set(edge, { hidden: !(min <= place && place <= max) });
    if (!limit || edge.hidden) return;
    rail.style.setProperty("--limit", String(place));
    set(edge.dataset, { side: (place - min) / (max - min) > 0.75 ? "left" : "right" });
    const text = fill(words.mark_limit, { law: limit.law, value: short(limit.rate) });
    if (!edge.firstChild) edge.append(element("span"));
    put(edge.firstChild, limit.law.length < SHORT ? limit.law : words.limit);
    set(edge.dataset, { help: text });
    set(range, { ariaDescription: `${spec.help} ${text}` });
  }
  /** @param {number} next */
  function commit(next) {
    moved = false;
    show(next);
    send(next, true);
  }

  /** @param {any} now where the two marks stand: they may move while the slider is held */
  function marks(now) {
    const next = [now.default, now.tuned, now.how, now.law].join();
    if (stand === next) return;
    stand = next;
    usual = now.default;
    standard.hidden = value === usual;
    rail.style.setProperty("--default", String(warp(usual)));
    rail.style.setProperty("--tuned", String(warp(now.tuned)));
    tuned.hidden = !Number.isFinite(now.tuned);
    for (const [mark, key] of [
      [standard, "default"],
      [tuned, "tuned"],
    ]) {
      if (!Number.isFinite(now[key])) continue; // a mark that does not apply says nothing
      name(
        mark,
        fill(words[`mark_${key === "tuned" ? (now.how ?? "table") : key}`], { value: exact(now[key]), law: now.law }),
      );
      mark.onclick = () => commit(now[key]);
    }
  }

  Object.assign(range, { min, max });
  rail.dataset.scale = scale;
  rail.style = `--from: ${min}; --to: ${max}`;
  name(box, fill(words.exact, spec));
  range.ondblclick = () => commit(usual);
  range.oninput = () => {
    moved = true;
    show(unwarp(range.valueAsNumber));
    if (!spec.structural) send(value, false);
  };
  range.onpointerup =
    range.onpointercancel =
    range.onchange =
    range.onkeyup =
    range.onblur =
      () => {
        if (moved) commit(value);
      };
  range.onkeydown = (/** @type {KeyboardEvent} */ event) => {
    const { key } = event;
    if (/^(Delete|Backspace)$/.test(key)) commit(usual);
    if (!KEYS[key] || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    moved = true;
    show(step(value, KEYS[key] * (event.shiftKey ? 10 : 1)));
    if (!spec.structural) send(value, false);
  };
  box.onfocus = () => {
    box.value = typed(value);
    box.select();
  };
  box.onblur = () => {
    if (box.value === typed(value)) box.value = brief(value);
  };
  box.onkeydown = (/** @type {KeyboardEvent} */ { key }) => {
    if (key === "Escape") show(value);
  };
  box.onchange = () => {
    const { value: next, why: problem } = readBox(spec, box.value);
    const ends = { symbol: inText(spec.symbol), low: bound(minimum), high: bound(maximum) };
    if (problem) show(value, fill(refusal(words, problem, scale), ends));
    else commit(/** @type {number} */ (next));
  };
  // Nothing pulls the thumb from under the hand.
  return (
    /** @type {number} */ next,
    /** @type {{rate: number, law: string} | null} */ limit = null,
    /** @type {any} */ now = spec,
  ) => {
    marks(now);
    mark(limit);
    if (!moved && !node.matches(":active") && document.activeElement !== box) show(next);
  };
}
