/** Markup lives in stage.html, one <template> a part; modules hold behaviour only. */

const sheet = await (await fetch(new URL("../stage/stage.html", import.meta.url))).text();
const page = new DOMParser().parseFromString(sheet, "text/html");

/**
 * A fresh copy of a template's element as `node`, with what carries `data-part` in it.
 * @param {string} id
 * @returns {any}
 */
export function build(id) {
  const template = /** @type {HTMLTemplateElement} */ (page.getElementById(id));
  const node = /** @type {HTMLElement} */ (document.importNode(template.content.children[0], true));
  const parts = /** @type {NodeListOf<HTMLElement>} */ (node.querySelectorAll("[data-part]"));
  return { node, ...Object.fromEntries([...parts].map((part) => [part.dataset.part, part])) };
}

/**
 * Fills `data-text`, `data-name` and `data-title`, what kit/explain.js says of it, below a node.
 * @param {HTMLElement} root @param {Record<string, string>} words
 */
export function speak(root, words) {
  const nodes = /** @type {NodeListOf<HTMLElement>} */ (
    root.querySelectorAll("[data-text], [data-name], [data-title]")
  );
  for (const node of nodes) {
    const { text, name: label, title = label } = node.dataset;
    if (text) put(node, words[text]);
    if (label) set(node, { ariaLabel: words[label] });
    if (title) set(node.dataset, { help: words[title] });
    if (title && title !== label) set(node, { ariaDescription: words[title] });
  }
}

/**
 * Sets what differs only: an untouched node costs neither style nor layout.
 * @param {any} node @param {Record<string, any>} values
 */
export function set(node, values) {
  for (const [key, value] of Object.entries(values)) if (node[key] !== value) node[key] = value;
}

/**
 * Text in the place of text stays the same node: one that comes and goes has the styles around it looked up anew.
 * @param {Node} node @param {string | number} text
 */
export const put = (node, text) =>
  text !== "" && node.childNodes.length === 1 && node.firstChild instanceof Text
    ? set(node.firstChild, { data: String(text) })
    : set(node, { textContent: text });

/**
 * A control without words has a name for the screen reader and for the hovering hand.
 * @param {HTMLElement} node @param {string} label
 */
export function name(node, label) {
  set(node, { ariaLabel: label });
  set(node.dataset, { help: label });
}

/**
 * Makes these the children of a node; what is in its place already is not touched.
 * @param {HTMLElement} parent @param {Element[]} nodes
 */
export function arrange(parent, nodes) {
  for (const child of [...parent.children]) if (!nodes.includes(child)) child.remove();
  nodes.forEach((node, k) => {
    if (node !== parent.children[k]) parent.insertBefore(node, parent.children[k]);
  });
}

/**
 * @param {string} tag @param {Record<string, any>} attributes those that are empty are left out
 * @param {any[]} children nodes and texts
 * @returns {any} the element
 */
export function element(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [key, value] of Object.entries(attributes)) if (value) node.setAttribute(key, value);
  node.append(...children);
  return node;
}
