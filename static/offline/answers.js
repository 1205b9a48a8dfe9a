/**
 * What Python answers to an edit in the app, answered here: the race that the browser has run is confirmed, with its
 * link and its names. Where a run needs a program that the file does not carry, the race stays as it was.
 */

import { read } from "../core/wire.js";
import { rateOf, settingsOf } from "../draft/rates.js";
import { linkOf } from "./link.js";
import { names } from "./names.js";
import { pack } from "./wire.js";

/** @typedef {import("../draft/messages.js").Edit} Edit */

export class Answers {
  #first; // the race that the file was made of, as header and arrays
  #now; // the last one confirmed
  #suited; // the rates that suit it, by all that decides them

  /** @param {Uint8Array} bytes of the race @param {{address: string, lang: string, words: any}} page */
  constructor(bytes, page) {
    this.page = page;
    this.#first = this.#now = read(bytes);
    const { header } = this.#now;
    this.#suited = new Map(header.runners.map((runner) => [settingsOf(runner, header), runner.tuned]));
  }

  /** Whether the race is not the one of the file. */
  get changed() {
    return this.#now.header.link !== this.#first.header.link;
  }

  /** These runners of a race have rates that were found for its settings. @param {any} race @param {string[]} whose */
  suit(race, whose) {
    for (const runner of race.runners.filter(({ id }) => whose.includes(id))) {
      const settings = settingsOf(runner, race);
      if (!this.#suited.get(settings)) this.#suited.set(settings, { rate: rateOf(runner), how: "found", law: "" });
    }
  }

  /**
   * The race message for an edit, and whether it was granted.
   * @param {Edit} edit @param {any} race as it is drawn with the edit, see draft/model.js
   */
  answer(edit, race) {
    const ran = new Set(race.runners.filter(({ waiting }) => !waiting).map(({ id }) => id));
    const granted = !edit.tune && (edit.runners ?? []).every(({ id }) => ran.has(id));
    return { granted, bytes: this.#confirm(granted ? this.#edited(edit, race) : this.#now, edit.n) };
  }

  /** The race of the file again. */
  reset() {
    return this.#confirm(this.#first);
  }

  #confirm({ header, arrays }, echo = this.#now.header.echo) {
    const { revision, sent } = this.#now.header;
    this.#now = { header: { ...header, revision: revision + 1, sent: sent + 1, base: null, echo }, arrays };
    return pack(this.#now.header, arrays);
  }

  #edited(edit, race) {
    const { address, lang, words } = this.page;
    const before = this.#now.header;
    const hideFuture = edit.hide_future ?? before.hide_future;
    const link = linkOf(before.link, race, hideFuture);
    const called = names(race.runners, { terms: race.terms, words });
    const runners = race.runners.map(({ id, slot, status, key, kind, values, schedule, plan, sees }, i) => ({
      id,
      slot,
      name: called[i],
      tuned: this.#suited.get(settingsOf({ kind, plan, values }, race)) ?? null,
      status,
      key,
      kind,
      values,
      schedule: schedule?.key ?? null,
      plan,
      sees,
    }));
    const header = {
      ...before,
      opening: null,
      scene: before.scene && { ...before.scene, changed: link !== this.#first.header.link },
      hide_future: hideFuture,
      link,
      share: address && `${address}?${link}&lang=${lang}`,
      start: [...race.start],
      steps: race.steps,
      numbers: race.numbers,
      runners,
    };
    return { header, arrays: Object.fromEntries(race.runners.map(({ id, path }) => [id, path])) };
  }
}
