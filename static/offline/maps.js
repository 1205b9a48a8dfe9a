/** The map over two hyperparameters of the runner whose card is open; its cells are run once it is opened. */

import { unpack } from "../core/wire.js";
import { set } from "../kit/dom.js";
import { live } from "../stage/live.js";
import { bytesOf } from "./blocks.js";
import { part } from "./open.js";

/** Wakes up when the place of the map is opened, on a page that has one. */
export function follow() {
  const [place, host, unmapped] = ["maps", "map", "unmapped"].map(part);
  let coming = null; // the panel and the messages
  let shown = null; // the id of the runner
  if (!place) return;

  async function load() {
    const [{ mount }, { header }] = await Promise.all([
      import("../panels/numbers/numbers.js"),
      unpack(bytesOf("maps")),
    ]);
    return { panel: mount(host), messages: header.maps };
  }

  async function show() {
    const id = live.latest?.state.selected;
    if (!place.open || !id || id === shown) return;
    shown = id;
    coming ??= load();
    const { panel, messages } = await coming;
    if (shown !== id) return;
    set(host, { hidden: !messages[id] });
    set(unmapped, { hidden: Boolean(messages[id]) });
    if (!messages[id]) return;
    const { header, arrays } = await unpack(messages[id]);
    if (shown === id) panel.update({ ...header, ...arrays }, false);
  }

  place.addEventListener("toggle", show);
  live.addEventListener("frame", show);
}
