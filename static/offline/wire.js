/** A message as stage/wire.py packs it, for core/wire.js to read. */

const WIDEST = 8; // bytes of an item

/** @param {Record<string, any>} header @param {Record<string, Float64Array>} arrays (n,) each, by name */
export function pack(header, arrays) {
  const places = Object.entries(arrays).map(([name, { length }]) => [name, { array: ["f8", [length]] }]);
  const text = new TextEncoder().encode(JSON.stringify({ ...header, arrays: places }));
  const begin = Math.ceil((text.length + 1) / WIDEST) * WIDEST;
  const lengths = Object.values(arrays).map(({ byteLength }) => byteLength);
  const bytes = new Uint8Array(begin + lengths.reduce((all, one) => all + one, 0)).fill(" ".charCodeAt(0), 0, begin);
  bytes.set(text);
  bytes[begin - 1] = 0;
  let at = begin;
  for (const { buffer, byteOffset, byteLength } of Object.values(arrays)) {
    bytes.set(new Uint8Array(buffer, byteOffset, byteLength), at);
    at += byteLength;
  }
  return bytes;
}
