/** Questions to Python, one at a time: of several at once it would hear the last one alone. */

export class Questions {
  /** @type {{kind: string | null, resolve: (data: any) => void, numbers: Set<number>}[]} the first one is under way */
  #waiting = [];
  #send;
  #sent = 0;

  /** @param {(message: object) => void} send */
  constructor(send) {
    this.#send = send;
  }

  /** What Python has to say of a kind of file; of none, the words of the sheet. @returns {Promise<any>} */
  ask(/** @type {string | null} */ kind = null) {
    return new Promise((resolve) => {
      this.#waiting.push({ kind, resolve, numbers: new Set() });
      if (this.#waiting.length === 1) this.#put();
    });
  }

  /**
   * Takes a message. One that answers nothing is of a race that has changed meanwhile, or was on its way before the
   * question: that is put again.
   * @param {{n?: number}} data
   */
  hear(data) {
    const [first] = this.#waiting;
    if (!first) return;
    if (data.n !== undefined && first.numbers.has(data.n)) {
      this.#waiting.shift();
      first.resolve(data);
    }
    if (this.#waiting.length) this.#put();
  }

  #put() {
    const [{ kind, numbers }] = this.#waiting;
    // A number that no other visit of this page has used: Python keeps the last question.
    const n = performance.timeOrigin + performance.now() + (this.#sent += 1);
    numbers.add(n);
    this.#send({ n, kind });
  }
}
