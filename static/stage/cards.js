import { Card } from "./card.js";
import { element, name, put } from "./dom.js";
import { icon } from "./icons.js";
import { swatch } from "./marks.js";
import { AddMenu } from "./menu.js";

const CROWD = 6; // of more runners than this, only the open card and the diverged show sliders
const TALL = 600; // px of a column that rather scrolls than folds
const LEVELS = 5; // how far the cards can fold their sliders away, see cards.css

/**
 * The column of cards. On a phone the same cards are a row to swipe through, and a sheet shows one of them whole.
 */
export class Cards {
  #cards = new Map();
  #tabs = "";

  /** @param {import("./card.js").CardHooks & {add: (key: string) => void}} hooks */
  constructor(hooks) {
    this.hooks = { ...hooks, act: (id, action) => (action === "sliders" ? this.sheet(true) : hooks.act(id, action)) };
    this.menu = new AddMenu(hooks.add);
    this.tabs = element("div", { class: "tabs" });
    this.plus = element("button", { type: "button", class: "tab plus", onclick: () => this.menu.open(this.plus) }, icon("plus"));
    this.list = element("div", { class: "list", onscrollend: () => this.#swiped() });
    this.defaults = element("button", { type: "button", class: "button", onclick: () => hooks.act(this.selected, "defaults") });
    this.done = element("button", { type: "button", class: "button primary", onclick: () => this.sheet(false) });
    this.grip = element("button", { type: "button", class: "grip", tabindex: -1, onclick: () => this.sheet(false) });
    this.node = element("section", { class: "cards", onkeydown: (event) => { if (event.key === "Escape") this.sheet(false); } },
      this.grip, this.tabs, this.list, element("div", { class: "sheet-foot" }, this.defaults, this.done), this.menu.button, this.menu.list);
  }

  /**
   * @param {any} race
   * @param {import("./wish.js").Wish} wish
   * @param {import("./store.js").Desk} state
   */
  update(race, wish, { selected, hidden, dark }) {
    this.selected = selected;
    const drawn = new Map(race.runners.map((runner) => [runner.id, runner]));
    const ids = new Set(wish.runners.map(({ id }) => id));
    for (const [id, card] of this.#cards) if (!ids.has(id)) { card.node.remove(); this.#cards.delete(id); }
    wish.runners.forEach((entry, index) => {
      const { id } = entry;
      if (!this.#cards.has(id)) this.#cards.set(id, new Card(id, this.hooks));
      const card = this.#cards.get(id);
      card.update({ entry, runner: drawn.get(id) ?? null, race, index, selected: id === selected, hidden: hidden.has(id), dark });
      // Only a card in the wrong place is moved: moving a node takes the focus from it.
      if (this.list.children[index] !== card.node) this.list.insertBefore(card.node, this.list.children[index] ?? null);
    });
    this.node.setAttribute("aria-label", race.words.runners);
    this.menu.update(race, ids.size);
    put(this.defaults, race.words.defaults);
    put(this.done, race.words.done);
    name(this.grip, race.words.done);
    name(this.plus, race.words.add);
    this.plus.disabled = this.menu.button.disabled;
    this.#tab(race, wish, dark);
    if (!ids.size) this.sheet(false);
    this.fit();
  }

  /** @param {number} step */
  draw(step) {
    for (const card of this.#cards.values()) card.draw(step);
  }

  /** Folds sliders away, the least needed first, until the column fits; then brings the open card into view. */
  fit() {
    this.#fold();
    this.#reveal();
  }

  #fold() {
    const crowded = this.#cards.size > CROWD;
    const most = crowded || this.list.clientHeight < TALL ? LEVELS : 1;
    for (let level = crowded ? LEVELS - 1 : 0; level < most; level += 1) {
      this.node.dataset.level = String(level);
      if (this.list.scrollHeight <= this.list.clientHeight + 1) return;
    }
  }

  /** @param {boolean} open */
  sheet(open) {
    if (this.node.hasAttribute("data-sheet") === open) return;
    this.node.toggleAttribute("data-sheet", open);
    if (open) {
      this.node.dispatchEvent(new CustomEvent("sheet", { bubbles: true }));
      this.done.focus({ preventScroll: true });
    } else this.#reveal();
  }

  #tab(race, wish, dark) {
    const signature = JSON.stringify([dark, this.selected, wish.runners.map(({ id, slot }) => [id, slot])]);
    if (signature === this.#tabs) return;
    this.#tabs = signature;
    this.tabs.replaceChildren(...wish.runners.map(({ id, slot, key }) => {
      const tab = element("button", { type: "button", class: "tab", "aria-pressed": String(id === this.selected), onclick: () => this.hooks.select(id) },
        swatch(slot, dark, { size: 13 }));
      name(tab, race.runners.find((runner) => runner.id === id)?.name ?? key);
      return tab;
    }), this.plus);
  }

  #reveal() {
    const node = this.#cards.get(this.selected)?.node;
    if (!node) return;
    // Not scrollIntoView: it would scroll the page as well.
    const [list, card] = [this.list.getBoundingClientRect(), node.getBoundingClientRect()];
    if (this.#sideways()) this.list.scrollLeft += card.left - list.left - 16;
    else if (card.bottom > list.bottom) this.list.scrollTop += Math.min(card.bottom - list.bottom, card.top - list.top);
    else if (card.top < list.top) this.list.scrollTop += card.top - list.top;
  }

  #sideways() {
    return this.list.scrollWidth > this.list.clientWidth + 1;
  }

  // Swiping the open card out of view opens the one that has come in.
  #swiped() {
    if (!this.#sideways() || this.node.hasAttribute("data-sheet")) return;
    const { left, right } = this.list.getBoundingClientRect();
    const whole = ([, { node }]) => {
      const card = node.getBoundingClientRect();
      return card.left >= left - 1 && card.right <= right + 1;
    };
    const inView = [...this.#cards].filter(whole).map(([id]) => id);
    if (inView.length && !inView.includes(this.selected)) this.hooks.select(inView[0]);
  }
}
