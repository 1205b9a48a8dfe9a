/** The section of embedding: code for a course page, a notebook or a README, of the race as it stands on the stage. */

import { element } from "../../kit/dom.js";
import { live } from "../../stage/live.js";
import { frame, markdown } from "./embed_code.js";
import { copyButton } from "./file.js";

/** @type {import("./file.js").Mount} */
export function mount(host, { words }) {
  const { race } = live.latest ?? {};
  host.hidden = !race;
  if (!race) return;
  const title = `Descent: ${race.surface.title}`;
  const kinds = { frame: frame(race.share, title), markdown: markdown(race.share, title) };
  host.append(element("p", {}, words.embed_note));
  for (const [kind, code] of Object.entries(kinds)) {
    const text = element("code", { lang: "en", "data-testid": `export-${kind}` }, code);
    const name = element("span", {}, words[kind]);
    const copy = copyButton(words, () => code);
    copy.setAttribute("aria-description", words[kind]);
    host.append(element("div", { class: "row" }, name, copy), element("pre", { tabindex: "0" }, text));
  }
}
