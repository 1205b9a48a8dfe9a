/** What a landscape was before each change, and after those taken back. */

const MOST = 100;

export class Past {
  #past = [];
  #future = [];

  get behind() {
    return this.#past.length > 0;
  }

  get ahead() {
    return this.#future.length > 0;
  }

  /** What it was before a change that has been made. @param {string} before */
  add(before) {
    this.#past = [...this.#past, before].slice(-MOST);
    this.#future = [];
  }

  /** Somebody else has changed it: nothing of before can be had again. */
  forget() {
    [this.#past, this.#future] = [[], []];
  }

  /** The value before the last change, or null. @param {string} now */
  back(now) {
    return step(this.#past, this.#future, now);
  }

  /** The value after the change that was taken back last, or null. @param {string} now */
  forth(now) {
    return step(this.#future, this.#past, now);
  }
}

/** @param {string[]} from @param {string[]} to @param {string} now @returns {string | null} */
function step(from, to, now) {
  const found = from.pop();
  if (found === undefined) return null;
  to.push(now);
  return found;
}
