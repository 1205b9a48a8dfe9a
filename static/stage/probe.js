const copies = new WeakMap();

/** What is handed out is a copy, made once a run: writing into it cannot spoil the picture. */
function copy(path) {
  if (!copies.has(path)) copies.set(path, path.slice());
  return copies.get(path);
}

/**
 * What the stage shows, for checks from outside: `window.stage`, read-only.
 * @param {{race: any, store: import("./store.js").Store, plot: any, painted: number, seq: number}} stage
 * @returns {object}
 */
export function probe(stage) {
  const { store } = stage;
  return Object.freeze({
    get painted() { return stage.painted; },
    get seq() { return stage.seq; },
    get link() { return stage.race.link; },
    get step() { return Math.floor(store.state.step); },
    get steps() { return store.state.steps; },
    get playing() { return store.state.playing; },
    get fps() { return store.fps; },
    get runners() {
      return stage.race.runners.map(({ id, name, path, loss, status }) => ({ id, name, visible: !store.state.hidden.has(id), path: copy(path), loss, status: { ...status } }));
    },
    toPixel: (point) => stage.plot.toPixel(point),
    toTheta: (pixel) => stage.plot.toTheta(pixel),
  });
}
