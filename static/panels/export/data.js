/** The section of numbers: the race as CSV or JSON, one click each. */

import { element, put } from "../../kit/dom.js";
import { blobOf, keep } from "./file.js";

const KINDS = ["csv", "json"];

/** @type {import("./file.js").Mount} */
export function mount(host, { words, ask }) {
  const why = element("p", { role: "status" });
  const buttons = KINDS.map((kind) => {
    const button = element("button", { type: "button", class: "button", "data-testid": `export-${kind}` }, words[kind]);
    button.onclick = async () => {
      put(why, words.waiting);
      const file = await ask(kind);
      put(why, file.why ?? "");
      if (file.name) keep(blobOf(file), file.name);
    };
    return button;
  });
  host.append(element("p", {}, words.data_note), element("div", { class: "row" }, ...buttons), why);
}
