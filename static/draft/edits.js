/** The edits of a draft: what the server has been told, and what it still owes an answer. See ARCHITECTURE.md. */

/** @typedef {import("./messages.js").Edit} Edit */

export class Edits {
  #sent = 0; // the `n` of the last edit
  #answered = 0; // the last `echo`
  #touched = new Set(); // start, steps, numbers, and runners by their ids
  #said = {}; // what else was said and is not answered: a busy server hears the last of several edits alone

  get pending() {
    return this.#answered < this.#sent;
  }

  /** @param {string[]} parts */
  touch(...parts) {
    for (const part of parts) this.#touched.add(part);
  }

  /** Everything touched is confirmed. */
  clear() {
    this.#touched.clear();
  }

  /** An answer has come. A fresh session knows nothing of what was sent before. */
  answered(echo, fresh) {
    this.#answered = echo;
    if (fresh) this.#sent = echo;
  }

  /**
   * The next edit: the whole race, of which only what was touched is spelled out; `more` goes with it.
   * @param {{start: number[], steps: number, numbers: Record<string, number>, runners: any[]}} draft
   * @param {Edit["holds"]} holds
   * @param {Pick<Edit, "tune" | "hide_future">} more
   * @returns {Edit}
   */
  next({ start, steps, numbers, runners }, holds, more) {
    const touched = Object.entries({ start, steps, numbers }).filter(([part]) => this.#touched.has(part));
    /** @returns {import("./messages.js").EditedRunner} */
    const said = ({ id, slot, key, values, schedule, from }) => ({
      id,
      slot,
      key,
      ...(this.#touched.has(id) && { values, schedule, from }),
    });
    if (!this.pending) this.#said = {};
    if ("hide_future" in more) this.#said = { hide_future: more.hide_future };
    this.#sent += 1;
    return { n: this.#sent, holds, ...this.#said, ...more, ...Object.fromEntries(touched), runners: runners.map(said) };
  }

  /** Asks for the race again, with every path. @returns {Edit} */
  again() {
    this.#sent += 1;
    return { n: this.#sent, holds: null };
  }
}
