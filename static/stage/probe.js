/** What the stage shows, for checks from outside: `window.stage`, read-only; writing into a path, a copy, spoils no picture. */
export const probe = (stage, store, plot) => Object.freeze({
  get painted() { return stage.painted; },
  get seq() { return stage.seq; },
  get offline() { return stage.offline; },
  get live() { return Boolean(stage.race.live); },
  get link() { return stage.race.link; },
  get step() { return Math.floor(store.state.step); },
  get steps() { return store.state.steps; },
  get playing() { return store.state.playing; },
  get fps() { return store.fps; },
  get runners() {
    const { hidden } = store.state;
    return stage.race.runners.map(({ id, name, path, loss, status }) => ({ id, name, visible: !hidden.has(id), path: path.slice(), loss, status: { ...status } }));
  },
  toPixel: (point) => plot.toPixel(point),
  toTheta: (pixel) => plot.toTheta(pixel),
});
