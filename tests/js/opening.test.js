/** How a race begins: a first visit is asked, a scene plays, a link opens as it was shared. */

import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";

const calm = { matches: false };
const frames = [];
Object.assign(globalThis, {
  window: globalThis,
  matchMedia: () => calm,
  requestAnimationFrame: (frame) => frames.push(frame),
});
const { Playback } = await import("../../static/draft/playback.js");
const { Opening } = await import("../../static/stage/opening.js");

mock.timers.enable({ apis: ["setTimeout"] });
beforeEach(() => {
  calm.matches = false;
  frames.length = 0;
});

const race = (news) => ({
  session: "s",
  revision: 0,
  opening: null,
  hide_future: false,
  steps: 300,
  runners: [{ arrival: 60 }, { arrival: 200 }, { arrival: null }],
  ...news,
});

/** A stage that has been told of a race. */
function opened(first) {
  const store = new Playback(() => {});
  const opening = new Opening(store);
  const confirm = (next, settled = true) => {
    store.resize(next.steps);
    opening.confirm(next, settled);
  };
  confirm(first);
  return { store, opening, confirm };
}

/** Frames for so many seconds, the race watched in each. */
function play({ store, opening }, seconds, shown = race()) {
  for (let time = 0; time <= 1000 * seconds; time += 50) {
    frames.splice(0).forEach((frame) => frame(1e4 + time));
    opening.watch(shown);
  }
  return Math.floor(store.state.step);
}

test("a race of a link is shown as a whole, and nothing moves", () => {
  const { store } = opened(race());
  mock.timers.tick(10_000);
  assert.equal(store.state.step, 300);
  assert.equal(store.state.playing, false);
  assert.equal(store.secret, false);
});

test("a first visit is asked, plays to the last arrival within 5 seconds, and then sees it all", () => {
  const asked = race({ opening: "asked" });
  const stage = opened(asked);
  const { store } = stage;
  assert.equal(store.state.step, 0);
  assert.equal(store.secret, true);
  mock.timers.tick(2500);
  assert.equal(store.state.playing, true);
  assert.ok(play(stage, 2, asked) < 200 && store.secret);
  assert.equal(play(stage, 5, asked), 200);
  assert.equal(store.state.playing, false);
  assert.equal(store.state.hideFuture, false);
  assert.equal(store.state.invited, true);
  store.toggle();
  assert.equal(play(stage, 10, asked), 300);
});

test("whoever changes the race has seen enough of the question", () => {
  const asked = race({ opening: "asked" });
  const { store, opening } = opened(asked);
  opening.watch({ ...asked, live: true });
  mock.timers.tick(10_000);
  assert.equal(store.state.step, 300);
  assert.equal(store.state.playing, false);
  assert.equal(store.secret, false);
});

test("whoever plays or scrubs first is left alone", () => {
  const { store } = opened(race({ opening: "asked" }));
  store.seek(7);
  mock.timers.tick(10_000);
  assert.equal(store.state.step, 7);
});

test("with reduced motion nothing plays by itself", () => {
  calm.matches = true;
  for (const opening of ["asked", "played"]) {
    const { store } = opened(race({ opening }));
    mock.timers.tick(10_000);
    assert.equal(store.state.step, 0);
    assert.equal(store.state.playing, false);
  }
});

test("a scene plays from its start, once", () => {
  const { store, confirm } = opened(race());
  const scene = race({ opening: "played", revision: 1 });
  confirm(scene);
  mock.timers.tick(0);
  assert.equal(store.state.step, 0);
  assert.equal(store.state.playing, true);
  store.seek(300, false);
  confirm({ ...scene, behind: false });
  mock.timers.tick(10_000);
  assert.equal(store.state.step, 300);
});

test("a link that hides the future opens at its start; the switch follows what Python has confirmed", () => {
  const { store, confirm } = opened(race({ hide_future: true }));
  assert.equal(store.state.step, 0);
  assert.equal(store.secret, true);
  store.set({ hideFuture: false });
  confirm(race({ hide_future: true, revision: 1 }), false);
  assert.equal(store.state.hideFuture, false, "an older answer does not turn the switch back");
  confirm(race({ hide_future: false, revision: 2 }));
  assert.equal(store.state.hideFuture, false);
});

test("a stage that has gone, or a scene that follows, leaves nothing to play of the first", () => {
  const gone = opened(race({ opening: "asked" }));
  gone.opening.destroy();
  const { store, confirm } = opened(race({ opening: "asked" }));
  confirm(race({ opening: "played", revision: 1 }));
  mock.timers.tick(0);
  assert.equal(store.state.playing, true);
  store.seek(0, false);
  mock.timers.tick(10_000);
  assert.equal(store.state.playing, false);
  assert.equal(gone.store.state.playing, false);
});
