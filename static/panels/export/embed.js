/** The section of embedding: code for a course page, a notebook or a README, of the page that is open. */

import { element } from "../../kit/dom.js";
import { live } from "../../stage/live.js";
import { frame, markdown } from "./embed_code.js";
import { copyButton } from "./file.js";

/** @type {import("./file.js").Mount} */
export function mount(host, { words }) {
  const { race } = live.latest ?? {}; // the reference has none
  const address = race?.share ?? location.href;
  const title = `Descent: ${race?.surface.title ?? document.title.split(" · ")[0]}`;
  const kinds = { frame: frame(address, title), markdown: markdown(address, title) };
  host.append(element("p", {}, words.embed_note));
  for (const [kind, code] of Object.entries(kinds)) {
    const text = element("code", { lang: "en", "data-testid": `export-${kind}` }, code);
    const name = element("span", {}, words[kind]);
    const copy = copyButton(words, () => code);
    copy.setAttribute("aria-description", words[kind]);
    host.append(element("div", { class: "row" }, name, copy), element("pre", { tabindex: "0" }, text));
  }
}
