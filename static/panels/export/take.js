/** A file that somebody has brought: read, and put beside the runners, or refused in one sentence. */

import { LARGEST, Refused, trajectoriesOf } from "../../core/trajectory_file.js";
import { imported, MOST } from "../../draft/imported.js";
import { fill } from "../../kit/format.js";
import { alone } from "../../stage/around.js";
import { live } from "../../stage/live.js";

/** Whether imported trajectories are shown on the page that is open. */
export function welcome() {
  const stage = /** @type {HTMLElement | null} */ (document.querySelector(".stage"));
  return Boolean(stage && live.latest && alone(stage));
}

/**
 * What has become of files, in words.
 * @param {Iterable<File>} files @param {Record<string, string>} words @returns {Promise<string>}
 */
export async function take(files, words) {
  if (!welcome()) return words.import_elsewhere;
  const told = [];
  for (const file of files) told.push(await one(file, words));
  return told.join(" ");
}

async function one(file, words) {
  if (file.size > LARGEST) return words.import_large;
  if (imported.trajectories.length >= MOST) return words.import_full;
  let text;
  try {
    text = await file.text();
  } catch {
    return words.import_unreadable; // a folder, or gone since
  }
  try {
    const found = trajectoriesOf(text, file.name);
    const taken = imported.add(found, file.name.slice(0, 60), live.latest.race, words);
    live.latest.set({ selected: taken[0].id });
    const names = taken.map(({ name }) => name).join(", ");
    const left = found.length - taken.length;
    const said = [fill(words.import_done, { names }), left ? fill(words.import_left, { count: left }) : ""];
    return said.filter(Boolean).join(" ");
  } catch (problem) {
    if (!(problem instanceof Refused)) throw problem;
    return fill(words[problem.key], problem.holes);
  }
}
