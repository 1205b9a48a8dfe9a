/** The sheet Export: a dialog with the sections of sections.js. */

import { element, name } from "../../kit/dom.js";
import { SECTIONS } from "./sections.js";

const LOOKS = new URL("./export.css", import.meta.url).href;
const spoken = new Map(); // {words, kinds} by language, as long as the page lives

export class Sheet {
  #ends = [];
  #looks = new Promise((onload) => {
    const link = document.createElement("link");
    document.head.append(Object.assign(link, { rel: "stylesheet", href: LOOKS, onload, onerror: onload }));
  });

  /** @param {HTMLElement} host @param {(kind?: string) => Promise<any>} ask */
  constructor(host, ask) {
    this.ask = ask;
    this.close = element("button", { type: "button", class: "close", "data-testid": "export-close" }, "✕");
    this.title = element("h2", { id: "export-title" });
    this.body = element("div", { class: "body" });
    const labels = { class: "exports", "data-testid": "export-sheet", "aria-labelledby": "export-title" };
    this.dialog = element("dialog", labels, element("header", {}, this.title, this.close), this.body);
    this.close.onclick = () => this.dialog.close();
    // Nothing is returned: a handler that hands on a false would cancel the click, and no box could be checked.
    this.dialog.onclick = ({ target }) => {
      if (target === this.dialog) this.dialog.close();
    };
    this.dialog.onclose = () => this.#leave();
    host.append(this.dialog);
  }

  /** What Python says of the sheet once it is asked: its words, and the kinds of file. */
  #told(lang) {
    const known = spoken.get(lang) ?? this.ask();
    spoken.set(lang, known);
    return known;
  }

  /** @param {string} lang */
  async words(lang) {
    return (await this.#told(lang)).words;
  }

  /** @param {string} lang */
  async open(lang) {
    if (this.dialog.open) return;
    const [{ words, kinds }, modules] = await Promise.all([
      this.#told(lang),
      Promise.all(SECTIONS.map(({ load }) => load())),
      this.#looks,
    ]);
    if (this.dialog.open) return;
    this.dialog.lang = lang;
    this.title.textContent = words.title;
    name(this.close, words.close);
    const ask = async (kind) => (await this.ask(kind)).file;
    this.body.replaceChildren();
    SECTIONS.forEach(({ title }, k) => {
      const heading = element("h3", { id: `export-${title}` }, words[title]);
      const host = element("section", { class: title, "aria-labelledby": heading.id }, heading);
      this.body.append(host);
      this.#ends.push(modules[k].mount(host, { lang, words, kinds, ask }));
    });
    this.dialog.showModal();
  }

  #leave() {
    for (const end of this.#ends.splice(0)) end?.();
    this.body.replaceChildren();
  }

  destroy() {
    this.dialog.close();
    this.dialog.remove();
  }
}
