/** On a phone Streamlit keeps the pages in a drawer: it closes once one is chosen, and its button says where one is. */

let label = "";
const [LINK, OPEN] = ["[data-testid=stSidebarNavLink]", "[data-testid=stExpandSidebarButton]"];
const CLOSE = "[data-testid=stSidebarCollapseButton] button";

/** The page's own name stands before the dot of its title; page.css shows it on the button. */
function name() {
  const [page] = document.title.split(" · ");
  document.documentElement.style.setProperty("--page", JSON.stringify(page));
  document.querySelector(OPEN)?.setAttribute("aria-label", `${label}: ${page}`);
}

document.addEventListener("click", ({ target }) => {
  const drawer = target instanceof Element && target.closest(LINK) && document.querySelector(CLOSE);
  if (drawer instanceof HTMLElement) setTimeout(() => drawer.click());
  setTimeout(name, 500); // the button of a drawer that has closed is a new one
});
new MutationObserver(name).observe(document.head, { subtree: true, childList: true, characterData: true });

/** @param {string} word what the button is called */
export function call(word) {
  label = word;
  name();
}
