/** The section of the page: the race as one file that lives without the app. */

import { element } from "../../kit/dom.js";
import { fileButton } from "./file.js";

/** @type {import("./file.js").Mount} */
export function mount(host, sheet) {
  const { words } = sheet;
  const said = element("p", { role: "status" });
  const row = element("div", { class: "row" }, fileButton("html", words.html, said, sheet));
  host.append(element("p", {}, words.page_note), row, said);
}
