/** Reads a GIF again, as its standard says it: for tests. */

/** The colours of compressed data. @param {number[]} data @param {number} count of colours */
export function expand(data, count) {
  let [at, held, bits] = [0, 0, 0];
  const read = (width) => {
    for (; bits < width; bits += 8) held |= data[at++] << bits;
    const code = held & ((1 << width) - 1);
    held >>>= width;
    bits -= width;
    return code;
  };
  const found = [];
  let [table, width, before] = [[], 9, null];
  while (true) {
    const code = read(width);
    if (code === 257) break;
    if (code === 256) {
      table = Array.from({ length: 258 }, (_, i) => [i]);
      [width, before] = [9, null];
      continue;
    }
    const run = table[code] ?? [...before, before[0]];
    for (const each of run) found.push(each);
    if (before && table.length < 4096) table.push([...before, run[0]]);
    if (table.length === 1 << width && width < 12) width++;
    before = run;
  }
  if (found.length !== count) throw new Error(`${found.length} colours instead of ${count}`);
  return found;
}

/** Its size, palette, comment, and its pictures: a rectangle, how long it is shown, and its colours. */
export function decode(bytes) {
  const short = (at) => bytes[at] + 256 * bytes[at + 1];
  const name = String.fromCharCode(...bytes.slice(0, 6));
  if (name !== "GIF89a") throw new Error(name);
  const [width, height] = [short(6), short(8)];
  const palette = Array.from({ length: 256 }, (_, i) => [...bytes.slice(13 + 3 * i, 16 + 3 * i)]);
  let at = 13 + 3 * 256;
  const blocks = () => {
    const found = [];
    for (; bytes[at]; at += bytes[at] + 1) for (const each of bytes.slice(at + 1, at + 1 + bytes[at])) found.push(each);
    at++;
    return found;
  };
  const pictures = [];
  let [comment, control] = ["", null];
  for (; bytes[at] !== 0x3b;) {
    if (bytes[at] === 0x21 && bytes[at + 1] === 0xf9) {
      control = {
        keeps: (bytes[at + 3] >> 2) & 7,
        delay: short(at + 4),
        clear: bytes[at + 3] & 1 ? bytes[at + 6] : -1,
      };
      at += 8;
    } else if (bytes[at] === 0x21) {
      const comments = bytes[at + 1] === 0xfe;
      at += 2;
      const text = blocks();
      if (comments) comment = new TextDecoder().decode(Uint8Array.from(text));
    } else if (bytes[at] === 0x2c) {
      const [x, y, w, h] = [1, 3, 5, 7].map((each) => short(at + each));
      at += 11;
      pictures.push({ x, y, width: w, height: h, ...control, colours: expand(blocks(), w * h) });
    } else throw new Error(`byte ${bytes[at]} at ${at} of ${bytes.length}`);
  }
  return { width, height, palette, comment, pictures };
}
