import { card } from "./card.js";
import { build, element, name, put, speak } from "./dom.js";
import { fill } from "./format.js";

/** Moves only what stands wrong: moving takes the focus away. */
const place = (parent, nodes) => nodes.forEach((node, at) => { if (parent.children[at] !== node) parent.insertBefore(node, parent.children[at] ?? null); });

/** The column of cards. On a phone the same cards are a row to swipe through, and a sheet shows one of them whole. */
export class Cards {
  #cards = [];

  /** @param {any} hooks those of card.js, and add(key) */
  constructor(hooks) {
    const sliders = (id) => { hooks.select(id); this.sheet(true); };
    Object.assign(this, build("cards"), { hooks: { ...hooks, act: (id, action) => (action === "sliders" ? sliders(id) : hooks.act(id, action)) } });
    this.grip.onclick = this.done.onclick = () => this.sheet(false);
    this.defaults.onclick = () => hooks.act(this.selected, "defaults");
    this.list.onscrollend = () => this.#swiped();
    this.node.onkeydown = ({ key }) => { if (key === "Escape") this.sheet(false); };
    for (const select of [this.adder, this.plus]) {
      select.onchange = () => { hooks.add(select.value); select.value = ""; };
      // On a closed list a key would choose at once: it opens the list instead.
      select.onkeydown = (event) => {
        if (event.altKey || event.ctrlKey || event.metaKey || /^(Tab|Shift|Escape)$/.test(event.key)) return;
        event.preventDefault();
        select.showPicker();
      };
    }
  }

  /** Runs with every preview: cards whose runner is the same object stay as they are. @param {any} race @param {any} wish @param {any} state */
  update(race, wish, { selected, hidden, dark, hand }) {
    const before = this.selected;
    const cards = wish.runners.map((entry, index) => {
      const found = this.#cards.find(({ id }) => id === entry.id) ?? card(entry.id, this.hooks);
      const runner = race.runners.find(({ id }) => id === entry.id);
      found.update({ entry, runner, race, index, selected: entry.id === selected, hidden: hidden.has(entry.id), dark, hand });
      return found;
    });
    for (const gone of this.#cards.filter((old) => !cards.includes(old))) { gone.node.remove(); gone.tab.remove(); }
    place(this.list, cards.map(({ node }) => node));
    place(this.tabs, cards.map(({ tab }) => tab));
    if (race.words !== this.words || cards.length !== this.#cards.length) this.#offer(race, race.limit - cards.length);
    Object.assign(this, { selected, words: race.words });
    this.#cards = cards;
    if (selected !== before) this.fit();
    if (!cards.length) this.sheet(false);
  }

  /** @param {number} step */
  draw(step) {
    for (const { draw } of this.#cards) draw(step);
  }

  /** Brings the open card into view. Not by scrollIntoView: it would scroll the page as well. */
  fit() {
    const { list } = this;
    const node = list.querySelector(".selected");
    if (!node) return;
    const { offsetLeft, offsetTop, offsetHeight } = node;
    list.scrollTo(offsetLeft - 16, Math.min(offsetTop, Math.max(list.scrollTop, offsetTop + offsetHeight - list.clientHeight)));
  }

  /** Opens the list of optimizers. */
  offer() {
    this.adder.focus();
    this.adder.showPicker();
  }

  /** @param {boolean} open */
  sheet(open) {
    if (this.node.hasAttribute("data-sheet") === open) return;
    this.node.toggleAttribute("data-sheet", open);
    this.fit();
    if (!open) return;
    this.node.dispatchEvent(new CustomEvent("sheet", { bubbles: true }));
    this.done.focus({ preventScroll: true });
  }

  #offer({ words, limit, lang, optimizers }, room) {
    speak(this.node, words);
    const label = room > 0 ? words.add : fill(words.add_full, { count: limit });
    put(this.label, label);
    put(this.room, room > 0 && room < limit - 5 ? fill(words.add_room, { count: room }) : "");
    const families = Object.entries(Object.groupBy(optimizers, ({ family }) => family));
    for (const select of [this.adder, this.plus]) {
      name(select, label);
      select.disabled = room <= 0;
      if (select.lang === lang) continue;
      select.lang = lang;
      select.replaceChildren(new Option(words.add, ""), ...families.map(([title, rules]) =>
        element("optgroup", { label: title }, ...rules.map((rule) => element("option", { value: rule.key, lang: "en" }, rule.title)))));
    }
  }

  // Swiping the open card out of view opens the one that has come in.
  #swiped() {
    const { scrollLeft, clientWidth } = this.list;
    const seen = this.#cards.filter(({ node }) => node.offsetLeft > scrollLeft - 2 && node.offsetLeft + node.offsetWidth < scrollLeft + clientWidth + 2);
    if (seen.length && !seen.some(({ id }) => id === this.selected)) this.hooks.select(seen[0].id);
  }
}
