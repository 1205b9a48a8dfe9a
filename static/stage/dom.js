/**
 * Builds one element. Attributes named on… become listeners; null and false attributes are left out.
 * @param {string} tag
 * @param {Object<string, any>} [attributes]
 * @param {...(Node|string|null|undefined)} children
 * @returns {any}
 */
export function element(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (value !== null && value !== undefined && value !== false) node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
}

/**
 * Sets a text only when it differs: most texts stay the same from frame to frame, and an untouched node costs no layout.
 * @param {Node} node
 * @param {string} text
 */
export function put(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

/**
 * An icon-only button still has a name, for the screen reader and for the hovering hand.
 * @param {Element} button
 * @param {string} label
 */
export function name(button, label) {
  if (button.getAttribute("aria-label") === label) return;
  button.setAttribute("aria-label", label);
  button.setAttribute("title", label);
}

/**
 * "β₁" with an italic letter and an upright index, as it is printed.
 * @param {string} symbol
 * @returns {Node[]}
 */
export function formula(symbol) {
  return symbol.split(/([₀-₉]+)/).filter(Boolean).map((part) =>
    /[₀-₉]/.test(part)
      ? element("sub", {}, [...part].map((digit) => String(digit.codePointAt(0) - 0x2080)).join(""))
      : document.createTextNode(part));
}
