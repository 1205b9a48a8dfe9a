/** The section of numbers: the race as CSV or JSON, and the map that is on the page, one click each. */

import { panelOnPage } from "../../export/panels.js";
import { element } from "../../kit/dom.js";
import { fileButton } from "./file.js";

const KINDS = ["csv", "json"];

/** @type {import("./file.js").Mount} */
export function mount(host, sheet) {
  const { words } = sheet;
  const said = element("p", { role: "status" });
  const row = (note, kinds) => [
    element("p", {}, note),
    element("div", { class: "row" }, ...kinds.map((kind) => fileButton(kind, words[kind], said, sheet))),
  ];
  const { table } = panelOnPage() ?? { table: "" };
  const ofMap = KINDS.map((kind) => `${table}_${kind}`);
  host.append(...row(words.data_note, KINDS), ...(table ? row(words[`${table}_note`], ofMap) : []), said);
}
