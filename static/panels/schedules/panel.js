/** One runner's learning rate over the steps, with what is read of it, and what can be grabbed. */

import { element, name, put, set } from "../../kit/dom.js";
import { exact, fill, number } from "../../kit/format.js";
import { decade } from "../../kit/frame.js";
import { LINE, style, swatch } from "../../kit/marks.js";
import { momentumAt, momentumKey, momentumLine } from "./momentum.js";
import { live } from "../../stage/live.js";

const MANY = 500; // points of a curve at most
const JUMP = 0.05; // a change of the rate from one step to the next of which both sides are drawn, as a share of it
const { ceil, min } = Math;
const SVG = "http://www.w3.org/2000/svg";

/** Three digits at most: 0.01, 2.74·10⁻⁷. */
function short(value) {
  const [mantissa, power] = Number(value.toPrecision(3)).toExponential().split("e");
  return Number(power) < -3
    ? `${mantissa === "1" ? "" : `${mantissa}·`}${decade(Number(power))}`
    : exact(Number(value.toPrecision(3)));
}

export function drawing(tag, attributes = {}, ...children) {
  const node = document.createElementNS(SVG, tag);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  node.append(...children);
  return node;
}

const chart = (...children) =>
  drawing("svg", { viewBox: "0 0 1000 100", preserveAspectRatio: "none", "aria-hidden": "true" }, ...children);

const same = (one, other) => one?.length === other.length && one.every((value, k) => value === other[k]);

/**
 * Corners [step, rate] of a run that went through here, and the steps at which its rate fell; else those that Python
 * recorded.
 */
function shapeOf(lr, told) {
  if (!lr) return { corners: told?.curve ?? [], cuts: told?.cuts ?? [] };
  const [corners, cuts] = [[], []];
  const bunch = ceil(lr.length / MANY);
  for (let k = 0; k < lr.length; k++) {
    if (k && lr[k] < lr[k - 1]) cuts.push(k);
    // A jump keeps both its sides.
    const jumps = [k - 1, k].some((j) => Math.abs(lr[j + 1] / lr[j] - 1) > JUMP);
    if (k % bunch === 0 || k === lr.length - 1 || jumps) corners.push([k, lr[k]]);
  }
  return { lr, corners, cuts };
}

const rateAt = ({ corners }, step) => corners.findLast(([k]) => k <= step)?.[1] ?? NaN;

