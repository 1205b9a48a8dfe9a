/** The GIF of a film: what goes in comes out again, pixel by pixel. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { Bytes } from "../../static/export/bytes.js";
import { Changes } from "../../static/export/changes.js";
import { CLEAR, Gif } from "../../static/export/gif.js";
import { compress } from "../../static/export/lzw.js";
import { chosen, colour, counted, mixes, MOST, Palette } from "../../static/export/palette.js";
import { decode, expand } from "./gif.js";

/** The same numbers in every run (Park and Miller 1988). */
function chance(seed) {
  let state = seed;
  return () => (state = (16807 * state) % 2147483647) / 2147483647;
}
const rgba = ([r, g, b]) => ((255 << 24) | (b << 16) | (g << 8) | r) >>> 0;

function packed(colours) {
  const out = new Bytes();
  compress(colours, out);
  return [...out.all];
}

test("compressed colours come out again, also when the table of codes is full, and what came before is forgotten", () => {
  const random = chance(7);
  const noise = Uint8Array.from({ length: 30000 }, () => 256 * random());
  const flat = new Uint8Array(200000).fill(CLEAR);
  const stripes = Uint8Array.from({ length: 50000 }, (_, i) => (i >> 5) % 7);
  const growing = Uint8Array.from({ length: 40000 }, (_, i) => Math.sqrt(i) % 200);
  for (const colours of [noise, Uint8Array.of(3), flat, stripes, growing, noise])
    assert.deepEqual(expand(packed(colours), colours.length), [...colours]);
  assert.ok(packed(flat).length < 1000);
});

test("a film is read again picture by picture; one without a change shows the last one for longer", () => {
  const [width, height] = [40, 30];
  const colours = [colour("#FFFFFF"), colour("#1F6AEF"), colour("#8C2804")];
  const palette = new Palette(colours);
  const [gif, changes] = [
    new Gif(width, height, colours, "v=1&surface=beale · ★"),
    new Changes(width, height, palette),
  ];
  const random = chance(3);
  const picture = new Uint32Array(width * height).fill(rgba(colours[0]));
  const drawn = [];
  for (let k = 0; k < 6; k++) {
    if (k !== 3)
      for (let dot = 0; dot < 5 * k; dot++)
        picture[Math.floor(10 * random() + 5) * width + Math.floor(20 * random() + 8)] = rgba(colours[dot % 3]);
    gif.add(changes.patch(picture.slice()), 5);
    drawn.push(picture.slice());
  }
  gif.linger(200);
  const read = decode(gif.finish());
  assert.deepEqual([read.width, read.height, read.comment], [width, height, "v=1&surface=beale · ★"]);
  assert.deepEqual(read.palette.slice(0, 3), colours);
  assert.deepEqual(read.pictures.map(({ delay }) => delay), [5, 5, 10, 5, 205]); // prettier-ignore
  const shown = new Uint32Array(width * height);
  const seen = read.pictures.map(({ x, y, width: w, height: h, colours: places, keeps, clear }, k) => {
    assert.equal(keeps, 1);
    assert.ok(k === 0 || (x >= 8 && y >= 5 && x + w <= 28 && y + h <= 15), "no more than what changed");
    places.forEach((place, i) => {
      const at = (y + Math.floor(i / w)) * width + x + (i % w);
      if (place !== clear) shown[at] = rgba(read.palette[place]);
    });
    return shown.slice();
  });
  drawn.splice(3, 1);
  assert.deepEqual(seen, drawn);
});

test("the colours of a film are known: flat tones and pure colours as they are, edges near, never more than fit", () => {
  const tones = ["#FEFEFD", "#FAFBFC", "#F6F8FA"];
  const runners = ["#1F6AEF", "#8C2804", "#1F8567", "#B2418E", "#9A6C0C", "#1D5254", "#410E82", "#48051C"];
  const pixels = [tones[0], tones[0], tones[1], tones[1], tones[1], tones[2]].map((hex) => rgba(colour(hex)));
  const still = counted(Uint32Array.from(pixels));
  assert.deepEqual([...still.values()], [2, 3, 1]);
  const moving = runners.flatMap((hex) => mixes(hex, "#FFFFFF"));
  const palette = new Palette(chosen(moving, still));
  const nearest = (one) => palette.colours[palette.place(rgba(one))];
  for (const hex of [...tones, ...runners]) assert.deepEqual(nearest(colour(hex)), colour(hex));
  for (const hex of runners)
    for (let part = 0; part <= 1; part += 0.01) {
      const edge = colour(hex).map((value) => Math.round(255 + part * (value - 255)));
      const error = Math.hypot(...nearest(edge).map((value, k) => value - edge[k]));
      assert.ok(error < 26, `${hex} at ${part}: ${error}`);
    }
  const random = chance(11);
  const many = counted(Uint32Array.from({ length: 20000 }, () => 2 ** 24 * random()));
  assert.ok(chosen(moving, many).length <= MOST);
});
