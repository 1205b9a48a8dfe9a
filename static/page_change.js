/**
 * Between pages: one is asked for, and the one before still stands. Streamlit takes whatever that one sends now as a
 * wish to see it again, empties the page that comes, and may end with an exception and nothing on screen (its front
 * end's "Bad delta path"). So what stands in its components sends nothing any more, and its controls take no clicks.
 */

import { alive } from "./connection.js";

const LINKS = ":is([data-testid=stTopNavLink], [data-testid=stTopNavDropdownLink], [data-testid=stSidebarNavLink])";
const PATIENCE = 10_000; // ms after which a page that was asked for will not come

/** The page that stands, and the one that was asked for and has not come: the last part of their addresses. */
let [there, asked] = /** @type {(string | null)[]} */ ([null, null]);
let due = 0;

/** @param {Location | HTMLAnchorElement} address */
const pageOf = ({ pathname }) => pathname.slice(pathname.lastIndexOf("/") + 1);

/** @param {string | null} page */
function ask(page) {
  asked = page === there ? null : page;
  clearTimeout(due);
  if (asked !== null) due = window.setTimeout(() => ask(null), PATIENCE);
  say();
}

/** For page.css. */
const say = () => document.documentElement.toggleAttribute("data-leaving", leaving());

/** Whether the page that stands is being left. */
export const leaving = () => asked !== null;

/** From the frame of every page, once it stands. @param {string} page the last part of its address */
export function arrived(page) {
  there = page;
  ask(asked);
}

/**
 * What a component tells Python, as long as its page is not being left.
 * @template T @param {(message: T) => void} tell
 * @returns {(message: T) => void}
 */
export const sender = (tell) => (message) => void (leaving() || tell(message));

document.addEventListener("click", (event) => {
  const link = event.target instanceof Element ? event.target.closest(LINKS) : null;
  const elsewhere = event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
  if (link instanceof HTMLAnchorElement && !link.target && !elsewhere && alive()) ask(pageOf(link));
});
window.addEventListener("popstate", () => alive() && ask(pageOf(location)));
