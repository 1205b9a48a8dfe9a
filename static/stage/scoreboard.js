import { element, name, put } from "./dom.js";
import { fill, number } from "./format.js";
import { swatch } from "./marks.js";
import { ranking } from "./standing.js";

const ROW = 31; // px, as in stage.css
const PAUSE = 250; // ms between two reorderings while playing: an order that flickers cannot be read

/** Who is where at the playhead. */
export class Scoreboard {
  #rows = new Map();
  #order = [];
  #sorted = 0;
  #room = Infinity;

  /** @param {{select: (id: string) => void, all: () => void}} hooks */
  constructor(hooks) {
    this.hooks = hooks;
    this.heading = element("h3", {});
    this.note = element("small", {});
    this.columns = ["runner", "reached", "loss", "distance"].map((column) => [column, element("th", { scope: "col" })]);
    this.body = element("tbody", {});
    this.all = element("button", { type: "button", class: "link", onclick: hooks.all });
    this.node = element("section", { class: "board" }, element("header", {}, this.heading, this.note),
      element("table", {}, element("thead", {}, element("tr", {}, ...this.columns.map(([, cell]) => cell))), this.body), this.all);
  }

  /** @param {any} race @param {import("./store.js").Desk} state */
  update(race, { selected, hidden, dark }) {
    const { words } = race;
    Object.assign(this, { race, hidden });
    put(this.heading, words.scoreboard);
    for (const [column, cell] of this.columns) put(cell, words[`column_${column}`]);
    this.columns[1][1].title = fill(words.reached_help, { reach: race.reach });
    name(this.columns[3][1], words.distance_help);
    put(this.all, fill(words.board_all, { count: race.runners.length }));
    this.#rows.clear();
    for (const { id, slot, name } of race.runners) {
      const [arrived, loss, distance] = Array.from({ length: 3 }, () => element("td", {}));
      const title = element("th", { scope: "row" }, swatch(slot, dark, { size: 9 }), element("span", { lang: "en" }, name));
      const node = element("tr", { class: id === selected ? "selected" : "", onclick: () => this.hooks.select(id) }, title, arrived, loss, distance);
      this.#rows.set(id, { node, arrived, loss, distance });
    }
    this.#sorted = 0;
  }

  /** @param {number} height px there is for the whole board */
  fit(height) {
    const room = Math.floor((height - 62) / ROW);
    const next = room >= this.#rows.size ? Infinity : Math.max(3, room - 1);
    if (next !== this.#room) this.#sorted = 0;
    this.#room = next;
  }

  /** @param {import("./store.js").Desk} state @param {number} time */
  draw({ step, playing }, time) {
    const { words } = this.race;
    const field = ranking(this.race, step, this.hidden);
    const away = this.race.runners.length - field.length;
    put(this.note, [fill(words.board_at, { step: Math.floor(step) }), away && fill(words.board_hidden, { count: away })].filter(Boolean).join(", "));
    for (const { runner, arrived, gone, loss, distance } of field) {
      const row = this.#rows.get(runner.id);
      row.node.classList.toggle("gone", gone);
      row.arrived.colSpan = gone ? 3 : 1;
      row.loss.hidden = row.distance.hidden = gone;
      put(row.arrived, gone ? fill(words.diverged_at, { step: runner.status.step }) : arrived ? String(runner.arrival) : "–");
      put(row.loss, number(loss));
      put(row.distance, number(distance));
    }
    if (playing && time - this.#sorted < PAUSE) return;
    this.#sorted = time;
    const order = field.slice(0, this.#room).map(({ runner }) => runner.id);
    this.all.hidden = field.length <= this.#room;
    if (order.join() === this.#order.join() && this.body.childElementCount === order.length && this.body.firstChild === this.#rows.get(order[0])?.node) return;
    this.#order = order;
    this.body.replaceChildren(...order.map((id) => this.#rows.get(id).node));
  }
}
