/** The cells of a map as Python sends them, see stage/map_cells.py: handed on to the picture. */

import { unpack } from "../../core/wire.js";
import { arrive } from "./numbers.js";

async function cells(bytes) {
  const { header, arrays } = await unpack(bytes);
  return { ...header, ...arrays, side: header.spec.axes[1][3] };
}

export const mount = () => ({ update: async (bytes) => arrive(await cells(bytes)), destroy() {} });
