/**
 * The trajectories that somebody has brought, of runs that are not ours. They live as long as this page of a browser
 * does: neither the link nor Python knows of them.
 */

export const MOST = 5; // trajectories

/** @typedef {import("../core/trajectory_file.js").Trajectory} Trajectory */
/** @typedef {Trajectory & {id: string, file: string, place: string, surface: string}} Imported */

/** Which surface a race runs on, with its formula or rows, and whatever its numbers. @param {any} race */
export const placeOf = ({ surface, link }) => `${surface.key} ${/(?:^|&)(?:f|data)=([^&]*)/.exec(link)?.[1] ?? ""}`;

class Collection extends EventTarget {
  /** @type {Imported[]} */
  trajectories = [];
  /** @type {Record<string, string>} what is said of them, in the language of the page */
  words = {};
  #born = 0;

  /**
   * Takes as many as there is room for, and returns those.
   * @param {Trajectory[]} found @param {string} file @param {any} race on whose surface they are shown
   * @param {Record<string, string>} words
   */
  add(found, file, race, words) {
    const room = found.slice(0, MOST - this.trajectories.length);
    const where = { file, place: placeOf(race), surface: race.surface.title };
    const taken = room.map((each) => ({ ...each, ...where, id: `imported-${(this.#born += 1)}` }));
    this.words = words;
    this.#become([...this.trajectories, ...taken]);
    return taken;
  }

  /** @param {string} id */
  remove(id) {
    this.#become(this.trajectories.filter((each) => each.id !== id));
  }

  /** @param {Record<string, string>} words */
  speak(words) {
    this.words = words;
    this.#become(this.trajectories);
  }

  /** @param {Imported[]} trajectories */
  #become(trajectories) {
    this.trajectories = trajectories;
    this.dispatchEvent(new Event("change"));
  }
}

export const imported = new Collection();
