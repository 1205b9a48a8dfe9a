/**
 * The trajectories that somebody has brought, of runs that are not ours. They live as long as this page of a browser
 * does: neither the link nor Python knows of them.
 */

export const MOST = 5; // trajectories

/** @typedef {import("../core/trajectory_file.js").Trajectory} Trajectory */
/** @typedef {Trajectory & {id: string, file: string, place: string, surface: string}} Guest */

/** Which surface a race runs on, whatever its numbers. @param {any} race */
export const placeOf = ({ surface, link }) => `${surface.key} ${/(?:^|&)f=([^&]*)/.exec(link)?.[1] ?? ""}`;

class Imported extends EventTarget {
  /** @type {Guest[]} */
  guests = [];
  /** @type {Record<string, string>} what is said of them, in the language of the page */
  words = {};
  #born = 0;

  /**
   * Takes as many as there is room for, and returns those.
   * @param {Trajectory[]} found @param {string} file @param {any} race on whose surface they are shown
   * @param {Record<string, string>} words
   */
  add(found, file, race, words) {
    const room = found.slice(0, MOST - this.guests.length);
    const where = { file, place: placeOf(race), surface: race.surface.title };
    const taken = room.map((each) => ({ ...each, ...where, id: `imported-${(this.#born += 1)}` }));
    this.words = words;
    this.#become([...this.guests, ...taken]);
    return taken;
  }

  /** @param {string} id */
  remove(id) {
    this.#become(this.guests.filter((each) => each.id !== id));
  }

  /** @param {Record<string, string>} words */
  speak(words) {
    this.words = words;
    this.#become(this.guests);
  }

  /** @param {Guest[]} guests */
  #become(guests) {
    this.guests = guests;
    this.dispatchEvent(new Event("change"));
  }
}

export const imported = new Imported();
