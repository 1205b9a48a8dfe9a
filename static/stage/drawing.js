/** The race, previewed or confirmed, in every view of the stage: drawn in the next frame, and counted for tests. */

import { Beside } from "../draft/beside.js";
import { imported } from "../draft/imported.js";
import { put, set, speak } from "../kit/dom.js";
import { fill } from "../kit/format.js";
import { TOGGLES } from "./acts.js";
import { alone, mark } from "./around.js";
import { plotly, style } from "./assets.js";
import { cards } from "./cards.js";
import { guess } from "./guess.js";
import { headline } from "./headline.js";
import { live } from "./live.js";
import { lossPanel } from "./losspanel.js";
import { Plot } from "./plot.js";
import { probeOf } from "./probe.js";
import { ranking } from "./ranking.js";
import { scoreboard } from "./scoreboard.js";
import { signs } from "./signs.js";
import { transport } from "./transport.js";
import { watch } from "./watch.js";

const CALM = 100; // ms between two changes of words while a hand moves

export class Drawing {
  /** The race that is due. */
  race = null;
  painted = 0;
  seq = -1;
  #drawn = null; // the race of the last picture
  #counted = ""; // session and revision of the last confirmed one
  #told = 0; // when words last changed, and what they were about
  #worn = [];
  #later = 0;
  #own = null; // the race that is due, without imported trajectories
  #beside = new Beside();

  /** @param {any} parts in their host already @param {any} store @param {any} draft @param {any} opening */
  constructor(parts, store, draft, opening) {
    const select = (selected) => store.set({ selected });
    const hover = (id, step) => store.set({ hover: id && { id, step } });
    this.parts = parts;
    this.store = store;
    this.draft = draft;
    this.opening = opening;
    this.column = cards(parts, store, draft);
    const playback = transport(parts, store, (steps) => draft.limit(steps));
    const asked = [headline(parts, store), watch(parts), guess(parts, store)];
    this.views = [...asked, playback, scoreboard(parts, select), signs(parts)];
    this.drawLoss = lossPanel(parts, store);
    this.plot = new Plot(parts.plotHost, { start: (point, released) => draft.begin(point, released), hover, select });
    this.probe = probeOf(() => {
      const { painted, seq, race, plot } = this;
      const told = race === this.#worn[0];
      return { painted, seq, told, offline: !parts.offline.hidden, race, state: store.state, fps: store.fps, plot };
    });
    this.again = () => this.#own && this.show(this.#own);
    imported.addEventListener("change", this.again);
  }

  /** Takes a race, for the next frame. */
  show(next) {
    const { race: before } = this;
    this.#own = next;
    this.race = alone(this.parts.node) ? this.#beside.with(next, imported) : next;
    // A release after the last move of a drag shows nothing new.
    if (!(before?.live && next.live && next.same && !next.waiting)) this.store.resize(next.steps);
    else if (this.#drawn === before) this.#drawn = this.race;
  }

  /** What is on the screen already is confirmed at once; words and names follow in the next frame. */
  confirm(next) {
    const seen = next.same && this.#drawn === this.race;
    this.show(next);
    if (seen) this.#count();
  }

  /** What stands still, as soon as Plotly is there. */
  async still() {
    const { plot, store, parts } = this;
    try {
      await Promise.all([style, plotly()]);
      plot.still();
      store.set();
    } catch {
      if (!plot.frame) parts.notice.dataset.kind = "error";
    }
  }

  fitted(dark) {
    const { plot, store, column } = this;
    if (dark !== store.state.dark) plot.setTheme(dark);
    store.set({ dark });
    column.fit();
  }

  draw(time) {
    const { race, draft, plot, parts, store, opening } = this;
    const { state } = store;
    if (parts.node.hidden || !race) return;
    opening.watch(race);
    mark(parts.node, "data-secret", store.secret);
    draft.here = state.hand ? Math.floor(state.step) : null;
    // Under a moving hand pictures come first: words and numbers, which cost the page a layout, follow ten times a
    // second.
    if (!race.live || time - this.#told >= CALM) this.#tell(time);
    else
      this.#later ||= setTimeout(() => {
        this.#later = 0;
        store.set();
      }, CALM);
    const pending = draft.pending && race.waiting;
    this.drawLoss(race, state, pending);
    if (race !== this.#drawn) plot.setRace(race);
    plot.draw({ ...state, start: draft.start, pending });
    if (!plot.frame) return;
    const empty = !race.runners.length;
    parts.node.toggleAttribute("data-empty", empty);
    set(parts.notice.dataset, { kind: empty ? "empty" : "" });
    this.painted += 1;
    this.#count();
    this.#drawn = race;
    window.stage = this.probe;
    live.latest = { race, state, plot, draft, model: draft.model, set: (news) => store.set(news) };
    live.dispatchEvent(new Event("frame"));
  }

  #count() {
    const { race } = this;
    const name = `${race.session} ${race.revision}`;
    if (race.live || name === this.#counted) return;
    this.#counted = name;
    this.seq += 1;
    window.stage = this.probe;
  }

  #tell(time) {
    const { race, column, views, parts } = this;
    const { state } = this.store;
    const wearing = [race, state.selected, state.hidden, state.dark, ...TOGGLES.map((key) => state[key])];
    if (wearing.some((value, index) => value !== this.#worn[index])) this.#refresh();
    [this.#told, this.#worn] = [time, wearing];
    parts.node.toggleAttribute("data-told", true);
    const field = ranking(race, state);
    for (const view of views) view(race, field, state, time);
    column.draw(field, state.step);
  }

  /** What is not drawn anew each frame. */
  #refresh() {
    const { race, draft, column, parts } = this;
    const { state } = this.store;
    const { node: root, mismatch } = parts;
    const { lang, words, runners, differs } = race;
    // Before anyone has chosen, the card with the most sliders is open: it has the most to show.
    const size = ({ params }) => params.filter(({ name, main = race.terms[name].main }) => main).length;
    if (!draft.find(state.selected) && !race.imported?.some(({ id }) => id === state.selected))
      state.selected = runners.filter(({ id }) => draft.find(id)).sort((a, b) => size(b) - size(a))[0]?.id ?? null;
    for (const button of root.querySelectorAll("[data-do][aria-pressed]"))
      set(button, { ariaPressed: String(state[button.dataset.do]) });
    if (lang !== root.lang) speak(root.parentElement, words);
    set(root, { lang });
    const { behind, ahead } = draft.history;
    for (const button of root.querySelectorAll("[data-do=undo]")) set(button, { disabled: !behind });
    for (const button of root.querySelectorAll("[data-do=redo]")) set(button, { disabled: !ahead });
    column.update(race, state);
    set(mismatch, { hidden: !differs.length });
    put(mismatch, fill(words.differs, { name: differs.join(", ") }));
  }

  destroy() {
    imported.removeEventListener("change", this.again);
    this.plot.destroy();
    if (window.stage !== this.probe) return; // another one has been mounted since
    delete window.stage;
    live.latest = null;
  }
}
