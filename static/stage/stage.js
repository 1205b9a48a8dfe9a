import { plotly, style } from "./assets.js";
import { cards } from "./cards.js";
import { keyboard } from "./keyboard.js";
import { probeOf } from "./probe.js";
import { build, put, set, speak } from "../kit/dom.js";
import { fill } from "../kit/format.js";
import { headline } from "./headline.js";
import { lossPanel } from "./losspanel.js";
import { Model } from "../draft/model.js";
import { Plot } from "./plot.js";
import { ranking, scoreboard } from "./scoreboard.js";
import { Playback } from "../draft/playback.js";
import { transport } from "./transport.js";
import { Draft } from "../draft/draft.js";

const CALM = 100; // ms between two changes of words while a hand moves
const REST = 150; // ms after which what surrounds the stage follows a confirmed race
const PATIENCE = 2000; // ms Python may owe an answer before it is asked whether it is still there
const WIDTHS = { wide: 1120, two: 860, one: 480, phone: 0 }; // px of the stage itself
// Px of height below which the page scrolls instead, unless a page sets --lowest; px kept free below the stage.
const [LOWEST, FOOT] = [520, 12];
const TOGGLES = ["loop", "space", "inspect", "ghost", "hand"];

/**
 * What is drawn now, for whatever else on the page follows it: `latest` is {race, state, plot, draft, model, set};
 * every picture is a "frame".
 */
export const live = Object.assign(new EventTarget(), { latest: null });

/**
 * The stage below the strip. Callbacks: commit(message) once per release; may be missing: alive(), whether Python is
 * there, and settle(message).
 */
