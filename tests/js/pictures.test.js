/** Exported pictures: SVG that any reader takes, texts that fit, names of files, and the bytes of a video. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { fileName } from "../../static/export/file_name.js";
import { layout, SIZES, wrapped } from "../../static/export/layout.js";
import { lastShown } from "../../static/export/secret.js";
import { SvgContext } from "../../static/export/svg.js";
import { webm } from "../../static/export/webm.js";

const measure = (font, text) => ({ width: 6 * text.length });
const sheet = { width: 100, height: 50, ratio: 2, title: `a <b> & "c"`, about: "?x=1&y=2" };

/** Every tag of a text closes, in order; no attribute holds markup. Enough of XML to see what a parser would see. */
function parsed(text) {
  const open = [];
  let rest = text;
  for (const [tag, closing, name, attributes, self] of text.matchAll(
    /<(\/?)([a-zA-Z]+)((?: [\w:-]+="[^"<]*")*)(\/?)>/g,
  )) {
    rest = rest.replace(tag, "");
    if (closing) assert.equal(open.pop(), name);
    else if (!self) open.push(name);
    assert.ok(!/NaN|undefined|Infinity/.test(attributes), tag);
  }
  assert.deepEqual(open, []);
  assert.ok(!/[<>]/.test(rest), "nothing else is markup");
  assert.ok(!/&(?!#\d+;)/.test(text), "every & is escaped");
}

test("what is drawn on a canvas comes out as valid SVG: lines, marks and text as they are, nothing as markup", () => {
  const ctx = new SvgContext(measure);
  ctx.save();
  ctx.beginPath();
  ctx.roundRect(0, 0, 100, 50, 6);
  ctx.clip();
  ctx.translate(10, 20);
  ctx.rotate(Math.PI / 2);
  Object.assign(ctx, { strokeStyle: "rgb(31, 111, 239)", lineWidth: 2.4, globalAlpha: 0.5 });
  ctx.setLineDash([9, 4]);
  ctx.stroke({ d: "M-5-5L5 5" });
  ctx.restore();
  ctx.beginPath();
  ctx.moveTo(1, 2.345);
  ctx.lineTo(3, 4);
  ctx.stroke();
  ctx.beginPath();
  ctx.arc(5, 5, 3, 0, 7);
  Object.assign(ctx, { fillStyle: "#AEBBC980" }).fill();
  Object.assign(ctx, { font: `650 13px "Source Sans", sans-serif`, textAlign: "center", textBaseline: "middle" });
  ctx.fillText(`</text><script>alert(1)</script>&\u0000\ud800`, 50, 25);
  ctx.drawImage({ toDataURL: () => "data:image/png;base64,AAAA" }, 0, 0, 10, 10);
  const text = ctx.text(sheet);
  parsed(text);
  assert.ok(text.includes(`stroke="#1f6fef" stroke-opacity="0.5" stroke-width="2.4"`));
  assert.ok(text.includes(`stroke-dasharray="9 4" transform="matrix(0 1 -1 0 10 20)"`));
  assert.ok(text.includes(`d="M1 2.35L3 4" fill="none" stroke="#000000" stroke-width="1"`), "as it was before save");
  assert.ok(text.includes(`fill="#AEBBC9" fill-opacity="0.5"`));
  assert.ok(text.includes(`viewBox="0 0 100 50"`) && text.includes(`width="200"`));
  assert.equal(text.match(/<g /g).length, text.match(/<\/g>/g).length);
});

test("a sentence is broken between words, a link within it, and what is too long ends in dots", () => {
  const width = ({ text }) => text.length;
  const said = (lines) => lines.map((line) => line.map(({ text }) => text).join(""));
  const pieces = [{ text: "Nobody arrived. " }, { text: "Adam" }, { text: " came nearest." }];
  assert.deepEqual(said(wrapped(pieces, 100, 2, width)), ["Nobody arrived. Adam came nearest."]);
  assert.deepEqual(said(wrapped(pieces, 20, 3, width)), ["Nobody arrived. Adam ", "came nearest."]);
  assert.deepEqual(said(wrapped([{ text: "?v=1&surface=beale&run=adam" }], 14, 9, width)), ["?v=1&", "surface=beale&", "run=adam"]); // prettier-ignore
  assert.deepEqual(said(wrapped([{ text: "f".repeat(25) }], 10, 2, width)), ["f".repeat(10), `${"f".repeat(9)}…`]);
  const long = wrapped([{ text: "x".repeat(1e5) }], 90, 3, width);
  assert.deepEqual([long.length, said(long).every((line) => line.length <= 90)], [3, true]);
});

test("plot, legend and caption share the sheet and stay on it, whoever runs", () => {
  for (const shape of ["wide", "square"])
    for (const runners of [0, 1, 2, 6, 12])
      for (const verdict of [1, 3])
        for (const caption of [2, 5]) {
          const found = layout(shape, { verdict, runners, caption });
          const { plot, legend, columns, row } = found;
          const { width, height } = SIZES[shape];
          assert.ok(plot.width > 400 && plot.height > 200, `${shape} ${runners} ${plot.width} × ${plot.height}`);
          assert.ok(plot.left > 0 && plot.top > found.verdict.top + (verdict - 1) * found.verdict.row);
          assert.ok(Math.ceil(runners / columns) * row <= legend.height);
          assert.ok(legend.left + legend.width < width && found.caption.top + caption * found.caption.row < height);
          assert.ok(shape === "wide" ? legend.left > plot.left + plot.width : legend.top > plot.top + plot.height);
        }
});

test("a film does not give away what is hidden on purpose; the question of a first visit hides nothing from it", () => {
  const state = { hideFuture: true, invited: false, step: 12.7 };
  assert.equal(lastShown({ hide_future: true, opening: null, steps: 50 }, state), 12);
  assert.equal(lastShown({ hide_future: true, opening: "asked", steps: 50 }, state), 12);
  assert.equal(lastShown({ hide_future: true, opening: null, steps: 50 }, { ...state, step: 50 }), 50);
  assert.equal(lastShown({ hide_future: true, opening: null, steps: 50 }, { ...state, hideFuture: false }), 50);
  const first = { hide_future: false, opening: "asked", steps: 50 };
  assert.equal(lastShown(first, state), 50);
  assert.equal(lastShown(first, { ...state, invited: true }), 12, "hidden since, and not confirmed yet");
  assert.equal(lastShown({ ...first, opening: null }, state), 12);
});

test("a file is called by its surface and who runs", () => {
  const name = (key, ...keys) => fileName({ surface: { key } }, keys.map((each) => ({ key: each })), "gif"); // prettier-ignore
  assert.equal(name("beale", "adam", "momentum"), "beale-adam-momentum.gif");
  assert.equal(name("beale", "adam", "adam"), "beale-adam.gif");
  assert.equal(name("six_hump_camel"), "six-hump-camel.gif");
  assert.equal(name("beale", "a", "b", "c", "d", "e"), "beale-5-optimizers.gif");
  assert.equal(name("../../x\u0000", "<b>"), "x-b.gif");
});

/** The elements of a Matroska file: the numbers of those that are asked for. */
function elements(bytes, from = 0, to = bytes.length) {
  const found = [];
  for (let at = from; at < to;) {
    const long = Math.clz32(bytes[at]) - 23; // bytes of the name, by its leading zeros
    const id = [...bytes.slice(at, at + long)].map((each) => each.toString(16).padStart(2, "0")).join("");
    at += long;
    const size = ((bytes[at] & 15) << 24) | (bytes[at + 1] << 16) | (bytes[at + 2] << 8) | bytes[at + 3];
    found.push({ id, from: at + 4, to: at + 4 + size });
    at += 4 + size;
  }
  return found;
}

test("a video says its size and length, and its index leads to the pictures that stand alone", () => {
  const pictures = Array.from({ length: 130 }, (_, k) => ({
    data: Uint8Array.of(k, 1, 2),
    time: (1000 * k) / 30,
    key: k % 60 === 0,
  }));
  const bytes = webm({ width: 1280, height: 720, codec: "V_VP9", duration: 6333, title: "Beale" }, pictures);
  const [head, segment] = elements(bytes);
  assert.deepEqual([head.id, segment.id, segment.to], ["1a45dfa3", "18538067", bytes.length]);
  const parts = elements(bytes, segment.from, segment.to);
  const clusters = parts.filter(({ id }) => id === "1f43b675");
  const cues = parts.find(({ id }) => id === "1c53bb6b");
  assert.deepEqual([clusters.length, parts.at(-1)], [3, cues]);
  const number = ({ from, to }) => bytes.slice(from, to).reduce((sum, byte) => 256 * sum + byte, 0);
  const places = elements(bytes, cues.from, cues.to).map(({ from, to }) => {
    const [time, place] = elements(bytes, from, to);
    return [number(time), segment.from + number(elements(bytes, place.from, place.to)[1])];
  });
  assert.deepEqual(places.map(([time]) => time), [0, 2000, 4000]); // prettier-ignore
  places.forEach(([time, place], k) => {
    assert.equal(place, clusters[k].from - 8);
    const [since, ...blocks] = elements(bytes, clusters[k].from, clusters[k].to);
    assert.equal(number(since), time);
    assert.equal(blocks.length, k < 2 ? 60 : 10);
    const [, , last] = bytes.slice(blocks[9].from, blocks[9].from + 3);
    assert.equal((bytes[blocks[9].from + 1] << 8) | last, 300); // ms after the cluster begins
  });
});
