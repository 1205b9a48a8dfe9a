const copies = new WeakMap();

/** What is handed out is a copy, made once a run: writing into it cannot spoil the picture. */
const copy = (path) => copies.get(path) ?? copies.set(path, path.slice()).get(path);

/**
 * What the stage shows, for checks from outside: `window.stage`, read-only.
 * @param {{race: any, painted: number, seq: number, offline: boolean}} shown @param {import("./store.js").Store} store @param {any} plot
 */
export const probe = (shown, store, plot) => Object.freeze({
  get painted() { return shown.painted; },
  get seq() { return shown.seq; },
  get offline() { return shown.offline; },
  get live() { return Boolean(shown.race.live); },
  get link() { return shown.race.link; },
  get step() { return Math.floor(store.state.step); },
  get steps() { return store.state.steps; },
  get playing() { return store.state.playing; },
  get fps() { return store.fps; },
  get runners() {
    return shown.race.runners.map(({ id, name, path, loss, status }) =>
      ({ id, name, visible: !store.state.hidden.has(id), path: copy(path), loss, status: { ...status } }));
  },
  toPixel: (point) => plot.toPixel(point),
  toTheta: (pixel) => plot.toTheta(pixel),
});
