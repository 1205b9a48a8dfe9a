/**
 * @typedef {{id: string, slot: number, key: string, values: Object<string, any>|null, from?: string}} Entry
 * @typedef {{n: number, start: number[], runners: Entry[]}} Message
 */

/**
 * The race as the hand wants it. It runs ahead of what Python has confirmed, so that no control ever jumps back:
 * an answer to an older message is drawn, but changes nothing here.
 */
export class Wish {
  /** @type {number[]} */ start = [0, 0];
  /** @type {Entry[]} */ runners = [];
  #sent = 0;
  #answered = 0;
  #born = 0;

  /** @param {any} race the confirmed race @param {boolean} fresh first of its session: forget what was sent before */
  adopt(race, fresh) {
    this.#answered = race.echo;
    if (fresh) this.#sent = race.echo;
    if (this.pending) return;
    this.start = race.start;
    this.runners = race.runners.map(({ id, slot, key, values }) => ({ id, slot, key, values: { ...values } }));
    for (const { id } of this.runners) this.#born = Math.max(this.#born, Number(/^b(\d+)$/.exec(id)?.[1] ?? 0));
  }

  /** Whether Python still owes an answer. */
  get pending() {
    return this.#answered < this.#sent;
  }

  /** @returns {Message} what is wished now, not counted as sent */
  get message() {
    return { n: this.#sent, start: [...this.start], runners: this.runners.map((entry) => ({ ...entry, values: entry.values && { ...entry.values } })) };
  }

  /** @returns {Message} the next message to send */
  next() {
    this.#sent += 1;
    return this.message;
  }

  /** @param {string} id @returns {Entry|undefined} */
  find(id) {
    return this.runners.find((entry) => entry.id === id);
  }

  /** @param {string} id @param {string} name @param {any} value */
  set(id, name, value) {
    const entry = this.find(id);
    if (entry) entry.values = { ...entry.values, [name]: value };
  }

  /** @param {string} key @returns {Entry} Python fills the values in. */
  add(key) {
    return this.#insert({ key, values: null }, this.runners.length);
  }

  /** @param {string} id @returns {Entry} stands right after its twin */
  duplicate(id) {
    const index = this.runners.findIndex((entry) => entry.id === id);
    const { key, values } = this.runners[index];
    return this.#insert({ key, values: values && { ...values }, from: id }, index + 1);
  }

  /** @param {string} id @returns {string|null} the neighbour that takes its place */
  remove(id) {
    const index = this.runners.findIndex((entry) => entry.id === id);
    this.runners = this.runners.filter((entry) => entry.id !== id);
    return (this.runners[index] ?? this.runners.at(-1))?.id ?? null;
  }

  #insert(entry, index) {
    const taken = new Set(this.runners.map(({ slot }) => slot));
    let slot = 0;
    while (taken.has(slot)) slot += 1;
    this.#born += 1;
    const born = { id: `b${this.#born}`, slot, ...entry };
    this.runners = [...this.runners.slice(0, index), born, ...this.runners.slice(index)];
    return born;
  }
}
