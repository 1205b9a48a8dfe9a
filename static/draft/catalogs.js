/** The catalogs that Python has sent, as stage/catalog.py says them: all that lasts for a surface and language. */

import { prepare } from "../core/loop.js";
import { learn } from "../core/over_rows.js";
import { compile } from "../core/program.js";
import { unpack } from "../core/wire.js";
import { begun } from "./numbered.js";
import { offered } from "./offers.js";

const KEPT = 8; // the latest: with chance on them each weighs megabytes

const catalogs = new Map();

function place(name) {
  if (!catalogs.has(name)) catalogs.set(name, Promise.withResolvers());
  if (catalogs.size > KEPT) catalogs.delete(catalogs.keys().next().value);
  return catalogs.get(name);
}

/** Takes a catalog in, which says its name. @param {Uint8Array} bytes */
export async function receiveCatalog(bytes) {
  const { header } = await unpack(bytes);
  const { name, ...found } = /** @type {import("./catalog_messages.js").Catalog} */ (header);
  const { program, gradient, hessian, rows } = found.surface;
  if (rows) learn(rows);
  const surface = begun({
    ...found.surface,
    program: compile(program),
    gradient: compile(gradient),
    hessian: compile(hessian),
  });
  const offers = { optimizers: offered(found.optimizers), schedules: offered(found.schedules) };
  place(name).resolve({ ...found, surface, ...offers, ...prepare(found) });
}

/** The catalog of that name, as soon as it is there. @param {string} name */
export const catalogOf = (name) => place(name).promise;
