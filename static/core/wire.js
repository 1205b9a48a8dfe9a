/**
 * The one format of bytes that comes from Python, as stage/wire.py writes it: a JSON text, a zero byte, then the arrays
 * that `arrays` in the text names; all of it compressed where the first byte is not that of the text.
 */

/** @typedef {Float64Array | Float32Array | Uint32Array | Int32Array | Uint16Array | Uint8Array} Column */
/** @typedef {{ header: any, arrays: Record<string, any> }} Message */

const KINDS = {
  f8: Float64Array,
  f4: Float32Array,
  u4: Uint32Array,
  i4: Int32Array,
  u2: Uint16Array,
  u1: Uint8Array,
};
const TEXT = "{".charCodeAt(0);

/** A message that is not compressed, at once. @param {Uint8Array} bytes @returns {Message} */
export function read(bytes) {
  const { buffer } = bytes.slice(); // typed arrays need aligned memory; what arrives may start anywhere
  const end = bytes.indexOf(0);
  const { arrays: told = {}, ...header } = JSON.parse(new TextDecoder().decode(bytes.subarray(0, end)));
  /** @type {Record<string, Column>} */
  const arrays = {};
  let at = end + 1;
  for (const [name, [kind, shape]] of Object.entries(told)) {
    const Kind = KINDS[/** @type {keyof typeof KINDS} */ (kind)];
    const count = shape.reduce((/** @type {number} */ all, /** @type {number} */ side) => all * side, 1);
    at = Math.ceil(at / Kind.BYTES_PER_ELEMENT) * Kind.BYTES_PER_ELEMENT;
    arrays[name] = new Kind(buffer, at, count);
    at += arrays[name].byteLength;
  }
  return { header, arrays };
}

/** Any message. @param {Uint8Array} bytes @returns {Promise<Message>} */
export async function unpack(bytes) {
  if (bytes[0] === TEXT) return read(bytes);
  const stream = new Blob([bytes.slice()]).stream().pipeThrough(new DecompressionStream("deflate"));
  return read(new Uint8Array(await new Response(stream).arrayBuffer()));
}
