import { element, put, set } from "../kit/dom.js";
import { fill, number, pieces } from "../kit/format.js";
import { offered, origin, origins } from "../draft/rates.js";
import { style } from "../kit/marks.js";
import { letters } from "../kit/sentence.js";
import { arrivals, departures } from "./arrivals.js";
import { odd } from "./ends.js";

const MANY = 3; // more names than this are a count, not a list
const PAUSE = 500; // ms: while it plays, the sentence changes at most twice a second

/** The race at one step in one or two sentences: who got there, then what is odd, then what to try. */
export function verdict(race, field, step, dark) {
  const { words, runners, steps, surface } = race;
  const running = field.filter(({ gone }) => !gone);
  const gone = field.slice(running.length);
  const [leader] = running;
  const bold = ({ runner: { slot, name, imported } }) =>
    element("b", { lang: imported ? "" : "en", style: `color:${style(slot, dark).color}` }, name);
  const list = (some) =>
    some.length > MANY
      ? fill(words.several, { count: some.length })
      : some.flatMap((each, k) => [k === 0 ? "" : k === some.length - 1 ? words.and : ", ", bold(each)]);
  const say = (what, some = [], { others = [], ...numbers } = {}) =>
    pieces(words[`verdict_${what}`], {
      name: list(some),
      other: list(others),
      step,
      steps,
      loss: number(leader?.loss),
      ...numbers,
    });
  const sayAll = (told) =>
    told.flatMap(({ key, runners: some, ...numbers }, k) => [k ? " " : "", ...say(key, some, numbers)]);
  const saddle = !surface.minima.length && surface.saddles?.length > 0;
  const advise = (what) => [" ", element("small", {}, words[`advice_${what}`])];

  if (!runners.length) return [words.empty_title];
  if (!field.length) return say("hidden");
  const strange = odd(race, field);
  const helps = strange.advice ? [" ", element("small", {}, strange.advice)] : [];
  const ends = strange.sentences.flatMap(({ key, runners: some, ...numbers }, k) => [
    ...(k ? [" "] : []),
    ...pieces(words[key], { name: list(some), ...numbers }),
  ]);
  if (leader && step < 1) return [...say(saddle ? "guess_saddle" : "guess"), ...advise("ring")];
  const after = ends.length ? [" ", ...ends, ...helps] : [];
  // That a run falls without end is what leaving means where the loss has no lowest point.
  const fell = gone.every(({ runner }) => runner.status.cause === "unbounded");
  if (saddle && (leader || (fell && field.length > 1)))
    return [...sayAll(departures(field, step, steps)), ...(leader && gone.length && fell ? [] : after)];
  if (!leader) return [...ends, ...helps];
  // Who is lowest says nothing where the lowest one is stuck.
  if (!surface.minima.length)
    return leader.stuck && !gone.length ? after.slice(1) : [...say("lowest", [leader]), ...after];
  const told = arrivals(running, step, steps);
  // Of those who lead now nothing is said where more matters.
  const kept = after.length ? told.filter(({ key }) => key !== "leads") : told;
  return [...sayAll(kept), ...after];
}

/** What was guessed, once it shows, and what to do after a first look. */
function aside({ words }, field, { state: { guess, invited } }) {
  const guessed = field.find(({ runner }) => runner.id === guess);
  const told = guessed && field.some(({ arrived }) => arrived);
  return [
    ...(told ? [" ", ...pieces(words.guessed, { name: [guessed.runner.name] })] : []),
    ...(invited ? [" ", element("small", {}, words.advice_drag)] : []),
  ];
}

/** The top line: the verdict as title, and the link; below the cards, how the rates were set. */
export function headline({ title, share, spoken, clip, note, rates }, store) {
  let [said, spokenAt] = ["", 0];
  let race;

  share.onclick = (event) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    // The old way to copy: the new one is not allowed inside a frame, or without https.
    clip.value = share.href || race.link;
    clip.select();
    document.execCommand("copy");
    share.focus();
    const show = (copied) => {
      share.classList.toggle("copied", copied);
      put(spoken, copied ? race.words.copied_help : "");
    };
    show(true);
    setTimeout(show, 2000, false);
  };

  // A link without an address is no control of its own for a browser.
  share.onkeydown = (event) => {
    if (share.href || !["Enter", " "].includes(event.key)) return;
    event.preventDefault();
    event.stopPropagation(); // a space means something else to the stage
    share.click();
  };

  function describe({ words, runners: all, surface, textbook, given, share: address }) {
    const runners = all.filter(({ imported }) => !imported); // whose rates are known
    const [{ how, law }, value] = [origin(runners, textbook, given), offered(runners, surface)];
    set(rates, { value: value ?? "", hidden: !value || !runners.length });
    put(rates, words[`use_${value ?? "default"}`]);
    const names = (some) =>
      some.length > MANY ? fill(words.several, { count: some.length }) : some.map(({ name }) => name).join(", ");
    const groups = origins(runners, textbook, given);
    const each = groups.map(([kind, some]) => [words[`rates_${kind}`], groups.length > 1 ? names(some) : ""]);
    const said = words[how === "theory" && !law ? "note_theories" : `note_${how}`];
    put(note, runners.length ? fill(said, { law, each: each.map((parts) => parts.join(" ").trim()).join(" · ") }) : "");
    const known = /^https?:/.test(address); // only an address may become a link
    if (known) share.href = address;
    else share.setAttribute("tabindex", "0"); // the settings alone are copied
    set(share, { role: known ? null : "button" });
  }

  return (next, field, { step, playing, dark }, time) => {
    if (race !== next) describe((race = next));
    const ariaLive = playing || race.live ? "off" : "polite";
    if (playing && title.ariaLive === ariaLive && time - spokenAt < PAUSE) return;
    title.ariaLive = ariaLive;
    const sentence = [...verdict(race, field, Math.floor(step), dark), ...aside(race, field, store)];
    if (said === (said = ariaLive + sentence.map((piece) => piece.outerHTML ?? piece).join(""))) return;
    spokenAt = time;
    title.replaceChildren(...sentence);
    title.style.setProperty("--length", letters(title.textContent));
  };
}
