/**
 * Light or dark, by one button in the bar. It chooses in Streamlit's own menu, which page.css keeps out of sight: every
 * part of the page follows at once, without a reload. Streamlit remembers a choice for the path on which it was made;
 * here it is kept for all pages.
 */

const KEY = "theme";
const MENU = "[data-testid=stMainMenuButton]";
const POPOVER = "[data-testid=stMainMenuPopover]";
const [TRIES, PATIENCE] = [30, 20]; // frames between two tries: ten seconds in all, on a fast screen
const dark = matchMedia("(prefers-color-scheme: dark)");

const named = (isDark) => (isDark ? "Dark" : "Light");
const system = () => named(dark.matches);
const shown = () => named(getComputedStyle(document.querySelector(".stApp")).colorScheme === "dark");

/** What the browser remembers; null where nothing is, or where a browser keeps nothing of this page. */
function kept() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

/** What the system has anyway is no choice: the page goes on following it. @param {string} theme */
function keep(theme) {
  try {
    if (theme === system()) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, theme);
  } catch {
    // Then it lasts until the page is left.
  }
}

const frame = () => new Promise(requestAnimationFrame);

/** Waits for so many frames at most. @param {() => any} is @param {number} frames */
async function until(is, frames) {
  for (let left = frames; left && !is(); left -= 1) await frame();
}

let asked = 0;

/**
 * Opens the menu, chooses, and closes it before anything is drawn; again, if Streamlit is still being built and has no
 * menu, or none that answers. The last choice counts.
 * @param {string} theme
 */
async function choose(theme) {
  const turn = (asked += 1);
  const found = (selector) => /** @type {HTMLElement | null} */ (document.querySelector(selector));
  const item = () => found(`[data-testid=stMainMenuItem-theme-${theme === system() ? "System" : theme}]`);
  for (let tries = 0; tries < TRIES && turn === asked && shown() !== theme; tries += 1) {
    const menu = found(MENU);
    if (!item()) menu?.click();
    await null; // React draws a click's answer after it
    if (menu) await until(item, PATIENCE);
    item()?.click();
    if (found(POPOVER)) menu?.click();
    await until(() => shown() === theme, PATIENCE);
  }
}

document.addEventListener("click", ({ target }) => {
  if (!(target instanceof Element && target.closest("[data-testid=theme]"))) return;
  const other = named(shown() === "Light");
  keep(other);
  choose(other);
});

const wanted = kept() ?? system();
if (wanted !== shown()) choose(wanted);
