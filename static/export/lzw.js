/** Lempel, Ziv and Welch's compression (Welch 1984) as GIF has it: codes of growing width over 256 colours. */

const [CLEAR, END, FIRST, MOST] = [256, 257, 258, 4096];

/** The code of a known run and the colour after it: 0 where there is none yet. Only what was set is cleared. */
const followed = new Uint16Array(MOST * 256);
const touched = new Int32Array(MOST);

/**
 * Codes of a picture, packed into bytes with the low bits first.
 * @param {Uint8Array} colours at least one @param {import("./bytes.js").Bytes} out
 */
export function compress(colours, out) {
  let [held, room] = [0, 0]; // bits that do not fill a byte yet
  let [width, next, count] = [9, FIRST, 0];
  const write = (/** @type {number} */ code) => {
    held |= code << room;
    for (room += width; room >= 8; room -= 8) {
      out.byte(held & 255);
      held >>>= 8;
    }
  };
  write(CLEAR);
  let run = colours[0];
  for (let i = 1; i < colours.length; i++) {
    const key = (run << 8) | colours[i];
    const longer = followed[key];
    if (longer) {
      run = longer;
      continue;
    }
    write(run);
    run = colours[i];
    if (next < MOST) {
      followed[key] = next;
      touched[count++] = key;
      if (next++ === 1 << width) width++;
      continue;
    }
    write(CLEAR);
    for (let k = 0; k < count; k++) followed[touched[k]] = 0;
    [width, next, count] = [9, FIRST, 0];
  }
  write(run);
  write(END);
  if (room) out.byte(held & 255);
  for (let k = 0; k < count; k++) followed[touched[k]] = 0;
}
