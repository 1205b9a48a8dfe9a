/**
 * Streamlit's connection, for a stage that goes on without it. All that is known of Streamlit's page stands here and
 * in page.css.
 */

/** How the stage asks for the rest of its page: set where the page has a part that is drawn after the stage. */
export const page = { settle: null };

const app = () => /** @type {HTMLElement | null} */ (document.querySelector(".stApp"));

/** Whether the server is there. */
export const alive = () => app()?.dataset.testConnectionState === "CONNECTED";

/** For page.css. @param {boolean} is */
const away = (is) => document.documentElement.toggleAttribute("data-away", is);

/**
 * While the server is away, Streamlit's dialog makes the whole page inert, and asks again and again. A click on its
 * cross ends
 * both until the server is back; page.css hides it for the moment in between.
 * @param {(online: boolean) => void} changed called whenever the server goes away or comes back
 * @returns {() => void} ends it
 */
export function watch(changed) {
  let before = alive();
  away(!before);
  const states = new MutationObserver(() => {
    if (before === alive()) return;
    before = alive();
    away(!before);
    changed(before);
  });
  const dialogs = new MutationObserver(() => {
    const cross = document.querySelector("[data-testid=stDialog] [aria-label=Close]");
    if (!alive() && cross instanceof HTMLElement) cross.click();
  });
  states.observe(app(), { attributeFilter: ["data-test-connection-state"] });
  dialogs.observe(document.body, { childList: true });
  return () => [states, dialogs].forEach((observer) => observer.disconnect());
}

/** The links of the navigation: in the bar, in the list of what it has no room for, and in a phone's drawer. */
export const LINKS =
  ":is([data-testid=stTopNavLink], [data-testid=stTopNavDropdownLink], [data-testid=stSidebarNavLink])";

/**
 * A link of the navigation that is opened in another tab takes the race along: it gets the query string of the address
 * when a pointer or the focus comes to it. A plain click does not read it; Streamlit goes to the page by itself.
 * @param {Event} event
 */
function carry({ target }) {
  const link = target instanceof Element ? target.closest(LINKS) : null;
  if (link instanceof HTMLAnchorElement && link.search !== location.search) link.search = location.search;
}
for (const kind of ["pointerover", "pointerdown", "focusin"]) document.addEventListener(kind, carry, { passive: true });
