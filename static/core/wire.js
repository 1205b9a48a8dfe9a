/**
 * The one format of bytes that comes from Python, as stage/wire.py writes it: a JSON text, a zero byte, then the arrays
 * in the order in which the text names them; all of it compressed where the first byte is not that of the text.
 */

/** @typedef {Float64Array | Float32Array | Uint32Array | Int32Array} Wide */
/** @typedef {Wide | Uint16Array | Int16Array | Uint8Array | Int8Array} Column */
/** @typedef {{ header: any, arrays: Record<string, any> }} Message a header with arrays in it, and those with a name */

const KINDS = {
  f8: Float64Array,
  f4: Float32Array,
  u4: Uint32Array,
  i4: Int32Array,
  u2: Uint16Array,
  i2: Int16Array,
  u1: Uint8Array,
  i1: Int8Array,
};
const TEXT = "{".charCodeAt(0);

/** A message that is not compressed, at once. @param {Uint8Array} bytes @returns {Message} */
export function read(bytes) {
  const { buffer } = bytes.slice(); // typed arrays need aligned memory; what arrives may start anywhere
  const end = bytes.indexOf(0);
  let at = end + 1;
  /** The next array of the message. @param {[keyof typeof KINDS, number[]]} told @returns {Column} */
  const next = ([kind, shape]) => {
    const Kind = KINDS[kind];
    at = Math.ceil(at / Kind.BYTES_PER_ELEMENT) * Kind.BYTES_PER_ELEMENT;
    const found = new Kind(
      buffer,
      at,
      shape.reduce((all, side) => all * side, 1),
    );
    at += found.byteLength;
    return found;
  };
  /** What the text says, with its arrays in their places. @param {any} value @returns {any} */
  const placed = (value) => {
    if (value === null || typeof value !== "object") return value;
    const keys = Object.keys(value);
    if (keys.length === 1 && Array.isArray(value.array)) return next(value.array);
    for (const key of keys) value[key] = placed(value[key]);
    return value;
  };
  const { arrays = [], ...header } = placed(JSON.parse(new TextDecoder().decode(bytes.subarray(0, end))));
  return { header, arrays: Object.fromEntries(arrays) };
}

/** Any message. @param {Uint8Array} bytes @returns {Promise<Message>} */
export async function unpack(bytes) {
  if (bytes[0] === TEXT) return read(bytes);
  const stream = new Blob([bytes.slice()]).stream().pipeThrough(new DecompressionStream("deflate"));
  return read(new Uint8Array(await new Response(stream).arrayBuffer()));
}
