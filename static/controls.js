/**
 * In a low window the line of controls stands behind one button in the bar, see static/css/low.css. It closes by the
 * button, by Escape, and by a touch of what is below it; the lists that its controls open stand elsewhere on the page.
 */

const [BUTTON, LINE, BELOW] = ["[data-testid=controls]", ":is(.st-key-bar, .st-key-strip)", ".stMainBlockContainer"];
const root = document.documentElement;
const button = () => /** @type {HTMLElement | null} */ (document.querySelector(BUTTON));

/** @param {boolean} open */
function show(open) {
  root.toggleAttribute("data-controls", open);
  button()?.setAttribute("aria-expanded", String(open));
}

document.addEventListener("click", ({ target }) => {
  if (target instanceof Element && target.closest(BUTTON)) show(!root.hasAttribute("data-controls"));
});
document.addEventListener("pointerdown", ({ target }) => {
  if (target instanceof Element && target.closest(BELOW) && !target.closest(LINE)) show(false);
});
document.addEventListener("keydown", ({ key, target, defaultPrevented }) => {
  if (key !== "Escape" || defaultPrevented || !(target instanceof Element)) return;
  if (!root.hasAttribute("data-controls") || !target.closest(`${LINE}, ${BUTTON}`)) return;
  show(false);
  button()?.focus();
});
