/**
 * One step of one runner as arrows and numbers: all of them recorded while it ran, none computed again. Looks:
 * space.css.
 */

import { build, put, speak } from "../kit/dom.js";
import { exact, fill, number } from "../kit/format.js";
import { namesApart, noteCorner, rests } from "./step_arrows.js";

// Px: around a note; a switch in the corner; in a narrower picture the buttons of the view stand in the other one.
const [MARGIN, SWITCH, NARROW] = [8, 38, 436];
let view = null;
let noted = {};
let bare; // a page shows the numbers beside the picture, and a switch in its corner

/**
 * What was recorded of a step, counted from 1; memory times sign points where it pushes. null where nothing was
 * recorded.
 */
export function quantities({ path, rows, names, history, values, memories, cycled = {} }, step) {
  const t = Math.min(Math.max(step, 1), rows - 1);
  if (!history || t < 1) return null;
  const at = (name, k = t) => history[(k - 1) * names.length + names.indexOf(name)];
  const pair = (name, k) => [at(`${name}.0`, k), at(`${name}.1`, k)];
  const [x, y, nextX, nextY] = path.subarray(2 * t - 2);
  const [memory = null] = (memories ?? []).flatMap(([path, weight, label]) => {
    const field = `state.${path}`;
    if (weight && !values[weight] && !cycled[weight]) return [];
    if (!names.includes(`${field}.0`) || !pair(field).some(Boolean)) return [];
    const [[a, b], [c, d]] = [pair(field, 1), pair("gradient", 1)]; // at step 1 it is the gradient or its opposite
    return [{ field, label, value: pair(field), sign: a * c + b * d < 0 ? 1 : -1 }];
  });
  const asked = names.includes("asked.0.0") ? pair("asked.0") : [x, y];
  return {
    step: t,
    theta: [x, y],
    asked,
    gradient: pair("gradient"),
    memory,
    update: [nextX - x, nextY - y],
    lr: at("lr"),
  };
}

/** Shows the step that led to where the runner is, over the canvas of a context. */
export function inspect({ canvas }, { race: { words, surface, start }, runner, step, frame, style }) {
  const found = quantities(runner, Math.floor(step));
  if (!found) return leave();
  const { theta, asked, gradient, memory, update, lr } = found;
  view ??= build("inspect");
  if (!view.node.isConnected) {
    canvas.parentElement.append(view.node);
    bare = !view.numbers.offsetWidth;
  }
  const { left, top, width, height } = frame.box;
  view.node.style = `--runner:${style.color};--left:${left}px;--top:${top}px;--width:${width}px;--height:${height}px`;
  speak(view.node, words);
  put(view.title, fill(words.nth_step, found));
  const numbers = { theta, gradient, memory: memory?.value ?? [], update, lr: [lr] };
  for (const part in numbers) put(view[part], numbers[part].map(number).join("  "));

  // Its arrows would be rounding, made large.
  if (view.node.toggleAttribute("data-rests", rests(update, frame.unit))) return note(words.inspect_rest);
  const tips = new Map();
  /** Draws arrows of one scale, the largest 1, 2 or 5 · 10ᵏ with which they stay within a third of the frame. */
  const fit = (...arrows) => {
    const longest = Math.max(...arrows.map(([, , vector]) => Math.hypot(...vector))) || 1;
    const first = Math.floor(3 * Math.log10((frame.x1 - frame.x0) / longest));
    for (let power = first; ; power--) {
      const scale = Number((10 ** (power / 3)).toPrecision(1));
      const fits = arrows.map(([arrow, from, vector]) => {
        const [ax, ay] = frame.pixel(from);
        const [bx, by] = frame.pixel(from.map((at, i) => at + scale * vector[i]));
        const length = Math.hypot(bx - ax, by - ay);
        const side = frame.contains(bx + 90 * Math.sign(bx - ax), by) ? 1 : -1; // on which there is room for its name
        const angle = Math.atan2(by - ay, bx - ax);
        arrow.style = `--x:${ax}px;--y:${ay}px;--length:${length}px;--angle:${angle}rad;--side:${side}`;
        arrow.hidden = !(length > 1);
        if (arrow.hidden) tips.delete(arrow);
        else
          tips.set(arrow, [
            bx + side * 60 * Math.min(Math.max((5 * (bx - ax)) / length, -1), 1),
            by + (15 * (by - ay)) / length,
          ]);
        return length < Math.min(width, height) / 3 && (length < 50 || frame.contains(bx, by));
      });
      if (fits.every(Boolean) || power < first - 20) return exact(scale);
    }
  };
  const slopes = [[view.slope, asked, gradient.map((g) => -g)]];
  const name = memory?.label;
  if (memory) slopes.push([view.push, theta, memory.value.map((m) => m * memory.sign)]);
  put(view.pushed, memory ? fill(words.inspect_memory, { name: (memory.sign < 0 ? "−" : "") + name }) : "");
  const holes = { name, slope: fit(...slopes), moved: fit([view.move, theta, update]) };
  const apart = namesApart(tips);
  for (const [arrow, down] of apart) arrow.style.setProperty("--nudge", `${down}px`);
  const named = [...tips].map(([arrow, [x, y]]) => /** @type {[number, number]} */ ([x, y + (apart.get(arrow) ?? 0)]));
  const marks = [...surface.minima, ...surface.saddles, start].map((each) => frame.pixel(each));
  note(fill(memory ? words.inspect_scales : words.inspect_scale, holes));
  view.node.dataset.note = noteCorner(named, marks, frame.box, noted.size, bare ? SWITCH : 0, bare && width > NARROW);
}

/** What is said of the scales, and how large that is: measured where it changes, not with every frame. */
function note(said) {
  if (noted.said === said) return;
  put(view.scale, said);
  noted = { said, size: [view.scale.offsetWidth + 2 * MARGIN, view.scale.offsetHeight + 2 * MARGIN] };
}

/** Takes it away. */
export const leave = () => view?.node.remove();
