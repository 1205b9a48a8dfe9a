import { Cards } from "./cards.js";
import { element } from "./dom.js";
import { Headline } from "./headline.js";
import { LossPanel } from "./losspanel.js";
import { Notice } from "./notice.js";
import { Scoreboard } from "./scoreboard.js";
import { Transport } from "./transport.js";

/**
 * Builds the parts of the stage and puts them in order of reading; stage.css puts them in place.
 * @param {HTMLElement} host
 * @param {import("./store.js").Store} store
 * @param {import("./edits.js").Edits} edits
 * @param {{hover: (id: string|null, step: number|null) => void, reload: () => void, full: () => void, copied?: () => void}} hooks
 */
export function build(host, store, edits, { hover, reload, full, copied }) {
  const select = (id) => { if (id !== store.state.selected) store.set({ selected: id }); };
  const act = (id, action) => {
    if (action === "hide") store.toggleRunner(id);
    else if (action === "defaults") edits.assign("default", id);
    else edits[action](id);
  };
  const headline = new Headline({ rates: (kind) => edits.assign(kind), copied });
  const cards = new Cards({
    select, act, add: (key) => edits.add(key),
    input: (id, name, value) => edits.set(id, name, value, false),
    commit: (id, name, value) => edits.set(id, name, value, true),
  });
  const transport = new Transport(store, full);
  const table = element("section", { class: "final" });
  const board = new Scoreboard({ select, all: () => table.scrollIntoView({ block: "center" }) });
  const notice = new Notice({ add: (anchor) => cards.menu.open(anchor), reload });
  const plotHost = element("div", { class: "plot" });
  const lossHost = element("section", { class: "loss" });
  const middle = element("div", { class: "middle" },
    lossHost, board.node);
  const fold = element("div", { class: "fold" }, headline.node,
    element("div", { class: "picture" }, notice.node, plotHost), middle, cards.node, transport.node);
  const root = element("div", { class: "stage", "data-testid": "stage", tabindex: 0, role: "region", hidden: true }, fold, table);
  // The sheet covers half a phone: the picture moves into the other half.
  root.addEventListener("sheet", () => plotHost.scrollIntoView({ block: "start" }));
  host.append(root);
  const loss = new LossPanel(lossHost, {
    seek: (step) => { store.set({ playing: false }); store.seek(step); },
    hover,
    set: (change) => store.set(change),
  });
  const speak = ({ lang, words }) => {
    root.lang = lang;
    root.setAttribute("aria-label", words.stage);
    notice.update(words);
  };
  return { root, headline, cards, transport, board, notice, loss, table, plotHost, lossHost, middle, select, speak };
}
