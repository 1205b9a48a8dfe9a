/**
 * What the stage shows, for checks from outside; writing into a path, a copy, spoils no picture.
 * @param {() => any} look what there is to see now
 */
export const probeOf = (look) => {
  const told = (brought) => {
    const { race, state } = look();
    const some = race.runners.filter(({ imported = false }) => imported === brought);
    return some.map(({ id, name, path, loss, status }) => ({
      id,
      name,
      visible: !state.hidden.has(id),
      path: path.slice(),
      loss,
      status: { ...status },
    }));
  };
  return Object.freeze({
    get painted() {
      return look().painted;
    },
    get seq() {
      return look().seq;
    },
    /** Whether the words are those of the race that is due: under a moving hand they come later than the picture. */
    get told() {
      return look().told;
    },
    get offline() {
      return look().offline;
    },
    get live() {
      return Boolean(look().race.live);
    },
    get link() {
      return look().race.link;
    },
    get step() {
      return Math.floor(look().state.step);
    },
    get steps() {
      return look().state.steps;
    },
    get playing() {
      return look().state.playing;
    },
    get fps() {
      return look().fps;
    },
    get runners() {
      return told(false);
    },
    /** The trajectories that were brought, in the same words. */
    get imported() {
      return told(true);
    },
    toPixel: (point) => look().plot.toPixel(point),
    toTheta: (pixel) => look().plot.toTheta(pixel),
  });
};