export function mount(host, bytes, callbacks) {
  const parts = build("stage");
  const { node: root, plotHost, notice, offline, mismatch } = parts;
  const store = new Playback(draw);
  const { state } = store;
  const change = (news) => store.set(news);
  const select = (selected) => change({ selected });
  const model = new Model();
  const draft = new Draft(model, { commit: send, changed: show, select });
  let [painted, seq, told, worn] = [0, -1, 0, []];
  let race, packed, counted, drawn, due, later, waiting, settling;

  host.append(root);
  const column = cards(parts, store, draft);
  const views = [headline(parts), transport(parts, store, (steps) => draft.limit(steps)), scoreboard(parts, select)];
  const drawLoss = lossPanel(parts, store);
  const hover = (id, step) => change({ hover: id && { id, step } });
  const plot = new Plot(plotHost, { start: (point, released) => draft.begin(point, released), hover, select });

  const probe = probeOf(() => ({ painted, seq, offline: !offline.hidden, race, state, fps: store.fps, plot }));

  const acts = {
    play: () => store.toggle(),
    back: () => store.nudge(-1),
    forward: () => store.nudge(1),
    first: () => store.seek(0),
    last: () => store.seek(state.steps),
    full: () => (document.fullscreenElement ? document.exitFullscreen() : root.requestFullscreen?.()),
    rates: () => (parts.rates.value === "find" ? draft.tune() : draft.assign(parts.rates.value)),
    add: () => parts.adder.showPicker(),
    all() {
      const results = document.querySelector("#results, .st-key-results");
      if (results) results.scrollIntoView({ block: "center" });
      else root.toggleAttribute("data-whole");
    },
    reload: still,
  };
  for (const key of TOGGLES) {
    acts[key] = () => {
      const on = !state[key];
      change({ [key]: on });
      if (key === "ghost") show(model.keep(on));
    };
  }
  // Nothing is returned: a handler that hands on a false would cancel the click.
  root.onclick = ({ target, detail }) => {
    const button = target.closest("[data-do]");
    if (button) acts[button.dataset.do]();
    // A space after a click plays on, instead of stepping once more.
    if (detail && button?.matches(".step")) parts.play.focus();
  };
  root.onkeydown = keyboard(acts, draft, store);

  const sizes = new ResizeObserver((entries) => {
    if (entries.some(({ target }) => target === plotHost)) plot.resize();
    relayout();
  });
  sizes.observe(plotHost);
  // What is around the stage decides how much room there is for it.
  for (let node = root; node; node = node.parentElement) sizes.observe(node);
  root.ontransitionend = ({ target }) => target === root && relayout(); // the page's colour, see stage.css
  style.then(() => {
    root.hidden = false;
    relayout();
  });
  still();
  update(bytes);
  return { update, destroy, connected };

  function connected(is) {
    offline.hidden = is;
  }

  async function update(next) {
    if (next === packed) return;
    packed = next;
    const session = race?.session;
    const confirmed = await model.confirm(next);
    if (model.lost) draft.ask();
    if (!confirmed) return;
    connected(true);
    // What is on the screen already is confirmed at once; words and names follow in the next frame.
    const seen = confirmed.same && drawn === race;
    show(confirmed);
    if (seen) count();
    draft.adopt(race, race.session !== session);
    if (race.session !== session) relayout();
    settle();
  }

  // First the picture; what surrounds the stage follows once the pointer rests.
  function settle() {
    clearTimeout(settling);
    if (!race.behind) return;
    settling = setTimeout(() => {
      if (draft.pending) return; // the next answer asks again
      if (draft.held) settle();
      else callbacks.settle?.({ holds: model.holds });
    }, REST);
  }

  // Everything follows a race, previewed or confirmed, in the next frame.
  function show(next) {
    const before = race;
    race = next;
    // A release after the last move of a drag shows nothing new.
    if (before?.live && race.live && race.same && !race.waiting) drawn = drawn === before ? race : drawn;
    else store.resize(race.steps);
  }

  function count() {
    if (race.live || counted === (counted = `${race.session} ${race.revision}`)) return;
    seq += 1;
    window.stage = probe;
  }

  function draw(time) {
    if (root.hidden || !race) return;
    const fresh = race !== drawn;
    draft.here = state.hand ? Math.floor(state.step) : null;
    // Under a moving hand pictures come first: words and numbers, which cost the page a layout, follow ten times a
    // second.
    if (!race.live || time - told >= CALM) {
      told = time;
      const wearing = [race, state.selected, state.hidden, state.dark, ...TOGGLES.map((key) => state[key])];
      if (wearing.some((value, index) => value !== worn[index])) refresh();
      worn = wearing;
      const field = ranking(race, state);
      for (const view of views) view(race, field, state, time);
      column.draw(field, state.step);
    } else later ||= setTimeout(() => change((later = 0)), CALM);
    const pending = draft.pending && race.waiting;
    drawLoss(race, state, pending);
    if (fresh) plot.setRace(race);
    plot.draw({ ...state, start: draft.start, pending });
    if (!plot.frame) return;
    set(notice.dataset, { kind: race.runners.length ? "" : "empty" });
    painted += 1;
    count();
    drawn = race;
    window.stage = probe;
    live.latest = { race, state, plot, draft, model, set: change };
    live.dispatchEvent(new Event("frame"));
  }

  // What is not drawn anew each frame.
  function refresh() {
    const { lang, words, runners, differs } = race;
    // Before anyone has chosen, the card with the most sliders is open: it has the most to show.
    const size = ({ params }) => params.filter(({ name, main = race.terms[name].main }) => main).length;
    if (!draft.find(state.selected))
      state.selected = runners.filter(({ id }) => draft.find(id)).sort((a, b) => size(b) - size(a))[0]?.id ?? null;
    for (const button of root.querySelectorAll("[data-do][aria-pressed]"))
      set(button, { ariaPressed: String(state[button.dataset.do]) });
    if (lang !== root.lang) speak(host, words);
    root.lang = lang;
    column.update(race, state);
    mismatch.hidden = !differs.length;
    put(mismatch, fill(words.differs, { name: differs.join(", ") }));
  }

  // Layout and height for the room there is, as if nothing were scrolled, and the theme of the page around.
  function relayout() {
    due ||= requestAnimationFrame(() => {
      due = 0;
      if (root.hidden || !root.isConnected) return;
      let room = innerHeight - FOOT - root.getBoundingClientRect().top;
      for (let node = root.parentElement; node; node = node.parentElement) room -= node.scrollTop;
      root.dataset.layout = Object.keys(WIDTHS).find((key) => root.clientWidth >= WIDTHS[key]);
      root.style.setProperty("--fold", `max(var(--lowest, ${LOWEST}px), ${Math.round(room)}px)`);
      const [red, green, blue] = getComputedStyle(root)
        .columnRuleColor.match(/[\d.]+/g)
        .map(Number);
      const dark = root.toggleAttribute("data-dark", red + green + blue < 384);
      if (dark !== state.dark) plot.setTheme(dark);
      change({ dark });
      column.fit();
    });
  }

  async function still() {
    try {
      await Promise.all([style, plotly()]);
      plot.still();
      change();
    } catch {
      if (!plot.frame) notice.dataset.kind = "error";
    }
  }

  function send(message) {
    callbacks.commit(message);
    clearInterval(waiting);
    waiting = setInterval(() => {
      if (!draft.pending) return clearInterval(waiting);
      const there = Boolean(callbacks.alive?.());
      const back = there && !offline.hidden;
      connected(there);
      if (back) draft.commit();
    }, PATIENCE);
  }

  function destroy() {
    root.remove();
    root.hidden = true; // and nothing is drawn any more
    change({ playing: false });
    sizes.disconnect();
    clearInterval(waiting);
    clearTimeout(settling);
    plot.destroy();
    if (window.stage !== probe) return; // another one has been mounted since
    delete window.stage;
    live.latest = null;
  }
}
