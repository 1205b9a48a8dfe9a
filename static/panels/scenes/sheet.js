/** The sheet of all scenes: by idea, each with picture, title and sentence. It costs nothing until it is opened. */

import { element, name, put, set } from "../../kit/dom.js";
import { live } from "../../stage/live.js";
import { draw, pictureOf } from "./picture.js";

const LOOKS = new URL("./scenes.css", import.meta.url).href;
const PAUSE = 60; // ms in which pictures that came into sight are asked for together
const AHEAD = "240px"; // below the fold from which a picture is drawn
const KEYS = { ArrowLeft: "left", ArrowRight: "right", ArrowUp: "up", ArrowDown: "down" };

const lists = new Map(); // by language: ideas and scenes, as long as the page lives
const pictures = new Map(); // by the number of a scene

export class Sheet {
  #dialog = null;
  /** @type {Promise<any> | null} */ #looks = null;
  #parts = {};
  #cards = [];
  #due = 0;
  #wanted = new Set();
  #said = { lang: "", words: {}, at: null };
  #drawn = ""; // language of the cards
  #sight = new IntersectionObserver((entries) => this.#seen(entries), { rootMargin: AHEAD });

  /** @param {HTMLElement} host @param {(message: object) => void} tell */
  constructor(host, tell) {
    this.host = host;
    this.tell = tell;
  }

  get shown() {
    return Boolean(this.#dialog?.open);
  }

  /** The hand is on its way: what does not need Python is made ready. */
  prepare() {
    if (!this.#dialog) this.#build();
  }

  async open() {
    if (this.shown) return;
    this.prepare();
    if (!lists.has(this.#said.lang)) this.tell({ listed: true, pictures: [] });
    await this.#looks;
    if (this.shown) return;
    this.#speak();
    this.#dialog.showModal();
    this.#fill();
  }

  /** What Python says: the scene that is shown now, and what was asked for. */
  update({ lang, words, at, scenes, ideas, pictures: told }) {
    this.#said = { lang, words, at };
    if (scenes) lists.set(lang, { scenes, ideas });
    for (const each of told) pictures.set(each.number, pictureOf(each));
    if (!this.shown) return;
    this.#speak();
    this.#fill();
    for (const { number } of told) this.#paint(number);
  }

  destroy() {
    this.#sight.disconnect();
    clearTimeout(this.#due);
    this.#dialog?.remove();
  }

  #build() {
    this.#looks = new Promise((onload) => {
      const there = document.querySelector(`link[href="${LOOKS}"]`);
      if (there) onload(null);
      else
        document.head.append(
          Object.assign(document.createElement("link"), { rel: "stylesheet", href: LOOKS, onload, onerror: onload }),
        );
    });
    const close = element("button", { type: "button", class: "close", "data-testid": "sheet-close" }, "✕");
    const title = element("h2", {});
    const ideas = element("nav", {});
    const body = element("div", { class: "body", tabindex: "-1" });
    const dialog = element("dialog", { class: "sheet", "data-testid": "sheet" });
    dialog.append(element("header", {}, title, close), ideas, body);
    close.onclick = () => dialog.close();
    dialog.onclick = ({ target }) => {
      if (target === dialog) dialog.close();
    };
    dialog.onkeydown = (event) => this.#key(event);
    this.#parts = { close, title, ideas, body };
    this.#dialog = dialog;
    this.host.append(dialog);
  }

  #speak() {
    const { lang, words } = this.#said;
    const { title, close, ideas } = this.#parts;
    set(this.#dialog, { lang, ariaLabel: words.scenes });
    put(title, words.scenes);
    name(close, words.close);
    set(ideas, { ariaLabel: words.ideas });
  }

  #fill() {
    const { lang, words, at } = this.#said;
    const { body, ideas: chips } = this.#parts;
    const list = lists.get(lang);
    if (!list) return body.replaceChildren(element("p", { role: "status" }, words.waiting));
    if (this.#drawn !== lang) {
      this.#drawn = lang;
      this.#sight.disconnect();
      this.#cards = list.scenes.map((scene, number) => this.#card(scene, number));
      const groups = Object.entries(list.ideas).map(([idea, text]) => {
        const own = this.#cards.filter((_, number) => list.scenes[number].idea === idea);
        const heading = element("h3", { id: `scenes-${idea}`, tabindex: "-1" }, text);
        return element(
          "section",
          { "aria-labelledby": heading.id },
          heading,
          element("div", { class: "grid" }, ...own),
        );
      });
      const chip = (section) => {
        const heading = section.firstElementChild;
        const button = element("button", { type: "button" }, heading.textContent);
        button.onclick = () => {
          heading.scrollIntoView({ block: "start" });
          heading.focus({ preventScroll: true });
        };
        return button;
      };
      body.replaceChildren(...groups);
      chips.replaceChildren(...groups.map(chip));
      for (const card of this.#cards) this.#sight.observe(card);
    }
    this.#cards.forEach((card, number) => set(card, { ariaCurrent: number === at ? "true" : null }));
    if (body.contains(document.activeElement)) return;
    const current = this.#cards[at ?? 0];
    current.focus({ preventScroll: true });
    if (at !== null) current.scrollIntoView({ block: "center" });
  }

  #card({ title, watch }, number) {
    const texts = [element("strong", {}, title), element("span", {}, watch)];
    const card = element("button", { type: "button" }, element("canvas", { "aria-hidden": "true" }), ...texts);
    card.dataset.number = String(number);
    card.onclick = ({ detail }) => {
      this.#dialog.close();
      // The button that opened the sheet has the focus again. Who chose by pointer has the keys free: Space plays.
      if (detail) /** @type {HTMLElement} */ (document.activeElement).blur();
      this.tell({ choose: number });
    };
    return card;
  }

  #seen(entries) {
    for (const { isIntersecting, target } of entries) {
      const number = Number(target.dataset.number);
      if (!isIntersecting) continue;
      if (pictures.has(number)) this.#paint(number);
      else this.#wanted.add(number);
    }
    if (!this.#wanted.size || this.#due) return;
    this.#due = window.setTimeout(() => {
      this.#due = 0;
      this.tell({ pictures: [...this.#wanted] });
      this.#wanted.clear();
    }, PAUSE);
  }

  #paint(number) {
    const card = this.#cards[number];
    if (card) draw(card.firstElementChild, pictures.get(number), Boolean(live.latest?.state.dark));
  }

  /** Arrows go from scene to scene as they stand on the screen. */
  #key(event) {
    const way = KEYS[event.key];
    const here = this.#cards.indexOf(document.activeElement);
    if (!way || here < 0) return;
    event.preventDefault();
    this.#cards[beside(this.#cards, here, way)]?.focus();
  }
}

/** The number of the card to one side: the next and the one before, or the nearest in the row below and above. */
function beside(cards, here, way) {
  if (way === "left" || way === "right") return here + (way === "left" ? -1 : 1);
  const middle = (card) => {
    const { left, top, width } = card.getBoundingClientRect();
    return { x: left + width / 2, y: top };
  };
  const { x, y } = middle(cards[here]);
  const sign = way === "down" ? 1 : -1;
  const found = cards
    .map((card, number) => ({ number, ...middle(card) }))
    .filter((each) => sign * (each.y - y) > 1)
    .sort((a, b) => sign * (a.y - b.y) || Math.abs(a.x - x) - Math.abs(b.x - x));
  const row = found.filter((each) => each.y === found[0].y);
  return row.sort((a, b) => Math.abs(a.x - x) - Math.abs(b.x - x))[0]?.number ?? here;
}
