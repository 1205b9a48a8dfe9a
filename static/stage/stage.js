import { plotly, style } from "./assets.js";
import { Cards } from "./cards.js";
import { build, put, speak } from "./dom.js";
import { Edits } from "./edits.js";
import { fill } from "./format.js";
import { headline } from "./headline.js";
import { listen } from "./keys.js";
import { arrange, isDark, watch } from "./layout.js";
import { LossPanel } from "./losspanel.js";
import { decode } from "./payload.js";
import { Plot } from "./plot.js";
import { probe } from "./probe.js";
import { scoreboard } from "./scoreboard.js";
import { survey } from "./standing.js";
import { Store } from "./store.js";
import { transport } from "./transport.js";
import { Wish } from "./wish.js";

const LASTING = ["selected", "hidden", "dark", "loop", "space", "inspect", "ghost", "hand"]; // what changes more than the moving picture
const PATIENCE = 2000; // ms Python may owe an answer before it is asked whether it is still there

/**
 * Everything between the strip and the foot of the page.
 * Callbacks: commit(message) once per release, copied?(), alive?() -> promise of whether Python is still there.
 */
export function mount(host, bytes, callbacks) {
  const store = new Store();
  const { state } = store;
  const wish = new Wish();
  const edits = new Edits(wish, store, { ...callbacks, commit }, () => show(race));
  const shown = { race: null, painted: 0, seq: 0, offline: false };
  let [race, packed, fresh, worn, spoken, drawn, due, waiting] = [null, [], false, [], "", null, 0, 0];

  const { node: root, fold, plotHost, lossHost, middle, notice, offline, mismatch, note, rates } = build("stage");
  const select = (id) => { if (id !== state.selected) store.set({ selected: id }); };
  const hover = (id, step) => store.set({ hover: id === null ? null : { id, step } });
  const seek = (step) => {
    state.playing = false;
    store.seek(step);
  };
  const head = headline({ note, rates }, callbacks.copied);
  const cards = new Cards({
    select,
    add: (key) => edits.add(key),
    act(id, action) {
      if (action === "hide") store.toggleRunner(id);
      else if (action === "defaults") edits.assign("default", id);
      else edits[action](id);
    },
    input: (id, name, value) => edits.set(id, name, value, false),
    commit: (id, name, value) => edits.set(id, name, value, true),
    schedule: (id, key) => edits.schedule(id, key),
  });
  const play = transport(store, (steps) => edits.steps?.(steps));
  const board = scoreboard(select);
  fold.prepend(head.node);
  middle.append(board.node);
  middle.after(cards.node);
  fold.append(play.node);
  root.prepend(build("icons").node);
  host.append(root);
  const plot = new Plot(plotHost, { start: (point, released) => edits.start(point, released), hover, select });
  const loss = new LossPanel(lossHost, { seek, hover, set: (change) => store.set(change) });

  const acts = {
    play: () => store.toggle(),
    back: () => store.nudge(-1),
    forward: () => store.nudge(1),
    first: () => store.seek(0),
    last: () => store.seek(state.steps),
    full: () => (document.fullscreenElement ? document.exitFullscreen() : root.requestFullscreen?.()),
    rates: () => edits.assign(head.offer),
    add: (button) => (cards.offer ? cards.offer() : cards.menu.open(button)),
    all: () => (document.querySelector("#results, .st-key-results") ?? board.unfold()).scrollIntoView({ block: "center" }),
    reload: still,
  };
  for (const key of ["loop", "space", "inspect", "ghost", "hand"]) {
    acts[key] = () => {
      const on = !state[key];
      store.set({ [key]: on });
      if (key === "ghost") edits.ghost?.(on);
      if (key === "hand") edits.here?.(on ? Math.floor(state.step) : null);
    };
  }
  root.onclick = ({ target, detail }) => {
    const button = target.closest("[data-do]");
    if (!button) return;
    acts[button.dataset.do](button);
    // A space after a click plays on, instead of stepping once more.
    if (detail && button.matches(".step")) play.focus();
  };
  listen(root, acts, (index) => wish.runners[index] && store.toggleRunner(wish.runners[index].id));
  // The sheet covers half a phone: the picture moves into the other half.
  root.addEventListener("sheet", () => plotHost.scrollIntoView({ block: "start" }));

  const sizes = new ResizeObserver(() => {
    plot.resize();
    loss.resize();
    store.set();
  });
  for (const node of [plotHost, lossHost]) sizes.observe(node);
  const unwatch = watch(root, relayout);
  store.subscribe(draw);
  style.then(() => {
    root.hidden = false;
    relayout();
  });
  still();
  update(bytes);
  return { update, destroy };

  function update(next) {
    if (packed.length === next.length && next.every((byte, index) => byte === packed[index])) return;
    packed = next.slice();
    const answer = decode(packed);
    survey(answer);
    // Revisions that start over belong to a new session, which knows nothing of our earlier messages.
    wish.adopt(answer, !race || answer.revision < race.revision);
    connected(true);
    show(answer);
  }

  /** Everything follows a race, previewed or confirmed, in the next frame. */
  function show(next) {
    race = edits.race = shown.race = next;
    fresh = true;
    store.resize(race.steps);
  }

  function draw(_, time) {
    if (!race || root.hidden) return;
    const wearing = LASTING.map((key) => state[key]);
    if (fresh || wearing.some((value, index) => value !== worn[index])) refresh();
    head.draw(state, time);
    cards.draw(state.step);
    play.draw(state);
    board.draw(state, time);
    const { step, selected, hidden, hover: pointed, kind, log, space, inspect } = state;
    const view = { step, start: wish.start, selected, hidden, hover: pointed, pending: wish.pending, kind, log, space, inspect };
    loss.draw(view);
    plot.draw(view);
    notice.dataset.kind = race.runners.length ? (plot.frame ? "" : notice.dataset.kind) : "empty";
    if (plot.frame) count();
  }

  /** What is not drawn anew each frame. */
  function refresh() {
    if (!wish.find(state.selected)) state.selected = richest();
    worn = LASTING.map((key) => state[key]);
    for (const button of root.querySelectorAll("[data-do][aria-pressed]")) button.ariaPressed = state[button.dataset.do];
    if (fresh) {
      const { lang, words, differs } = race;
      if (lang !== spoken) speak(host, words);
      root.lang = spoken = lang;
      mismatch.hidden = !differs?.length;
      put(mismatch, differs?.length ? fill(words.differs, { name: differs.join(", ") }) : "");
      head.update(race);
      plot.setRace(race);
      loss.setRace(race);
    }
    cards.update(race, wish, state);
    play.update(race);
    board.update(race, state);
    if (fresh && !race.live) relayout();
    fresh = false;
  }

  // Before anyone has chosen, the card with the most sliders is open: it has the most to show.
  function richest() {
    const size = ({ params }) => params.filter(({ main }) => main).length;
    return race.runners.filter(({ id }) => wish.find(id)).sort((a, b) => size(b) - size(a))[0]?.id ?? null;
  }

  function count() {
    shown.painted += 1;
    if (!race.live) {
      if (drawn !== null && drawn !== race.revision) shown.seq += 1;
      drawn = race.revision;
    }
    window.stage = shown.probe ??= probe(shown, store, plot);
  }

  function relayout() {
    due ||= requestAnimationFrame(() => {
      due = 0;
      if (root.hidden || !worn.length) return;
      const dark = isDark(root);
      root.toggleAttribute("data-dark", dark);
      if (dark !== state.dark) {
        plot.setTheme(dark);
        loss.setTheme(dark);
        store.set({ dark });
      }
      arrange(root);
      cards.fit();
      play.fit();
      board.fit();
    });
  }

  async function still() {
    try {
      await Promise.all([style, plotly()]);
      (plot.still ?? plot.resize).call(plot);
      store.set();
    } catch {
      if (!plot.frame) notice.dataset.kind = "error";
    }
  }

  function commit(message) {
    callbacks.commit(message);
    wait();
  }

  function wait() {
    clearTimeout(waiting);
    waiting = setTimeout(async () => {
      const there = Boolean(await callbacks.alive?.());
      if (!wish.pending) return;
      const again = there && shown.offline;
      connected(there);
      if (again) edits.commit();
      else wait();
    }, PATIENCE);
  }

  function connected(is) {
    shown.offline = !is;
    offline.hidden = is;
  }

  function destroy() {
    unwatch();
    sizes.disconnect();
    cancelAnimationFrame(due);
    clearTimeout(waiting);
    store.destroy();
    plot.destroy();
    loss.destroy();
    root.remove();
    if (window.stage === shown.probe) delete window.stage;
  }
}
