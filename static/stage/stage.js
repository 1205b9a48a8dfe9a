import { plotly, style } from "./assets.js";
import { Cards } from "./cards.js";
import { build, put, set, speak } from "./dom.js";
import { fill } from "./format.js";
import { headline } from "./headline.js";
import { listen } from "./keys.js";
import { arrange } from "./layout.js";
import { LossPanel } from "./losspanel.js";
import { Model } from "./model.js";
import { Plot } from "./plot.js";
import { probe } from "./probe.js";
import { ranking, scoreboard } from "./scoreboard.js";
import { Store } from "./store.js";
import { transport } from "./transport.js";
import { Wish } from "./wish.js";

const CALM = 100; // ms between two changes of words while a hand moves
const PATIENCE = 2000; // ms Python may owe an answer before it is asked whether it is still there

/** What is drawn now, for whatever else on the page follows it: `latest` is {race, state, set}; every picture is a "frame". */
export const live = Object.assign(new EventTarget(), { latest: null });

/** The stage below the strip. Callbacks: commit(message) once per release; may be missing: copied(), alive() -> promise of a boolean. */
export function mount(host, bytes, callbacks) {
  const store = new Store();
  const { state } = store;
  const model = new Model();
  const wish = new Wish(model, { commit, changed: show, select: (selected) => store.set({ selected }) });
  const stage = { race: null, painted: 0, seq: 0, offline: false };
  let [worn, told, confirmed, packed, drawn, due, later, waiting] = [[], 0, 0];

  const { node: root, fold, plotHost, lossHost, middle, notice, offline, mismatch, note, rates } = build("stage");
  // Nothing is returned: a click handler that hands on a false would cancel the click, and with it a checkbox.
  const select = (id) => { if (id !== state.selected) store.set({ selected: id }); };
  const connected = (is) => { stage.offline = !(offline.hidden = is); };
  const hover = (id, step) => store.set({ hover: id === null ? null : { id, step } });
  const head = headline({ note, rates }, callbacks.copied);
  const play = transport(store, (steps) => wish.limit(steps));
  const board = scoreboard(select);
  const cards = new Cards({
    select,
    act: (id, action) => (action === "hide" ? store.toggleRunner(id) : action === "defaults" ? wish.assign("default", id) : wish[action](id)),
    add: (key) => wish.add(key),
    input: (id, name, value) => wish.set(id, name, value, false),
    commit: (id, name, value) => wish.set(id, name, value, true),
    schedule: (id, key) => wish.schedule(id, key),
  });
  fold.prepend(head.node);
  middle.append(board.node);
  middle.after(cards.node);
  fold.append(play.node);
  root.prepend(build("icons").node);
  host.append(root);
  const plot = new Plot(plotHost, { start: (point, released) => wish.begin(point, released), hover, select });
  const loss = new LossPanel(lossHost, { seek: (step) => store.seek(step, false), hover, set: (change) => store.set(change) });

  const acts = {
    play: () => store.toggle(),
    back: () => store.nudge(-1),
    forward: () => store.nudge(1),
    first: () => store.seek(0),
    last: () => store.seek(state.steps),
    full: () => (document.fullscreenElement ? document.exitFullscreen() : root.requestFullscreen?.()),
    rates: () => wish.assign(rates.value),
    add: () => cards.adder.showPicker(),
    all() {
      const results = document.querySelector("#results, .st-key-results");
      if (results) results.scrollIntoView({ block: "center" });
      else root.toggleAttribute("data-whole");
    },
    reload: still,
  };
  for (const key of ["loop", "space", "inspect", "ghost", "hand"]) {
    acts[key] = () => {
      const on = !state[key];
      store.set({ [key]: on });
      if (key === "ghost") show(model.keep(on));
      if (key === "hand") wish.here = on ? Math.floor(state.step) : null;
    };
  }
  root.onclick = ({ target, detail }) => {
    const button = target.closest("[data-do]");
    if (button) acts[button.dataset.do](button);
    // A space after a click plays on, instead of stepping once more.
    if (detail && button?.matches(".step")) play.play.focus();
  };
  listen(root, acts, (index) => wish.runners[index] && store.toggleRunner(wish.runners[index].id));
  // The sheet covers half a phone: the picture moves into the other half.
  root.addEventListener("sheet", () => plotHost.scrollIntoView());

  const sizes = new ResizeObserver((entries) => {
    if (entries.some(({ target }) => target === plotHost)) plot.resize();
    if (entries.some(({ target }) => target === lossHost)) loss.resize();
    relayout();
  });
  sizes.observe(plotHost);
  sizes.observe(lossHost);
  // What is around the stage decides how much room there is for it.
  for (let node = root; node; node = node.parentElement) sizes.observe(node);
  root.ontransitionend = ({ target }) => target === root && relayout(); // the page's colour, see stage.css
  store.subscribe(draw);
  style.then(() => {
    root.hidden = false;
    relayout();
  });
  still();
  update(bytes);
  return { update, destroy, connected };

  async function update(next) {
    if (next === packed) return;
    packed = next;
    const session = stage.race?.session;
    const race = await model.confirm(next);
    if (!race) return;
    connected(true);
    show(race);
    wish.adopt(race, race.session !== session);
    relayout();
  }

  // Everything follows a race, previewed or confirmed, in the next frame.
  function show(race) {
    stage.race = race;
    store.resize(race.steps);
  }

  function draw(time) {
    const { race } = stage;
    if (root.hidden || !race) return;
    const { step, selected, hidden, hover, dark, kind, log, space, inspect, loop, ghost, hand } = state;
    const fresh = race !== drawn;
    if (fresh) {
      plot.setRace(race);
      loss.setRace(race);
    }
    // Under a moving hand pictures come first: words and numbers, which cost the page a layout, follow ten times a second.
    const wearing = [race, selected, hidden, dark, loop, space, inspect, ghost, hand];
    if (!race.live || time - told >= CALM) {
      told = time;
      if (wearing.some((value, index) => value !== worn[index])) refresh(race);
      worn = wearing;
      const field = ranking(race, step, hidden);
      head.draw(race, field, state, time);
      board.draw(race, field, state, time);
      play.draw(race, state);
      cards.draw(step);
    } else later ||= setTimeout(() => store.set((later = 0)), CALM);
    const view = { step, start: wish.start, selected: state.selected, hidden, hover, pending: wish.pending && race.waiting, kind, log, space, inspect };
    loss.draw(view);
    plot.draw(view);
    if (!plot.frame) return;
    set(notice.dataset, { kind: race.runners.length ? "" : "empty" });
    stage.painted += 1;
    if (fresh && !race.live) stage.seq += confirmed++ ? 1 : 0;
    drawn = race;
    window.stage = stage.probe ??= probe(stage, store, plot);
    live.latest = { race, state, plot, set: (change) => store.set(change) };
    live.dispatchEvent(new Event("frame"));
  }

  // What is not drawn anew each frame.
  function refresh(race) {
    const { lang, words, runners, differs } = race;
    // Before anyone has chosen, the card with the most sliders is open: it has the most to show.
    const size = ({ params }) => params.filter(({ main }) => main).length;
    if (!wish.find(state.selected)) state.selected = runners.filter(({ id }) => wish.find(id)).sort((a, b) => size(b) - size(a))[0]?.id ?? null;
    for (const button of root.querySelectorAll("[data-do][aria-pressed]")) set(button, { ariaPressed: String(state[button.dataset.do]) });
    if (lang !== root.lang) speak(host, words, (root.lang = lang));
    cards.update(race, wish, state);
    mismatch.hidden = !differs.length;
    put(mismatch, fill(words.differs, { name: differs.join(", ") }));
  }

  function relayout() {
    due ||= requestAnimationFrame(() => {
      due = 0;
      if (root.hidden) return;
      const dark = arrange(root);
      if (dark !== state.dark) {
        plot.setTheme(dark);
        loss.setTheme(dark);
      }
      store.set({ dark });
      cards.fit();
    });
  }

  async function still() {
    try {
      await Promise.all([style, plotly()]);
      plot.still();
      store.set();
    } catch {
      if (!plot.frame) notice.dataset.kind = "error";
    }
  }

  function commit(message) {
    callbacks.commit(message);
    listenForAnswer();
  }

  function listenForAnswer() {
    clearTimeout(waiting);
    waiting = setTimeout(async () => {
      const there = Boolean(await callbacks.alive?.().catch(() => false));
      if (!wish.pending) return;
      const again = there && stage.offline;
      connected(there);
      if (again) wish.commit();
      else listenForAnswer();
    }, PATIENCE);
  }

  function destroy() {
    sizes.disconnect();
    cancelAnimationFrame(due);
    clearTimeout(waiting);
    clearTimeout(later);
    store.destroy();
    plot.destroy();
    loss.destroy();
    root.remove();
    live.latest = null;
    if (window.stage === stage.probe) delete window.stage;
  }
}
