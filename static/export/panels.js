/** What stands beside the stage and can be taken home: where it is on the page, what it says, and its table. */

/**
 * @typedef {{name: string, table: string, said(): string, parts(): Element[]}} Panel `table` is the beginning of the
 *   names of two kinds of file in export/kinds.py; "" for none
 */

/** By class of a panel: its sentence, the nodes of its picture, and its table. */
const PANELS = {
  numbers: { said: ".told h2", parts: ".field, .legend", table: "map" },
  basins: { said: ".story", parts: ".maps, .key", table: "basins" },
  rates: { said: ".story", parts: ".chart, .rows", table: "rates" },
  schedules: { said: ".said strong", parts: ".wall", table: "" },
  ensemble: { said: "h2", parts: ".cloud, .bands", table: "" },
};

/** What an advice to the reader is not: words on a slide. @param {Element | null} node */
function sentence(node) {
  const copy = /** @type {Element | undefined} */ (node?.cloneNode(true));
  for (const advice of copy?.querySelectorAll("small") ?? []) advice.remove();
  return copy?.textContent?.trim() ?? "";
}

/** The panel that is on the page and has something to show, if there is one. @returns {Panel | null} */
export function panelOnPage() {
  for (const [name, { said, parts, table }] of Object.entries(PANELS)) {
    const host = [...document.querySelectorAll(`.${name}`)].find((each) => each.querySelector(parts));
    const nodes = host ? [...host.querySelectorAll(parts)].filter((node) => node.getBoundingClientRect().height) : [];
    if (host && nodes.length)
      return { name, table, said: () => sentence(host.querySelector(said)), parts: () => nodes };
  }
  return null;
}
