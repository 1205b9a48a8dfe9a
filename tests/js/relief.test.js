/** The landscape in space: it fills its box, hides what lies behind, and is found again under a pixel. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { Frame } from "../../static/kit/frame.js";
import { axes } from "../../static/stage/relief/axes.js";
import { Ground } from "../../static/stage/relief/ground.js";
import { heightTicks, written } from "../../static/stage/relief/heights.js";
import { Landscape } from "../../static/stage/relief/landscape.js";
import { palette, SHADES } from "../../static/stage/relief/light.js";
import { Mesh, range } from "../../static/stage/relief/mesh.js";
import { BOTTOM, home, TALL, turned, View } from "../../static/stage/relief/view.js";

const line = (from, to, count) =>
  Float64Array.from({ length: count }, (_, i) => from + ((to - from) * i) / (count - 1));
const SHADING = { shadow: "#000000", glow: "#FFFFFF", strength: [0.5, 0.5] };
const LOOK = {
  tones: palette(["#101010", "#202020", "#303030", "#404040"], SHADING),
  lines: palette(["#0000FF"], SHADING),
  wall: palette(["#FF0000"], SHADING),
  low: 0.25,
  size: 0.25,
  last: 2,
};

/** A ridge along y at x = 0, one unit high, on a plane from −2 to 2. */
const ridge = (x) => Math.exp(-8 * x * x);
const box = { left: 30, top: 10, width: 500, height: 440 };
const flat = Frame.fit([-2, 2, -2, 2], box);

function ground(camera, height = (x) => ridge(x), at = box) {
  const window = Frame.fit([-2, 2, -2, 2], at);
  const [x, y] = [line(window.x0, window.x1, 121), line(window.y0, window.y1, 121)];
  const heights = Float64Array.from({ length: 121 * 121 }, (_, i) => height(x[i % 121], y[Math.floor(i / 121)]));
  const mesh = new Mesh(x, y, heights, { bottom: 0, top: 1 });
  const land = new Landscape(mesh, new View(camera, mesh.half, at, home(at)));
  land.paint(at, 1, LOOK, null);
  return new Ground(window, land, new WeakMap());
}

const BOXES = [
  { left: 0, top: 0, width: 600, height: 560 },
  { left: 34, top: 5, width: 390, height: 270 },
  { left: 0, top: 0, width: 1300, height: 700 },
  { left: 34, top: 0, width: 590, height: 190 },
];

test("the landscape touches two sides of its box at home, stays inside at every angle, and turning does not pump", () => {
  for (const at of BOXES) {
    const first = home(at);
    const half = ground(first, ridge, at).land.mesh.half;
    let smallest = Infinity;
    for (let k = 0; k < 48; k++)
      for (const up of [-1, -0.3, 0, 0.3, 1]) {
        const view = new View(turned(first, k / 7.6, up), half, at, first);
        const seen = [-1, 1].flatMap((i) =>
          [-1, 1].flatMap((j) => [BOTTOM, TALL / 2].map((Z) => view.project(i * half[0], j * half[1], Z))),
        );
        const [xs, ys] = [0, 1].map((axis) => seen.map((place) => place[axis]));
        assert.ok(Math.min(...xs) > at.left - 1e-6 && Math.max(...xs) < at.left + at.width + 1e-6);
        assert.ok(Math.min(...ys) > at.top - 1e-6 && Math.max(...ys) < at.top + at.height + 1e-6);
        const filled = Math.max(
          (Math.max(...xs) - Math.min(...xs)) / at.width,
          (Math.max(...ys) - Math.min(...ys)) / at.height,
        );
        if (!k && !up) assert.ok(filled > 0.999, `${filled}`);
        if (!up) smallest = Math.min(smallest, view.scale / new View(first, half, at, first).scale);
      }
    assert.ok(smallest > (at.width > 1.2 * at.height ? 0.5 : 0.95), `${smallest}`);
  }
});

