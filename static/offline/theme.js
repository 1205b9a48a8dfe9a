/** Light or dark, by one button. The system's, until somebody chooses; kept for other pages of the same place. */

const KEY = "theme";
const root = document.documentElement;

/** What the browser remembers; null where it keeps nothing of this page. */
function kept() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

/** @param {string} scheme */
function keep(scheme) {
  try {
    localStorage.setItem(KEY, scheme);
  } catch {
    // Then it lasts until the page is left.
  }
}

const before = kept();
if (before === "light" || before === "dark") root.style.colorScheme = before;

document.addEventListener("click", ({ target }) => {
  if (!(target instanceof Element && target.closest("[data-offline=theme]"))) return;
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  const now = root.style.colorScheme || (dark ? "dark" : "light");
  root.style.colorScheme = now === "dark" ? "light" : "dark";
  keep(root.style.colorScheme);
});

// Where the list of pages is wider than a phone, the one that is open is in sight.
document.querySelector(".pages [aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });

export {};
