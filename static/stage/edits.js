/**
 * What a hand can change about the race, and when Python hears of it: once per release, never on the way.
 */
export class Edits {
  /**
   * @param {import("./wish.js").Wish} wish
   * @param {import("./store.js").Store} store
   * @param {import("./stage.js").Callbacks} callbacks
   * @param {() => void} changed the wish is no longer what the cards show
   */
  constructor(wish, store, callbacks, changed) {
    Object.assign(this, { wish, store, callbacks, changed, race: null });
  }

  /** @param {number[]} point @param {boolean} released */
  start(point, released) {
    this.wish.start = [...point];
    return released ? this.commit() : this.preview();
  }

  /** @param {string} id @param {string} name @param {any} value @param {boolean} released */
  set(id, name, value, released) {
    this.wish.set(id, name, value);
    return released ? this.commit() : this.preview();
  }

  /** @param {string} key */
  add(key) {
    this.#select(this.wish.add(key).id);
    this.commit();
  }

  /** @param {string} id */
  duplicate(id) {
    if (this.wish.runners.length >= this.race.limit) return;
    this.#select(this.wish.duplicate(id).id);
    this.commit();
  }

  /** @param {string} id */
  remove(id) {
    this.#select(this.wish.remove(id));
    this.commit();
  }

  /**
   * Sets every hyperparameter that has such a value to it: the framework's default, or the best found by tuning.
   * @param {"default"|"tuned"} kind
   * @param {string} [only] one runner instead of all
   */
  assign(kind, only) {
    for (const { id, params } of this.race.runners) {
      if (only !== undefined && id !== only) continue;
      for (const param of params) if (param[kind] !== null && param[kind] !== undefined) this.wish.set(id, param.name, param[kind]);
    }
    this.commit();
  }

  preview() {
    this.callbacks.preview?.(this.wish.message);
    this.store.set();
  }

  commit() {
    this.callbacks.commit(this.wish.next());
    this.changed();
  }

  #select(id) {
    this.store.set({ selected: id });
  }
}
