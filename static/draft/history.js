/** What a race was before each change, and after those taken back. A value is {start, steps, numbers, runners}. */

const MOST = 100;
const alike = (one, other) => JSON.stringify(one) === JSON.stringify(other);

export class History {
  #past = [];
  #future = [];
  #now = null; // as it was last told
  #ground; // the surface of all of them, with its numbers

  get behind() {
    return this.#past.length > 0;
  }

  get ahead() {
    return this.#future.length > 0;
  }

  /** Takes a change: one entry, whatever it changed. `unseen` says that what it changes is yet to come. */
  add(value, unseen = false) {
    if (this.#now && (unseen || !alike(value, this.#now))) {
      this.#past = [...this.#past, this.#now].slice(-MOST);
      this.#future = [];
    }
    this.#now = value;
  }

  /**
   * Takes what Python has confirmed. The answer to an edit is that edit, in Python's words; what Python does by itself
   * is a change. On another surface nothing of before can be had again.
   */
  confirm(value, ground, answer) {
    if (ground !== this.#ground) [this.#past, this.#future, this.#now] = [[], [], null];
    this.#ground = ground;
    if (answer) this.#now = value;
    else this.add(value);
  }

  /** The value before the last change, or null. */
  back() {
    return this.#step(this.#past, this.#future);
  }

  /** The value after the change that was taken back last, or null. */
  forth() {
    return this.#step(this.#future, this.#past);
  }

  #step(from, to) {
    if (!from.length) return null;
    to.push(this.#now);
    this.#now = from.pop();
    return this.#now;
  }
}
