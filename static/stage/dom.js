/** Markup lives in stage.html, one <template> a part; modules hold behaviour only. */

const sheet = await (await fetch(new URL("stage.html", import.meta.url))).text();
const page = new DOMParser().parseFromString(sheet, "text/html");

/** A fresh copy of a template's element as `node`, with what carries `data-part` in it. @returns {Object<string, any>} */
export function build(id) {
  const node = document.importNode(page.getElementById(id).content.firstElementChild, true);
  return { node, ...Object.fromEntries([...node.querySelectorAll("[data-part]")].map((part) => [part.dataset.part, part])) };
}

/** Fills `data-text`, `data-name` and, where it differs from the name, `data-title` below a node. */
export function speak(root, words) {
  for (const node of root.querySelectorAll("[data-text], [data-name], [data-title]")) {
    const { text, name: label, title = label } = node.dataset;
    if (text) put(node, words[text]);
    if (label) set(node, { ariaLabel: words[label] });
    if (title) set(node, { title: words[title] });
  }
}

/** Sets what differs only: an untouched node costs neither style nor layout. */
export function set(node, values) {
  for (const [key, value] of Object.entries(values)) if (node[key] !== value) node[key] = value;
}

export const put = (node, text) => set(node, { textContent: text });

/** A control without words has a name for the screen reader and for the hovering hand. */
export const name = (node, label) => set(node, { ariaLabel: label, title: label });

/** Attributes named on… are listeners, null and false ones are left out. @returns {any} */
export function element(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) node[key] = value;
    else if (value !== false && value != null) node.setAttribute(key, value === true ? "" : value);
  }
  node.append(...children);
  return node;
}

/** "β₁" or "η_max" with its index as an element. */
export const formula = (symbol) => symbol.split(/([₀-₉]+|_.+)/).filter(Boolean).map((part) =>
  /[₀-₉_]/.test(part) ? element("sub", {}, part.replace("_", "").replace(/[₀-₉]/g, (digit) => digit.codePointAt(0) - 0x2080)) : part);
