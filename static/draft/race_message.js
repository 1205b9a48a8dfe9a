/** A race as Python confirms it: the bytes of stage/race_message.py as a race with a path for every runner. */

import { read } from "../core/wire.js";
import { recall } from "./held.js";

/** @typedef {import("./messages.js").RaceMessage} RaceMessage */
/** @typedef {Required<Omit<import("./messages.js").RaceRunner, "same">> & {path: Float64Array}} ToldRunner */

/**
 * A runner that is the same as in the race that was sent as number `base` comes without its path. Null where that race
 * is not held here.
 * @param {Uint8Array} bytes
 * @returns {Omit<RaceMessage, "runners"> & {runners: ToldRunner[]} | null}
 */
export function decode(bytes) {
  const { header: said, arrays } = read(bytes);
  const header = /** @type {RaceMessage} */ (said);
  const before = recall(header.session, header.base);
  if (header.runners.some(({ same, id }) => same && !before?.has(id))) return null;
  const runners = /** @type {any[]} */ (header.runners).map(({ same, ...runner }) => {
    if (same) return { ...before.get(runner.id), ...runner };
    return { ...runner, path: arrays[runner.id] };
  });
  return { ...header, runners };
}
