/** The section of code: a tab for each framework, the script, and two buttons that take it along. */

import { element, put, set } from "../../kit/dom.js";
import { blobOf, copyButton, keep } from "./file.js";

const ORDER = ["pytorch", "keras", "optax", "numpy", "notebook"];

/** @type {import("./file.js").Mount} */
export function mount(host, { words, kinds, ask }) {
  const listed = ORDER.filter((kind) => kinds.includes(kind));
  let [shown, file] = ["", /** @type {import("./file.js").File} */ ({})];
  const code = element("code", { lang: "en" });
  const text = element("pre", { tabindex: "0", "aria-label": words.code, "data-testid": "export-code" }, code);
  const remarks = element("ul", { class: "remarks", "data-testid": "export-remarks" });
  const tabs = listed.map((kind) => {
    const tab = element("button", { type: "button", "data-testid": `export-${kind}` }, words[kind]);
    tab.onclick = () => choose(kind);
    return tab;
  });
  const download = element("button", { type: "button", class: "button", "data-testid": "export-download" });
  put(download, words.download);
  download.onclick = () => keep(blobOf(file), file.name);
  const row = element(
    "div",
    { class: "row" },
    copyButton(words, () => file.text),
    download,
  );
  const chips = element("div", { class: "tabs", role: "group", "aria-label": words.framework }, ...tabs);
  host.append(element("p", {}, words.code_note), chips, remarks, text, row);
  host.hidden = !listed.length;
  if (listed.length) choose(listed[0]);

  async function choose(kind) {
    shown = kind;
    tabs.forEach((tab, k) => set(tab, { ariaPressed: String(listed[k] === kind) }));
    row.inert = true;
    const found = await ask(kind);
    if (shown !== kind) return; // another one was chosen meanwhile
    file = found;
    put(code, file.text ?? file.why ?? "");
    text.scrollTop = 0;
    remarks.replaceChildren(...(file.remarks ?? []).map((remark) => element("li", {}, remark)));
    row.inert = !file.name;
  }
}
