/** The section of numbers: the race as CSV or JSON, one click each. */

import { element } from "../../kit/dom.js";
import { fileButton } from "./file.js";

const KINDS = ["csv", "json"];

/** @type {import("./file.js").Mount} */
export function mount(host, sheet) {
  const { words } = sheet;
  const said = element("p", { role: "status" });
  const buttons = KINDS.map((kind) => fileButton(kind, words[kind], said, sheet));
  host.append(element("p", {}, words.data_note), element("div", { class: "row" }, ...buttons), said);
}
