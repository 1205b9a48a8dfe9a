/** A part of the page as a canvas takes it: stripes of a hatch, what a box is cut at, corners, fonts; and as SVG. */

import assert from "node:assert/strict";
import { test } from "node:test";

// A canvas of one pixel that knows the colours of this test.
const COLOURS = { "rgb(1, 2, 3)": [1, 2, 3, 255], "rgba(9, 8, 7, 0.5)": [9, 8, 7, 128] };
let filled = [0, 0, 0, 0];
const pixel = {
  clearRect: () => (filled = [0, 0, 0, 0]),
  fillRect: () => (filled = COLOURS[pixel.fillStyle] ?? [0, 0, 0, 0]),
  getImageData: () => ({ data: filled }),
};
globalThis.document = { createElement: () => ({ getContext: () => pixel }) };
const { fontOf, hatch, inset, radius, seen } = await import("../../static/export/page_look.js");
const { SvgContext } = await import("../../static/export/svg.js");

test("a colour is what is seen of it", () => {
  assert.equal(seen("rgb(1, 2, 3)"), "#010203ff");
  assert.equal(seen("rgba(9, 8, 7, 0.5)"), "#09080780");
  assert.equal(seen("transparent"), "");
});

test("the stripes of a hatch are read whichever side of them comes first", () => {
  const last = "repeating-linear-gradient(-45deg, transparent 0px, transparent 6px, rgb(1, 2, 3) 6px, rgb(1, 2, 3) 7.2px)"; // prettier-ignore
  assert.deepEqual([hatch(last).color, hatch(last).gap, hatch(last).thick.toFixed(2)], ["#010203ff", 7.2, "1.20"]);
  const first = "repeating-linear-gradient(-45deg, rgb(1, 2, 3) 0px, rgb(1, 2, 3) 1.5px, transparent 1.5px, transparent 5px)"; // prettier-ignore
  assert.deepEqual(hatch(first), { color: "#010203ff", thick: 1.5, gap: 5 });
  assert.equal(hatch("none"), null);
  assert.equal(hatch("linear-gradient(rgb(1, 2, 3), rgb(1, 2, 3))"), null);
});

test("a box is cut at its inset; corners are no rounder than the box is high", () => {
  const box = { left: 10, top: 20, width: 200, height: 100 };
  assert.deepEqual(inset("inset(-8px 50% -8px -8px)", box), { x: 2, y: 12, width: 108, height: 116 });
  assert.deepEqual(inset("inset(10px)", box), { x: 20, y: 30, width: 180, height: 80 });
  assert.equal(inset("none", box), null);
  assert.equal(radius({ borderTopLeftRadius: "50%" }, box), 50);
  assert.equal(radius({ borderTopLeftRadius: "6px" }, box), 6);
  assert.equal(radius({ borderTopLeftRadius: "18px" }, { width: 40, height: 10 }), 5);
});

test("a font is one that a canvas and an SVG read alike", () => {
  const style = { fontStyle: "italic", fontWeight: "500", fontSize: "16px", fontFamily: `"Source Sans", sans-serif` };
  assert.equal(fontOf(style), `italic 500 16px "Source Sans", sans-serif`);
  assert.equal(fontOf({ ...style, fontStyle: "normal" }), `500 16px "Source Sans", sans-serif`);
});

test("an SVG takes a matrix, and the cells of a map stay sharp in it", () => {
  const ctx = new SvgContext(() => ({ width: 10 }));
  ctx.save();
  ctx.transform(2, 0, 0, 3, 4, 5);
  ctx.fill({ d: "M0 0h1v1Z" });
  ctx.restore();
  ctx.imageSmoothingEnabled = false;
  ctx.drawImage({ toDataURL: () => "data:image/png;base64,AAAA" }, 0, 0, 10, 10);
  const text = ctx.text({ width: 10, height: 10, ratio: 1, title: "a", about: "b" });
  assert.ok(text.includes(`<path d="M0 0h1v1Z" fill="#000000" transform="matrix(2 0 0 3 4 5)"/>`));
  assert.ok(text.includes(`style="image-rendering: pixelated"`));
});
