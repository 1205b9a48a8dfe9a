/** The server as the stage knows it: edits go there, answers are waited for, and it may be away. */

const REST = 150; // ms after which what surrounds the stage follows a confirmed race
const PATIENCE = 2000; // ms it may owe an answer before it is asked whether it is still there

export class Server {
  #waiting = 0;
  #settling = 0;

  /**
   * @param {HTMLElement} offline what says that it is away
   * @param {{commit(message: object): void, alive?(): boolean, settle?(message: object): void}} calls
   */
  constructor(offline, calls) {
    this.offline = offline;
    this.calls = calls;
  }

  connected(is) {
    this.offline.hidden = is;
  }

  /** One edit; what was not answered while the server was away is sent again once it is back. */
  send(message, draft) {
    this.calls.commit(message);
    clearInterval(this.#waiting);
    this.#waiting = setInterval(() => {
      if (!draft.pending) return clearInterval(this.#waiting);
      const there = Boolean(this.calls.alive?.());
      const back = there && !this.offline.hidden;
      this.connected(there);
      if (back) draft.commit();
    }, PATIENCE);
  }

  /** First the picture; what surrounds the stage follows once the pointer rests. */
  settle({ behind }, draft) {
    clearTimeout(this.#settling);
    if (!behind) return;
    this.#settling = setTimeout(() => {
      if (draft.pending) return; // the next answer asks again
      if (draft.held) this.settle({ behind }, draft);
      else this.calls.settle?.({ holds: draft.model.holds });
    }, REST);
  }

  destroy() {
    clearInterval(this.#waiting);
    clearTimeout(this.#settling);
  }
}
