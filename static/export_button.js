/**
 * The button Export stands in the bar from the first, its sheet is the last thing of a page that comes: a click in
 * between is kept for it.
 */

const BUTTON = "[data-testid=export]";

/** @param {Event} event */
export const pressed = ({ target }) => target instanceof Element && target.closest(BUTTON) !== null;

/** Whether a click waits for the sheet. */
export const button = { waits: false };

document.addEventListener("click", (event) => {
  if (pressed(event)) button.waits = true;
});
