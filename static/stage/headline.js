import { element, put } from "./dom.js";
import { icon } from "./icons.js";
import { style } from "./marks.js";
import { verdict } from "./verdict.js";

const SLACK = 10; // px a line may stand over because of a smaller font beside it
const PAUSE = 500; // ms: the sentence changes at most twice a second

/** The top line: the verdict as title, how the rates were set, the link. */
export class Headline {
  #said = "";
  #time = 0;

  /** @param {{rates: (kind: "default"|"tuned") => void, copied?: () => void}} hooks */
  constructor(hooks) {
    this.hooks = hooks;
    this.title = element("h2", { class: "verdict", "data-testid": "verdict", "aria-atomic": "true" });
    this.note = element("span", {});
    this.rates = element("button", { type: "button", class: "link", onclick: () => hooks.rates(this.offer) });
    this.aside = element("p", { class: "rates" }, this.note, " ", this.rates);
    this.label = element("span", {});
    this.share = element("a", { class: "button share", "data-testid": "share", onclick: (event) => this.#copy(event) }, icon("link"), this.label);
    this.spoken = element("span", { class: "unseen", role: "status" });
    this.node = element("header", { class: "head" }, this.title, this.aside, this.share, this.spoken);
  }

  /** @param {any} race */
  update(race) {
    const { words } = race;
    this.race = race;
    const rates = race.runners.flatMap(({ params, values }) => params.map((param) => ({ ...param, value: values[param.name] })));
    const standard = rates.every((param) => param.value === param.default);
    const tunable = rates.some(({ tuned }) => Number.isFinite(tuned));
    this.offer = race.tuned || (!standard && !tunable) ? "default" : "tuned";
    put(this.note, rates.length ? words[race.tuned ? "note_tuned" : standard ? "note_default" : "note_hand"] : "");
    put(this.rates, words[`use_${this.offer}`]);
    this.rates.hidden = !rates.length || (this.offer === "tuned" && !tunable);
    put(this.label, words.share);
    this.share.title = words.share;
    // Only an address may become a link.
    if (/^https?:/.test(race.share)) this.share.href = race.share;
    this.#said = "";
  }

  /** @param {import("./store.js").Desk} state @param {number} time */
  draw({ step, hidden, playing, dark }, time) {
    const live = playing ? "off" : "polite";
    if (playing && this.title.getAttribute("aria-live") === live && time - this.#time < PAUSE) return;
    const sentence = verdict(this.race, Math.floor(step), hidden);
    const said = JSON.stringify([sentence, live, dark]);
    if (said === this.#said) return;
    this.#said = said;
    this.#time = time;
    this.title.setAttribute("aria-live", live);
    this.title.replaceChildren(...sentence.map((piece) => this.#print(piece, dark)));
    this.fit();
  }

  /** A long sentence is set smaller rather than cut. */
  fit() {
    for (const size of ["", "small", "tiny"]) {
      this.title.dataset.size = size;
      if (this.title.scrollHeight < this.title.clientHeight + SLACK) return;
    }
  }

  /** @param {HTMLElement|null} column where the title line has no room for how the rates were set, this stands at the foot of it */
  fold(column) {
    const parent = column ?? this.node;
    if (this.aside.parentNode !== parent) parent.insertBefore(this.aside, column ? null : this.share);
  }

  #print(piece, dark) {
    if (piece.advice) return element("small", {}, ` ${piece.text}`);
    if (piece.text !== undefined) return document.createTextNode(piece.text);
    const { slot, name } = this.race.runners.find(({ id }) => id === piece.runnerId);
    return element("b", { lang: "en", style: `color:${style(slot, dark).color}` }, name);
  }

  async #copy(event) {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    await copy(this.race.share);
    const { words } = this.race;
    put(this.label, words.copied);
    put(this.spoken, words.copied_help);
    this.share.classList.add("copied");
    this.hooks.copied?.();
    setTimeout(() => {
      put(this.label, this.race.words.share);
      put(this.spoken, "");
      this.share.classList.remove("copied");
    }, 2000);
  }
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // Inside a frame, or without https, only the old way is allowed.
    const box = element("textarea", { class: "unseen" });
    box.value = text;
    document.body.append(box);
    box.select();
    document.execCommand("copy");
    box.remove();
  }
}
