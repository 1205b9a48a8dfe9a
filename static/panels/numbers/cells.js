/** The cells of a map as Python sends them, see stage/map_cells.py: handed on to the picture. */

import { arrive } from "./numbers.js";

async function unpack(bytes) {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  const buffer = await new Response(stream).arrayBuffer();
  const length = new DataView(buffer).getUint32(0, true);
  const header = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, 4, length)));
  const [, [, , , count]] = header.spec.axes;
  let from = 4 + length;
  const take = (Kind) => {
    const column = new Kind(buffer, from, count * count);
    from += column.byteLength;
    return column;
  };
  return {
    ...header,
    side: count,
    loss: take(Float32Array),
    steps: take(Uint32Array),
    status: take(Uint8Array),
    period: take(Uint8Array),
  };
}

export const mount = () => ({ update: async (bytes) => arrive(await unpack(bytes)), destroy() {} });
