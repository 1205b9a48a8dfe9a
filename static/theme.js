/**
 * Light or dark, by one button in the bar. It chooses in Streamlit's own menu, which page.css keeps out of sight: every
 * part of the page follows at once, without a reload. Streamlit remembers a choice for the path on which it was made;
 * here it is kept for all pages.
 */

const KEY = "theme";
const MENU = "[data-testid=stMainMenuButton]";
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

/** Opens the menu, chooses, and closes it before anything is drawn. @param {string} theme */
async function choose(theme) {
  const menu = document.querySelector(MENU);
  const item = () =>
    document.querySelector(`[data-testid=stMainMenuItem-theme-${theme === system() ? "System" : theme}]`);
  if (!(menu instanceof HTMLElement)) return;
  menu.click();
  await null; // React draws a click's answer after it
  if (!item()) await new Promise(requestAnimationFrame);
  const entry = item();
  if (entry instanceof HTMLElement) entry.click();
  menu.click();
}

document.addEventListener("click", ({ target }) => {
  if (!(target instanceof Element && target.closest("[data-testid=theme]"))) return;
  const other = named(shown() === "Light");
  keep(other);
  choose(other);
});

const wanted = kept() ?? system();
if (wanted !== shown()) choose(wanted);
