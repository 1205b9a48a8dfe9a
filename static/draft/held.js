/**
 * The confirmed races that this page was sent last: Python names a run that is the same as in one of them and leaves
 * its path out. They outlive a stage, which may be taken down and built again with the same message.
 */

const KEPT = 8; // as in stage/held.py

const races = new Map();
const key = (session, number) => `${session} ${number}`;

/** @param {string} session @param {number} number @param {any[]} runners as confirmed */
export function remember(session, number, runners) {
  races.delete(key(session, number));
  races.set(key(session, number), new Map(runners.map((runner) => [runner.id, runner])));
  if (races.size > KEPT) races.delete(races.keys().next().value);
}

/** The runners of that race by id; undefined if it is not held. @param {string} session @param {number} number */
export const recall = (session, number) => races.get(key(session, number));
