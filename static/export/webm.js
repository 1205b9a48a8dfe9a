/** Encoded pictures as a WebM file: EBML elements, a cluster from each key picture to the next, and where they are. */

/** @typedef {{data: Uint8Array, time: number, key: boolean}} Picture `time` in ms from the beginning */

const [EBML, SEGMENT, CUES] = [0x1a45dfa3, 0x18538067, 0x1c53bb6b];
const NANOSECONDS = 1e6; // of one tick: a tick is a ms

/** @param {number} value @returns {number[]} its bytes, the high ones first */
function whole(value) {
  const found = [];
  for (let rest = value; found.length === 0 || rest > 0; rest = Math.floor(rest / 256)) found.unshift(rest % 256);
  return found;
}

/** A size takes four bytes, told by its first bits. @param {number} length */
const size = (length) => [0x10 | (length >>> 24), (length >>> 16) & 255, (length >>> 8) & 255, length & 255];

/** @param {Uint8Array[]} parts */
function joined(parts) {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/**
 * An element: its name, its size, and a number, a text, bytes or other elements.
 * @param {number} id @param {number | string | Uint8Array | Uint8Array[]} content
 */
function element(id, content) {
  const body =
    typeof content === "number"
      ? Uint8Array.from(whole(content))
      : typeof content === "string"
        ? new TextEncoder().encode(content)
        : Array.isArray(content)
          ? joined(content)
          : content;
  return joined([Uint8Array.from([...whole(id), ...size(body.length)]), body]);
}

/** @param {number} value */
function float(value) {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setFloat64(0, value);
  return bytes;
}

/** @param {Picture} picture @param {number} since ms at which its cluster begins */
function block({ data, time, key }, since) {
  const after = Math.round(time) - since;
  return element(0xa3, joined([Uint8Array.from([0x81, after >> 8, after & 255, key ? 0x80 : 0]), data]));
}

/**
 * The whole file.
 * @param {{width: number, height: number, codec: string, duration: number, title: string}} film `codec` as Matroska
 *   names it, `duration` in ms
 * @param {Picture[]} pictures in order, the first one a key picture, one at least every 30 s
 */
export function webm({ width, height, codec, duration, title }, pictures) {
  const head = element(EBML, [
    element(0x4286, 1), // version of EBML, then what its reader has to know: names of 4 bytes, sizes of 8
    element(0x42f7, 1),
    element(0x42f2, 4),
    element(0x42f3, 8),
    element(0x4282, "webm"),
    element(0x4287, 4),
    element(0x4285, 2),
  ]);
  const info = element(0x1549a966, [
    element(0x2ad7b1, NANOSECONDS),
    element(0x4489, float(duration)),
    element(0x7ba9, title),
    element(0x4d80, "Descent"),
    element(0x5741, "Descent"),
  ]);
  const video = element(0xe0, [element(0xb0, width), element(0xba, height)]);
  const track = [element(0xd7, 1), element(0x73c5, 1), element(0x9c, 0), element(0x86, codec), element(0x83, 1), video];
  const before = [info, element(0x1654ae6b, [element(0xae, track)])];
  let at = before.reduce((sum, { length }) => sum + length, 0);
  const [clusters, cues] = [[], []];
  const keys = pictures.flatMap(({ key }, i) => (key ? [i] : []));
  keys.forEach((from, k) => {
    const since = Math.round(pictures[from].time);
    const blocks = pictures.slice(from, keys[k + 1]).map((picture) => block(picture, since));
    const cluster = element(0x1f43b675, [element(0xe7, since), ...blocks]);
    const place = element(0xb7, [element(0xf7, 1), element(0xf1, at)]);
    cues.push(element(0xbb, [element(0xb3, since), place]));
    clusters.push(cluster);
    at += cluster.length;
  });
  return joined([head, element(SEGMENT, [...before, ...clusters, element(CUES, cues)])]);
}
