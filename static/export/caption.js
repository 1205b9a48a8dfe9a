/** What is said on a picture: the verdict, who has which settings, where they start, and what the signs mean. */

import { isRate } from "../draft/rates.js";
import { exact, fill, inText, short } from "../kit/format.js";
import { verdict } from "../stage/headline.js";
import { ranking } from "../stage/ranking.js";
import { SIGNS } from "../stage/signs.js";

const SAID = 16; // px of the verdict's letters

/**
 * The verdict at a step as the stage has it, but for its advice, which nobody can follow on a slide.
 * @param {any} race @param {any} view the step, and who is hidden @param {string} ink
 * @param {import("./letters.js").Letters} letters
 */
export function saidAt(race, view, ink, letters) {
  const { step, dark } = view;
  return verdict(race, ranking(race, view), Math.floor(step), dark).flatMap((part) => {
    if (!(part instanceof HTMLElement)) return part === "" ? [] : [letters.piece(String(part), 400, ink, SAID)];
    if (part.tagName === "SMALL") return [];
    return [letters.piece(part.textContent ?? "", 650, part.style.color, SAID)];
  });
}

/** The surface of a race by its name; a typed formula as it was typed. */
export function titleOf({ surface: { title }, link }) {
  const typed = new URLSearchParams(link).get("f");
  return typed ? title.replace("…", () => typed) : title;
}

/** The settings of a runner that one has to know: its rate, and what differs from the usual. */
export function settings({ params, values, schedule, sees }, terms) {
  const told = params.flatMap((param) => {
    const { name, default: usual, symbol = terms[name]?.symbol } = param;
    const value = values[name];
    if (typeof value !== "number" || !symbol || name.startsWith("schedule.")) return [];
    return isRate(name) || String(value) !== String(usual) ? [`${inText(symbol)} ${exact(value)}`] : [];
  });
  return [...told, schedule?.title, sees].filter(Boolean).join(" · ");
}

/** What the signs of a picture mean. */
export function signsOf({ words, surface: { minima, saddles } }) {
  const there = { minimum: minima.length, saddle: saddles.length, start: 1 };
  const found = Object.keys(SIGNS).filter((key) => there[key]);
  return found.map((key) => `${SIGNS[key]} ${words[`sign_${key}`]}`).join("\u2003");
}

/** The line below a picture. @param {any} race @param {any[]} runners who is shown @param {any} words of the export */
export function captionOf({ start, steps, seed }, runners, words) {
  const [x, y] = [...start].map(short);
  const chance = runners.some(({ noisy }) => noisy) ? fill(words.picture_seed, { seed }) : "";
  return [fill(words.picture_start, { x, y }), fill(words.picture_steps, { steps }), chance]
    .filter(Boolean)
    .join(" · ");
}
