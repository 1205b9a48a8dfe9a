/** A race on a page of the site, with the pictures beside it; what many pages share is asked for by its name. */

import { fetched } from "./blocks.js";
import { open } from "./open.js";
import { beside } from "./panels.js";

open(fetched("catalog"));
for (const place of document.querySelectorAll("[data-panel]")) beside(/** @type {HTMLElement} */ (place));

const lists = /** @type {NodeListOf<HTMLSelectElement>} */ (document.querySelectorAll("select[data-offline=pages]"));
for (const list of lists) list.onchange = () => location.assign(list.value);