test("a place is found again under its pixel, at home, turned, low and steep", () => {
  for (const [across, up] of [
    [0, 0],
    [1.3, 0.2],
    [-2, -0.5],
    [3, 0.5],
  ]) {
    const seen = ground(turned(home(box), across, up));
    for (const point of [
      [-1.6, 0.4],
      [-0.3, -1.5],
      [1.4, 1.2],
      [0.75, 0.1],
    ]) {
      if (seen.hides(point)) continue;
      const [px, py] = seen.pixel(point);
      const found = seen.theta(px, py);
      assert.ok(Math.hypot(found[0] - point[0], found[1] - point[1]) < 1e-3, `${point} ${found}`);
      // Its pixel is as far away as itself.
      const { picture, view, mesh } = seen.land;
      const [column, row] = [Math.floor(px - box.left), Math.floor(py - box.top)];
      const [X, Y] = point.map((each) => each / seen.longer);
      const near = view.project(X, Y, mesh.at(X, Y))[2];
      assert.ok(Math.abs(picture.near[row * picture.width + column] / near - 1) < 0.02);
    }
  }
});

test("behind the ridge nothing is seen, on it and before it everything", () => {
  const seen = ground({ angle: Math.PI, rise: 0.35 }); // from the side of small x
  assert.equal(seen.hides([0.35, 0]), true);
  assert.equal(seen.hides([-0.35, 0]), false);
  assert.equal(seen.hides([0, 0.5]), false);
  assert.equal(ground({ angle: 0, rise: 0.35 }).hides([0.35, 0]), false, "from the other side");
  assert.equal(ground({ angle: Math.PI, rise: 1.4 }).hides([0.35, 0]), false, "from above");
});

test("a path across the ridge lies on it, and its piece behind is told", () => {
  const seen = ground({ angle: Math.PI, rise: 1.1 });
  const path = Float64Array.from([-1, 0, 0.6, 0, 3, 0]);
  const { x, y, step, covered, begins, exits } = seen.line(path);
  assert.ok(x.length > 30 && step[0] === 0, "it follows the ground between two steps");
  const crest = 1 / 1.6; // at x = 0
  const hidden = step.filter((_, i) => covered[i]);
  assert.ok(hidden.length > 3 && Math.min(...hidden) > crest && Math.max(...hidden) < 1.5);
  assert.ok(!covered[0] && begins[0]);
  assert.equal(exits.length, 1);
  assert.ok(exits[0].step > 1 && Number.isFinite(exits[0].x) && Number.isFinite(exits[0].angle));
  assert.ok(x.every(Number.isFinite) && y.every(Number.isFinite));
});

test("beside the landscape a hand holds the nearest place, and outside of the window there is no pixel", () => {
  const seen = ground(home(box));
  for (const pixel of [
    [31, 11],
    [529, 449],
    [280, 12],
    [31, 449],
    [280, 448],
  ]) {
    const [x, y] = seen.theta(...pixel, [1, 1]);
    assert.ok(x >= flat.x0 && x <= flat.x1 && y >= flat.y0 && y <= flat.y1, `${pixel} ${[x, y]}`);
  }
  assert.ok(seen.pixel([99, 0]).every(Number.isNaN));
  assert.equal(seen.contains(...seen.pixel([99, 0])), false);
});

test("arrow keys lead along the axis that points most nearly their way", () => {
  const seen = ground(home(box));
  for (const arrow of [
    [1, 0],
    [-1, 0],
    [0, 1],
    [0, -1],
  ]) {
    const [x, y] = seen.along(arrow);
    const [[ax, ay], [bx, by]] = [seen.pixel([0.5, 0.5]), seen.pixel([0.5 + 0.1 * x, 0.5 + 0.1 * y])];
    assert.ok((bx - ax) * arrow[0] - (by - ay) * arrow[1] > 0);
  }
});

test("what faces the lamp is brighter than level ground, what is turned away darker; a wall stands before the eye", () => {
  const bright = (pixel) => pixel & 255;
  const seen = ground({ angle: Math.PI / 2, rise: 0.9 }, (x) => 0.5 + 0.3 * Math.sin(3 * x)); // x to the left
  const { picture } = seen.land;
  const at = (point) => {
    const [px, py] = seen.pixel(point);
    return bright(picture.pixels[Math.floor(py - box.top) * picture.width + Math.floor(px - box.left)]);
  };
  // At x = 0 the ground rises to the left of the picture, where the lamp is: that side lies in shadow.
  assert.ok(at([0.05, 0.6]) < at([Math.PI / 3 + 0.05, 0.6]));
  const walls = new Set(LOOK.wall);
  assert.ok(picture.pixels.filter((pixel) => walls.has(pixel)).length > 500);
  assert.equal(LOOK.tones.length, 4 * SHADES);
});

