/**
 * What the page around the stage looks like depends on the stage. It is said on the document: a page that had to look
 * for it by `:has()` would look again at every change of a word on the stage.
 */

const page = document.documentElement;
const NAMES = ["data-layout", "data-dark", "data-secret"];

/**
 * Whether a stage stands in a page by itself, and not in one that is about what is beside it.
 * @param {HTMLElement} root
 */
export const alone = (root) =>
  Boolean(root.closest(".st-key-stage")?.parentElement.closest("[class*=st-key-]")?.matches(".st-key-page"));

/**
 * An attribute of the stage, for the page too.
 * @param {HTMLElement} root the stage @param {string} name @param {string | boolean} value
 */
export function mark(root, name, value) {
  for (const node of [page, root])
    if (typeof value === "boolean") node.toggleAttribute(name, value);
    else if (node.getAttribute(name) !== value) node.setAttribute(name, value);
}

/** A stage has gone; where another one stands already, the document tells of that one. */
export function forget() {
  const other = document.querySelector(".stage[data-layout]");
  for (const name of NAMES) {
    const value = other?.getAttribute(name) ?? null;
    if (value !== null) page.setAttribute(name, value);
    else if (other || name !== "data-dark") page.removeAttribute(name);
  }
}
