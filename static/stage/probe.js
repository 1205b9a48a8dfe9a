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
      return stage.race.runners.map(({ id, name, path, loss, status }) => ({ id, name, visible: !store.state.hidden.has(id), path, loss, status }));
    },
    toPixel: (point) => stage.plot.toPixel(point),
    toTheta: (pixel) => stage.plot.toTheta(pixel),
  });
}
