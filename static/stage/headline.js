import { build, element, put } from "./dom.js";
import { fill, number, pieces } from "./format.js";
import { style } from "./marks.js";
import { ranking } from "./scoreboard.js";

const MANY = 3; // more names than this are a count, not a list
const PAUSE = 500; // ms: while it plays, the sentence changes at most twice a second

/** The race at one step in one or two sentences: who got there, then what is odd, then what to try. */
function verdict(race, step, { hidden, dark }) {
  const { words, runners, steps, reach, surface } = race;
  const advise = (what) => [" ", element("small", {}, words[`advice_${what}`])];
  const say = (what, holes) => pieces(words[`verdict_${what}`], holes);
  const list = (field) => (field.length > MANY ? [fill(words.several, { count: field.length })] : field.flatMap(({ runner }, k) => [
    k === 0 ? "" : k === field.length - 1 ? words.and : ", ",
    element("b", { lang: "en", style: `color:${style(runner.slot, dark).color}` }, runner.name),
  ]));
  const field = ranking(race, step, hidden);
  const running = field.filter(({ gone }) => !gone);
  if (!runners.length) return [words.empty_title];
  if (!field.length) return [words.verdict_hidden];
  if (step < 1) return [words.verdict_guess, ...advise("ring")];
  if (!running.length) return [words.verdict_all_diverged, ...advise("smaller")];

  const gone = field.slice(running.length);
  const stuck = field.filter((each) => each.stuck);
  const where = ({ runner }) => runner.status.where || "plateau";
  const alike = stuck.filter((each) => where(each) === where(stuck[0]));
  const odd = gone.length ? [" ", ...say(gone[1] ? "diverged_some" : "diverged", { name: list(gone), step: gone[0].runner.status.step }), ...advise("smaller")]
    : stuck.length ? [" ", ...say(`stuck_${where(stuck[0])}`, { name: list(alike) }), ...advise("stuck")] : [];

  const leader = { name: list(running.slice(0, 1)), loss: number(running[0].loss), steps };
  // Who is lowest says nothing where the lowest one is stuck.
  if (!surface.minima.length) return running[0].stuck && !gone.length ? odd : [...say("lowest", leader), ...odd];
  const best = Math.min(...running.map(({ runner, arrived }) => (arrived ? runner.arrival : Infinity)));
  if (best === Infinity) return [...say(step < steps ? "nobody" : "nobody_end", leader), ...odd];
  const first = running.filter(({ runner }) => runner.arrival === best);
  const overshot = first.every(({ distance }) => distance > reach);
  const head = say(overshot ? "overshot" : "first", { name: list(first), step: best });
  return odd.length || first.includes(running[0]) ? [...head, ...odd] : [...head, " ", ...say("leads", leader)];
}

/** The top line: the verdict as title, ways of looking, the link. */
export function headline({ note, rates }, copied) {
  const { node, title, share, label, spoken, clip } = build("headline");
  let [race, said, spokenAt, offer] = [null, "", 0, ""];

  share.onclick = async (event) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    try {
      await navigator.clipboard.writeText(race.share);
    } catch {
      // Inside a frame, or without https, only the old way is allowed.
      clip.value = race.share;
      clip.select();
      document.execCommand("copy");
    }
    const show = (done) => {
      put(label, race.words[done ? "copied" : "share"]);
      put(spoken, done ? race.words.copied_help : "");
      share.classList.toggle("copied", done);
    };
    show(true);
    copied?.();
    setTimeout(show, 2000, false);
  };

  return {
    node,
    get offer() { return offer; },
    update(next) {
      race = next;
      const { words, runners, tuned } = race;
      const params = runners.flatMap((runner) => runner.params.map((param) => ({ ...param, value: runner.values[param.name] })));
      const standard = params.every((param) => param.value === param.default);
      const tunable = params.some((param) => Number.isFinite(param.tuned));
      offer = tuned || (!standard && !tunable) ? "default" : "tuned";
      put(note, words[tuned ? "note_tuned" : standard ? "note_default" : "note_hand"]);
      put(rates, words[`use_${offer}`]);
      rates.hidden = offer === "tuned" && !tunable;
      rates.parentNode.hidden = !runners.length;
      // Only an address may become a link.
      if (/^https?:/.test(race.share)) share.href = race.share;
    },
    draw(state, time) {
      const quiet = state.playing || race.live;
      if (state.playing && title.ariaLive === "off" && time - spokenAt < PAUSE) return;
      const sentence = verdict(race, Math.floor(state.step), state);
      title.ariaLive = quiet ? "off" : "polite";
      const next = title.ariaLive + sentence.map((piece) => piece.outerHTML ?? piece).join("");
      if (next === said) return;
      [said, spokenAt] = [next, time];
      title.replaceChildren(...sentence);
      title.style.setProperty("--length", title.textContent.length);
    },
  };
}
