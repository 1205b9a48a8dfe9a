/** The stage below the strip: its parts, built and wired to each other. */

import { Draft } from "../draft/draft.js";
import { Model } from "../draft/model.js";
import { Playback } from "../draft/playback.js";
import { build } from "../kit/dom.js";
import { explain } from "../kit/explain.js";
import { listen } from "./acts.js";
import { Drawing } from "./drawing.js";
import { whole } from "./gestures.js";
import { Opening } from "./opening.js";
import { Room } from "./room.js";
import { Server } from "./server.js";

/**
 * Callbacks: commit(message) once per release; may be missing: alive(), whether Python is there, and settle(message).
 */
export function mount(host, bytes, callbacks) {
  const parts = build("stage");
  const { node: root, plotHost, offline } = parts;
  host.append(root);
  explain();
  const store = new Playback((time) => drawing.draw(time));
  const server = new Server(offline, callbacks);
  const model = new Model();
  const draft = new Draft(model, {
    commit: (message) => server.send(message, draft),
    changed: (race) => drawing.show(race),
    select: (selected) => store.set({ selected }),
  });
  const opening = new Opening(store);
  const drawing = new Drawing(parts, store, draft, opening);
  const room = new Room(root, plotHost, {
    resized: () => drawing.plot.resize(),
    fitted: (dark) => drawing.fitted(dark),
  });
  const end = new AbortController();
  const hooks = {
    keep: (on) => drawing.show(model.keep(on)),
    reload: () => drawing.still(),
    whole: () => whole(drawing.plot),
  };
  listen(parts, store, draft, opening, hooks, end.signal);
  let packed;

  drawing.still();
  update(bytes);
  return { update, destroy, connected: (is) => server.connected(is) };

  async function update(next) {
    if (next === packed) return;
    packed = next;
    const session = drawing.race?.session;
    const confirmed = await model.confirm(next);
    if (model.lost) draft.ask();
    if (!confirmed) return;
    server.connected(true);
    drawing.confirm(confirmed);
    const fresh = confirmed.session !== session;
    draft.adopt(confirmed, fresh);
    opening.confirm(confirmed, !draft.pending);
    if (fresh) room.fit();
    server.settle(confirmed, draft);
  }

  function destroy() {
    end.abort();
    root.remove();
    root.hidden = true; // and nothing is drawn any more
    store.set({ playing: false });
    opening.destroy();
    room.destroy();
    server.destroy();
    drawing.destroy();
  }
}
