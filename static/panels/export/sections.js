/**
 * What stands on the sheet Export, in this order: one module a section, loaded when the sheet is first opened.
 * It exports
 *
 *     mount(host, sheet)
 *
 * and fills `host`, a <section> that holds its heading. `sheet` is what a section needs of the sheet: its `words`
 * (export/words_sheet.py), `lang`, the `kinds` of file that Python makes (export/kinds.py), and `ask(kind)` for one of
 * them; file.js has its types. A section is made anew whenever the sheet is opened; `mount` may return a function that
 * is called when it closes.
 */

/** @type {{title: string, load(): Promise<{mount: import("./file.js").Mount}>}[]} `title` is a key of the words */
export const SECTIONS = [
  { title: "pictures", load: () => import("./pictures.js") },
  { title: "code", load: () => import("./code.js") },
  { title: "data", load: () => import("./data.js") },
  { title: "import", load: () => import("./import.js") },
  { title: "page", load: () => import("./page.js") },
  { title: "embed", load: () => import("./embed.js") },
];
