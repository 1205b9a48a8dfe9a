import { build, formula, name, put } from "./dom.js";
import { exact, fill, parse, typed } from "./format.js";

const round = (value, digits = 3) => Number(value.toPrecision(digits));
const log = (value) => Math.log10(Math.max(value, Number.MIN_VALUE));

// To a place on the rail, back, and in the digits a hand can mean. β near 1 matters by its distance from 1: .9 and .99 are as far apart as .99 and .999.
const SCALES = {
  log: [log, (place) => 10 ** place, round],
  one_minus: [(value) => -log(1 - value), (place) => 1 - 10 ** -place, (value) => round(1 - round(1 - value), 12)],
  linear: [Number, Number, round],
  integer: [Number, Number, Math.round],
};

function slider(spec, words, { input, commit }) {
  const parts = build("dial");
  const { rail, range, box, why } = parts;
  const { low, high, minimum, maximum, scale } = spec;
  const [warp, unwarp, snap] = SCALES[scale];
  const [from, to] = [warp(low), warp(high)];
  const unit = scale === "log" || scale === "one_minus" ? 1 : 10 ** Math.floor(log(to - from)) / 2;
  // The ends are the declared bounds themselves, not what three digits make of them.
  const valueAt = (place) => (place <= from ? low : place >= to ? high : snap(unwarp(place)));
  let value, confirmed;
  let held = false; // a pointer is down: nothing pulls the thumb from under it
  let moved = false; // and what it did is not committed yet

  const complain = (sentence) => {
    box.setCustomValidity(sentence);
    put(why, sentence);
  };
  const show = () => {
    if (!held) range.value = warp(value);
    rail.style.setProperty("--at", range.value);
    range.setAttribute("aria-valuetext", exact(value));
    box.value = typed(value);
    parts.default.hidden = value === spec.default;
    complain("");
  };
  const update = (next) => {
    confirmed = next;
    if (held || moved || document.activeElement === box) return;
    value = next;
    show();
  };
  const move = (next) => {
    value = next;
    moved = true;
    show();
    if (!spec.structural) input(value);
  };
  const release = () => {
    held = false;
    if (!moved) return update(confirmed);
    moved = false;
    confirmed = value;
    show();
    return commit(value);
  };
  const jump = (next) => {
    if (next === value) return show();
    move(next);
    return release();
  };

  rail.style = `--from: ${from}; --to: ${to}; --unit: ${unit}`;
  rail.classList.toggle("fine", scale === "log" && to - from < 9);
  for (const kind of ["default", "tuned"]) {
    const mark = parts[kind];
    if (!Number.isFinite(spec[kind])) { mark.remove(); continue; }
    mark.style.setProperty("--at", warp(spec[kind]));
    mark.onclick = () => jump(spec[kind]);
    name(mark, fill(words[`mark_${kind}`], { value: exact(spec[kind]) }));
  }
  Object.assign(range, { min: from, max: to });
  range.oninput = () => move(valueAt(Number(range.value)));
  range.onchange = range.onkeyup = range.onblur = release;
  range.ondblclick = () => jump(spec.default);
  range.onpointerdown = () => {
    held = true;
    for (const end of ["pointerup", "pointercancel"]) addEventListener(end, release, { once: true });
  };
  range.onkeydown = (event) => {
    const way = { ArrowRight: 1, ArrowUp: 1, PageUp: 10, ArrowLeft: -1, ArrowDown: -1, PageDown: -10, Home: -1e3, End: 1e3 }[event.key];
    const reset = event.key === "Delete" || event.key === "Backspace";
    if ((!way && !reset) || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const stride = Math.max((to - from) / 100, scale === "integer") * (event.shiftKey ? 10 : 1);
    move(reset ? spec.default : valueAt(Number(range.value) + way * stride));
  };
  name(box, fill(words.exact, spec));
  box.onfocus = () => box.select();
  box.onblur = () => { if (box.validity.valid) update(confirmed); };
  box.onkeydown = ({ key }) => { if (key === "Escape") show(); };
  box.onchange = () => {
    const next = parse(box.value);
    const broken = scale === "integer" && !Number.isInteger(next ?? 0);
    if (next !== null && !broken && next >= minimum && next <= maximum) return jump(next);
    show();
    return complain(fill(words[broken ? "range_whole" : "range_between"], { ...spec, low: typed(minimum), high: typed(maximum) }));
  };
  return { ...parts, update };
}

/** A switch, a choice of names, or a list of whole numbers. */
function field(kind, spec, words, { commit }) {
  const parts = build(kind);
  const { range } = parts;
  const key = kind === "switch" ? "checked" : "value";
  if (kind === "choice") range.append(...spec.choices.map((choice) => new Option(choice)));
  put(parts.label ?? parts.why ?? "", kind === "list" ? words.range_list : spec.title);
  range.onchange = () => { if (range.validity.valid) commit(kind === "list" ? (range.value.match(/\d+/g) ?? []).map(Number) : range[key]); };
  const update = (value) => { if (kind !== "list" || document.activeElement !== range) range[key] = kind === "list" ? value.join(", ") : value; };
  return { ...parts, update };
}

/**
 * The control of one hyperparameter: `range` is what a hand or a test moves, `update` brings in a value from outside.
 * @param {any} spec a parameter with its term @param {Object<string, string>} words
 * @param {{input: (value: any) => void, commit: (value: any) => void}} hooks while the hand moves; once when it lets go
 */
export function dial(spec, words, hooks) {
  const kind = Array.isArray(spec.default) ? "list" : spec.scale;
  const made = kind in SCALES ? slider(spec, words, hooks) : field(kind, spec, words, hooks);
  made.symbol?.append(...formula(spec.symbol));
  (made.symbol ?? made.node).title = `${spec.title}\n${spec.help}`;
  made.range.setAttribute("aria-label", spec.title);
  return made;
}
