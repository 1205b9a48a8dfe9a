import { element, put } from "./dom.js";
import { fill } from "./format.js";
import { icon } from "./icons.js";

/** "Add a runner": a button and, in the browser's top layer where no column can clip it, the optimizers by family. */
export class AddMenu {
  /** @param {(key: string) => void} pick */
  constructor(pick) {
    this.pick = pick;
    this.label = element("span", {});
    this.room = element("small", {});
    this.button = element("button", { type: "button", class: "add", "aria-haspopup": "menu", "aria-expanded": "false", onclick: () => this.open(this.button) },
      icon("plus"), this.label, this.room);
    this.list = element("div", {
      class: "menu", role: "menu", popover: "auto",
      onkeydown: (event) => this.#key(event),
      ontoggle: (event) => this.button.setAttribute("aria-expanded", String(event.newState === "open")),
    });
  }

  /** @param {any} race @param {number} count runners wished so far */
  update(race, count) {
    const room = race.limit - count;
    put(this.label, room > 0 ? race.words.add : fill(race.words.add_full, { count: race.limit }));
    put(this.room, room > 0 && count > 5 ? fill(race.words.add_room, { count: room }) : "");
    this.button.disabled = room <= 0;
    this.list.setAttribute("aria-label", race.words.add);
    const families = group(race.optimizers);
    const signature = JSON.stringify(race.optimizers);
    if (signature === this.signature) return;
    this.signature = signature;
    this.list.replaceChildren(...[...families].map(([family, members]) =>
      element("div", { role: "group", "aria-label": family }, element("p", { "aria-hidden": "true" }, family),
        ...members.map(({ key, title }) => element("button", { type: "button", role: "menuitem", tabindex: -1, lang: "en", onclick: () => this.#choose(key) }, title)))));
  }

  /** @param {Element} anchor the menu opens beside it, on the side with more room */
  open(anchor) {
    const { top, bottom, left, right } = anchor.getBoundingClientRect();
    this.anchor = anchor;
    this.list.showPopover();
    const { width, height } = this.list.getBoundingClientRect();
    const below = innerHeight - bottom;
    const y = below > height + 12 || below > top ? bottom + 6 : top - height - 6;
    this.list.style.left = `${Math.max(8, Math.min((left + right - width) / 2, innerWidth - width - 8))}px`;
    this.list.style.top = `${Math.max(8, Math.min(y, innerHeight - height - 8))}px`;
    this.#items()[0]?.focus();
  }

  #items() {
    return [...this.list.querySelectorAll("[role=menuitem]")];
  }

  #choose(key) {
    this.list.hidePopover();
    this.pick(key);
  }

  #key(event) {
    const items = this.#items();
    const at = items.indexOf(document.activeElement);
    const letter = event.key.length === 1 ? event.key.toLowerCase() : null;
    const ring = [...items.slice(at + 1), ...items.slice(0, at + 1)];
    const next = {
      ArrowDown: () => ring[0], ArrowUp: () => ring.at(-2), Home: () => items[0], End: () => items.at(-1),
    }[event.key]?.() ?? (letter && letter !== " " && ring.find((item) => item.textContent.toLowerCase().startsWith(letter)));
    event.stopPropagation(); // letters and digits are shortcuts on the stage, names here
    if (event.key === "Tab") this.list.hidePopover();
    if (!next) return;
    event.preventDefault();
    next.focus();
  }
}

function group(optimizers) {
  const families = new Map();
  for (const optimizer of optimizers) families.set(optimizer.family, [...(families.get(optimizer.family) ?? []), optimizer]);
  return families;
}
