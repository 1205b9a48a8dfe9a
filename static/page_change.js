/**
 * Between pages: one is asked for, and the one before still stands. Streamlit takes whatever that one sends now as a
 * wish to see it again, empties the page that comes, and may end with an exception and nothing on screen (its front
 * end's "Bad delta path"). So what stands in components sends nothing until all of the new page is there, and the old
 * one's controls take no clicks.
 */

import { LINKS, alive } from "./connection.js";

const PATIENCE = 10_000; // ms after which a page that was asked for will not come

/** The page that stands, and the one that was asked for and has not come: the last part of their addresses. */
let [there, asked] = /** @type {(string | null)[]} */ ([null, null]);
let [due, owed] = [0, 0]; // the latter: words that Streamlit was told and sends at the end of this turn
/** @type {Map<(message: any) => void, any>} what could not be said yet */
const held = new Map();

/** @param {Location | HTMLAnchorElement} address */
const pageOf = ({ pathname }) => pathname.slice(pathname.lastIndexOf("/") + 1);

/** @param {string | null} page */
function ask(page) {
  asked = page === there ? null : page;
  clearTimeout(due);
  document.documentElement.toggleAttribute("data-leaving", leaving()); // for page.css
  if (leaving()) due = window.setTimeout(() => ask(null), PATIENCE);
  else for (const [tell, message] of [...held]) held.delete(tell) && send(tell, message);
}

/** @param {(message: any) => void} tell @param {any} message */
function send(tell, message) {
  tell(message);
  owed += 1;
  setTimeout(() => (owed -= 1));
}

/** Whether the page that stands is being left. */
export const leaving = () => asked !== null;

/** From the end of every page. @param {string} page the last part of its address */
export function arrived(page) {
  there = page;
  ask(asked);
}

/**
 * What a component tells Python. Between two pages the last word waits until the new one is there.
 * @template T @param {(message: T) => void} tell
 * @returns {(message: T) => void}
 */
export const sender = (tell) => (message) => void (leaving() ? held.set(tell, message) : send(tell, message));

/**
 * Leaves for a page once all that was said before is on its way: on a busy device it would be overtaken.
 * @param {Event} event @param {Location | HTMLAnchorElement} to @param {() => void} again
 */
function leave(event, to, again) {
  if (!owed) return void (alive() && ask(pageOf(to)));
  event.preventDefault();
  event.stopImmediatePropagation();
  setTimeout(again);
}

document.addEventListener(
  "click",
  (event) => {
    const link = event.target instanceof Element ? event.target.closest(LINKS) : null;
    const elsewhere = event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
    if (link instanceof HTMLAnchorElement && !link.target && !elsewhere) leave(event, link, () => link.click());
  },
  true,
);
window.addEventListener(
  "popstate",
  (event) => leave(event, location, () => dispatchEvent(new PopStateEvent("popstate", { state: event.state }))),
  true,
);