test("holes and walls of the loss break nothing", () => {
  const seen = ground(home(box), (x, y) => (x < 0 ? NaN : y > 0 ? Infinity : -Infinity));
  assert.ok(seen.pixel([1, 1]).every(Number.isFinite));
  assert.ok(seen.pixel([-1, 1]).every(Number.isNaN));
  for (let px = 30; px < 530; px += 25)
    for (let py = 10; py < 450; py += 25) assert.ok(seen.theta(px, py, [-1, 0]).every(Number.isFinite));
  assert.deepEqual(range(new Float64Array(16).fill(NaN), true), { bottom: 0, top: 1 });
  const { bottom, top } = range(new Float64Array(16).fill(3), false);
  assert.ok(bottom < 3 && top > 3);
});

test("texts around the block neither overlap nor leave the box, and every axis keeps its name", () => {
  for (const at of BOXES) {
    const first = home(at);
    const { mesh } = ground(first, ridge, at).land;
    const room = { left: at.left + 40, top: at.top + 34, width: at.width - 70, height: at.height - 60 };
    const marks = (half) => [-0.8, -0.4, 0, 0.4, 0.8].map((part) => ({ text: part.toFixed(1), value: part * half }));
    const ticks = {
      x: { ticks: marks(mesh.half[0]), name: "x" },
      y: { ticks: marks(mesh.half[1]), name: "y" },
      z: { ticks: marks(TALL / 2), name: "loss" },
    };
    const taken = [{ x: at.left + at.width - 50, y: at.top + at.height - 20, w: 50, h: 20 }];
    for (let k = 0; k < 40; k++) {
      const view = new View(turned(first, k / 6.3, (k % 5) / 5 - 0.5), mesh.half, room, first);
      const { labels } = axes(view, ticks, (text) => [9 * text.length, 16], at, taken);
      labels.forEach((a, i) => {
        assert.ok(a.x - a.w >= at.left && a.x + a.w <= at.left + at.width);
        assert.ok(a.y - a.h >= at.top && a.y + a.h <= at.top + at.height);
        for (const b of [...labels.slice(0, i), ...taken])
          assert.ok(Math.abs(a.x - b.x) >= a.w + b.w || Math.abs(a.y - b.y) >= a.h + b.h, `${a.text} ${b.text}`);
      });
      assert.equal(
        labels.filter(({ name }) => name).length,
        3,
        `names at turn ${k}: ${labels.map(({ text }) => text)} of ${at.width}`,
      );
      assert.ok(labels.filter(({ name }) => !name).length >= (at.height < 250 ? 2 : 6));
    }
  }
});

test("the whole range is shown where it is not much more than the bulk; what is cut is cut at a number one can say", () => {
  const saddle = Float64Array.from(
    { length: 41 * 41 },
    (_, i) => ((i % 41) / 10 - 2) ** 2 - (Math.floor(i / 41) / 9.7 - 2) ** 2,
  );
  const least = Math.min(...saddle);
  assert.equal(range(saddle, false).bottom, least);
  const wall = Float64Array.from({ length: 1000 }, (_, i) => (i < 950 ? i / 500 : i));
  assert.deepEqual(range(wall, false), { bottom: 0, top: 2.5 });
  const well = Float64Array.from({ length: 1000 }, (_, i) => (i < 3 ? -Infinity : i / 300 - 1));
  assert.ok(Math.abs(10 ** range(well, true).bottom - 0.08) < 1e-12);
});

test("heights are said as losses, at whole decades where there are some", () => {
  assert.deepEqual(
    heightTicks({ bottom: -2, top: 3 }, true).map(({ text }) => text),
    ["0.01", "1", "100"],
  );
  assert.ok(heightTicks({ bottom: 0.7, top: 1.9 }, true).length >= 3);
  assert.equal(written(-5, true), "10⁻⁵");
  assert.equal(written(Math.log10(0.08), true), "0.08");
  assert.equal(written(-2.5, false), "−2.5");
});
