/**
 * What the page around the stage looks like depends on the stage. It is said on the document: a page that had to look
 * for it by `:has()` would look again at every change of a word on the stage.
 */

const page = document.documentElement;
/** @type {HTMLElement | null} the stage that the document tells of */
let told = null;

/**
 * An attribute of the stage, for the page too.
 * @param {HTMLElement} root the stage @param {string} name @param {string | boolean} value
 */
export function mark(root, name, value) {
  if (told !== root && told?.isConnected === false) forget(told);
  told = root;
  for (const node of [page, root])
    if (typeof value === "boolean") node.toggleAttribute(name, value);
    else if (node.getAttribute(name) !== value) node.setAttribute(name, value);
}

/** A stage has gone, unless another one stands in its place. @param {HTMLElement} root */
export function forget(root) {
  if (told !== root) return;
  told = null;
  for (const name of ["data-layout", "data-secret"]) page.removeAttribute(name);
}
