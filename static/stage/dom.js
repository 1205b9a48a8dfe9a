/** Markup lives in stage.html, one <template> a part; modules hold behaviour only. */

const sheet = await (await fetch(new URL("stage.html", import.meta.url))).text();
const page = new DOMParser().parseFromString(sheet, "text/html");

/**
 * A fresh copy of a template's one element, and the nodes in it that carry `data-part`, by that name (the element itself as `node`).
 * @param {string} id
 * @returns {Object<string, any>}
 */
export function build(id) {
  const node = document.importNode(page.getElementById(id).content.firstElementChild, true);
  return { node, ...Object.fromEntries([...node.querySelectorAll("[data-part]")].map((part) => [part.dataset.part, part])) };
}

/** Fills every `data-text` and `data-name` below a node in the language of the words. @param {Element} root @param {Object<string, string>} words */
export function speak(root, words) {
  for (const node of root.querySelectorAll("[data-text]")) put(node, words[node.dataset.text]);
  for (const node of root.querySelectorAll("[data-name]")) name(node, words[node.dataset.name]);
}

/** Sets a text only when it differs: an untouched node costs no layout. @param {Node} node @param {string} text */
export function put(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

/** A control without words still has a name, for the screen reader and for the hovering hand. @param {Element} node @param {string} label */
export function name(node, label) {
  if (node.getAttribute("aria-label") === label) return;
  node.setAttribute("aria-label", label);
  node.setAttribute("title", label);
}

/**
 * One element with attributes; those named on… become listeners, null and false ones are left out.
 * @param {string} tag @param {Object<string, any>} [attributes] @param {...(Node|string|null|undefined)} children @returns {any}
 */
export function element(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) node.addEventListener(key.slice(2), value);
    else if (value !== null && value !== undefined && value !== false) node.setAttribute(key, value === true ? "" : value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
}

/** "β₁" with an italic letter and an upright index, as it is printed. @param {string} symbol @returns {Node[]} */
export function formula(symbol) {
  return symbol.split(/([₀-₉]+)/).filter(Boolean).map((part) =>
    /[₀-₉]/.test(part) ? element("sub", {}, [...part].map((digit) => digit.codePointAt(0) - 0x2080).join("")) : document.createTextNode(part));
}
