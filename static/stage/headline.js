import { build, element, put } from "./dom.js";
import { fill, number, pieces } from "./format.js";
import { style } from "./marks.js";

const MANY = 3; // more names than this are a count, not a list
const PAUSE = 500; // ms: while it plays, the sentence changes at most twice a second

/** The race at one step in one or two sentences: who got there, then what is odd, then what to try. */
function verdict({ words, runners, steps, reach, surface }, field, step, dark) {
  const advise = (what) => [" ", element("small", {}, words[`advice_${what}`])];
  const say = (what, holes) => pieces(words[`verdict_${what}`], holes);
  const bold = ({ runner: { slot, name } }) => element("b", { lang: "en", style: `color:${style(slot, dark).color}` }, name);
  const list = (some) => (some.length > MANY ? fill(words.several, { count: some.length })
    : some.flatMap((each, k) => [k === 0 ? "" : k === some.length - 1 ? words.and : ", ", bold(each)]));
  const running = field.filter(({ gone }) => !gone);
  if (!runners.length) return [words.empty_title];
  if (!field.length) return [words.verdict_hidden];
  if (step < 1) return [words.verdict_guess, ...advise("ring")];
  if (!running.length) return [words.verdict_all_diverged, ...advise("smaller")];

  const gone = field.slice(running.length);
  const where = ({ stuck, runner }) => stuck && (runner.status.where || "plateau");
  const place = field.map(where).find(Boolean);
  const odd = gone.length ? [" ", ...say(gone[1] ? "diverged_some" : "diverged", { name: list(gone), ...gone[0].runner.status }), ...advise("smaller")]
    : place ? [" ", ...say(`stuck_${place}`, { name: list(field.filter((each) => where(each) === place)) }), ...advise("stuck")] : [];

  const [leader] = running;
  const leading = { name: bold(leader), loss: number(leader.loss), steps };
  // Who is lowest says nothing where the lowest one is stuck.
  if (!surface.minima.length) return leader.stuck && !gone.length ? odd : [...say("lowest", leading), ...odd];
  const best = Math.min(...running.map(({ runner, arrived }) => (arrived ? runner.arrival : Infinity)));
  if (best === Infinity) return [...say(step < steps ? "nobody" : "nobody_end", leading), ...odd];
  const first = running.filter(({ runner }) => runner.arrival === best);
  const head = say(first.every(({ distance }) => distance > reach) ? "overshot" : "first", { name: list(first), step: best });
  return odd.length || first.includes(leader) ? [...head, ...odd] : [...head, " ", ...say("leads", leading)];
}

/** The top line: the verdict as title, ways of looking, the link; and in the stage's own markup, how the rates were set. */
export function headline({ note, rates }, copied) {
  const { node, title, share, label, spoken, clip } = build("headline");
  let [said, at, race] = ["", 0];

  share.onclick = async (event) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    try {
      await navigator.clipboard.writeText(share.href);
    } catch {
      // Inside a frame, or without https, only the old way is allowed.
      clip.value = share.href;
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

  function set({ words, runners, tuned, share: address }) {
    const params = runners.flatMap(({ params, values }) => params.map((param) => ({ ...param, value: values[param.name] })));
    const standard = params.every((param) => param.value === param.default);
    const tunable = params.some((param) => Number.isFinite(param.tuned));
    rates.value = tuned || (!standard && !tunable) ? "default" : "tuned";
    rates.hidden = rates.value === "tuned" && !tunable;
    rates.parentNode.hidden = !runners.length;
    put(rates, words[`use_${rates.value}`]);
    put(note, words[tuned ? "note_tuned" : standard ? "note_default" : "note_hand"]);
    if (/^https?:/.test(address)) share.href = address; // only an address may become a link
  }

  function draw(next, field, { step, playing, dark }, time) {
    if (race !== next) set((race = next));
    const live = playing || race.live ? "off" : "polite";
    if (playing && title.ariaLive === live && time - at < PAUSE) return;
    const sentence = verdict(race, field, Math.floor(step), dark);
    title.ariaLive = live;
    const wanted = live + sentence.map((piece) => piece.outerHTML ?? piece).join("");
    if (wanted === said) return;
    [said, at] = [wanted, time];
    title.replaceChildren(...sentence);
    title.style.setProperty("--length", title.textContent.length);
  }
  return { node, draw };
}