/** One runner's panel; `shared` has the axis, the words and the theme of all. */
export function panelOf(id, shared) {
  const [sign, title, rate] = [
    element("span", { class: "sign" }),
    element("b"),
    element("output", { "aria-hidden": "true" }),
  ];
  const head = element("button", { type: "button", class: "name" }, sign, title);
  const [future, past, momentum, marks] = [
    drawing("path", { class: "future" }),
    drawing("path", { class: "past" }),
    drawing("path", { class: "momentum" }),
    element("div", { class: "cuts" }),
  ];
  const [dot, hand] = [element("b"), element("input", { type: "range", min: "0" })];
  const letter = element("span", { class: "momentum", "aria-hidden": "true" });
  const field = element(
    "div",
    { class: "field" },
    chart(drawing("use", { href: "#schedules-all", class: "others" }), momentum, future),
    element("div", { class: "gone" }, chart(past)),
    element("i"),
    letter,
    dot,
    hand,
    marks,
  );
  const [last, caption] = [element("small"), element("p")];
  const node = element(
    "section",
    { class: "panel", "data-shape": id },
    head,
    field,
    element("footer", {}, element("small", {}, "0"), rate, last),
    caption,
  );
  const self = { node, shape: null, d: "", take, look, draw, say };
  let runner, faced, traced;

  head.onclick = hand.onfocus = () => live.latest?.set({ selected: id });
  hand.oninput = () => live.latest?.set({ step: Number(hand.value), playing: false });

  const decides = () => runner.schedule?.key === "plateau";
  function told(step, template) {
    const [before, after] = [rateAt(self.shape, step - 1), rateAt(self.shape, step)].map(short);
    return fill(shared.data.words[template], {
      step,
      count: runner.values["schedule.patience"] + 1,
      before,
      after,
      loss: number(runner.loss[step]),
    });
  }

  /** Takes a run over; rates that did not change keep their shape. */
  function take(next) {
    if (!next.lr || !same(self.shape?.lr, next.lr)) self.shape = shapeOf(next.lr, shared.data.runners[id]);
    runner = next;
  }

  /** What a picture of the same race need not draw again: face, curve, marks. */
  function look() {
    const { data, dark, steps, axis } = shared;
    const called = data.runners[id]?.name ?? runner.name;
    if (faced !== (faced = [data.lang, dark, called, runner.slot, runner.schedule?.key, steps].join())) {
      const { color, dash, round, extra } = style(runner.slot, dark);
      node.style.setProperty("--runner", color);
      sign.replaceChildren(swatch(runner.slot, dark, { line: true, size: 12 }));
      put(title, called);
      put(last, String(steps));
      head.dataset.help = [called, data.about[runner.schedule?.key]].filter(Boolean).join("\n");
      set(hand, { max: String(steps), ariaLabel: called });
      past.setAttribute("stroke-dasharray", dash.join(" "));
      past.setAttribute("stroke-linecap", round ? "round" : "butt");
      past.style.strokeWidth = `${LINE + extra}px`;
      node.toggleAttribute("data-decides", decides());
    }
    const trace = `${axis.key} ${steps} ${momentumKey(runner)}`;
    if (traced?.shape !== self.shape || traced.trace !== trace) {
      traced = { shape: self.shape, trace };
      const point = (k, value) => `${((1000 * k) / steps).toFixed(1)} ${shared.height(value).toFixed(2)}`;
      const corners = self.shape.corners.map(([k, value]) => point(k, value));
      const end = self.shape.corners.at(-1);
      self.d = end ? `M${[...corners, point(end[0] + 1, end[1])].join("L")}` : "";
      for (const path of [past, future]) path.setAttribute("d", self.d);
      const line = momentumLine(runner, live.latest.race.terms, steps);
      momentum.setAttribute("d", line?.d ?? "");
      put(letter, line?.symbol ?? "");
      letter.style.top = `${line?.top ?? 0}%`;
    }
    marks.replaceChildren(
      ...(decides() ? self.shape.cuts : []).map((step) => {
        const mark = element("button", {
          type: "button",
          tabindex: "-1",
          "data-cut": String(step),
          style: `left: ${(100 * step) / steps}%`,
        });
        name(mark, told(step, "cut"));
        mark.onclick = () => live.latest?.set({ step, playing: false, selected: id });
        return mark;
      }),
    );
  }

  const over = (step) => runner.rows <= min(step, shared.steps - 1);

  /** What moves with the playhead. */
  function draw(step, hidden, selected) {
    const value = over(step) ? NaN : rateAt(self.shape, min(step, shared.steps - 1));
    dot.hidden = !Number.isFinite(value);
    if (!dot.hidden) dot.style.setProperty("--height", shared.height(value) / 100);
    node.toggleAttribute("data-hidden", hidden);
    set(head, { ariaPressed: String(selected) });
  }

  /** What is read: numbers and words. */
  function say(step) {
    const { words } = shared.data;
    const value = short(rateAt(self.shape, min(step, shared.steps - 1)));
    const latest = decides() ? self.shape.cuts.findLast((k) => k <= step) : undefined;
    const reading = fill(words[over(step) ? "spent" : "reading"], { step, rate: value });
    const beside = over(step) ? "" : momentumAt(runner, live.latest.race.terms, step);
    put(rate, over(step) ? "" : [`η ${value}`, beside].filter(Boolean).join(" · "));
    hand.value = step;
    set(hand, {
      ariaValueText:
        latest === undefined ? [reading, beside].filter(Boolean).join(", ") : `${reading}. ${told(latest, "cut")}`,
    });
    for (const mark of marks.children) mark.toggleAttribute("data-latest", Number(mark.dataset.cut) === latest);
    put(
      caption,
      !decides()
        ? ""
        : latest !== undefined
          ? told(latest, "cut_short")
          : self.shape.cuts.length
            ? fill(words.cuts, { count: self.shape.cuts.length, step: self.shape.cuts[0] })
            : fill(words.uncut, { count: runner.values["schedule.patience"] + 1 }),
    );
  }
  return self;
}
