/** Between two pages nothing is said to Python: a click on a link, Back, and what ends the wait. */

import assert from "node:assert/strict";
import { mock, test } from "node:test";

mock.timers.enable({ apis: ["setTimeout"] });
const listeners = {};
const root = { dataset: {}, toggleAttribute: (name, is) => (root[name] = is) };
globalThis.Element = class {};
globalThis.HTMLAnchorElement = class extends globalThis.Element {
  closest = () => this;
};
globalThis.document = {
  documentElement: root,
  querySelector: () => ({ dataset: { testConnectionState: root.connection } }),
  addEventListener: (kind, act) => (listeners[kind] = act),
};
globalThis.window = { setTimeout, addEventListener: (kind, act) => (listeners[kind] = act) };
globalThis.location = { pathname: "/class/" };
const { arrived, leaving, sender } = await import("../../static/page_change.js");

const link = (pathname, more = {}) => Object.assign(new globalThis.HTMLAnchorElement(), { pathname, target: "" }, more);
const stopped = [];
const event = {
  button: 0,
  preventDefault: () => stopped.push("default"),
  stopImmediatePropagation: () => stopped.push("others"),
};
const click = (target, more = {}) => listeners.click({ target, ...event, ...more });
const said = [];
const say = sender((word) => said.push(word));

test("what is said between a click on a link and the page waits for it, the last word of each", () => {
  root.connection = "CONNECTED";
  arrived("");
  say("before");
  mock.timers.tick(1);
  click(link("/class/maps"));
  say("between");
  say("at last");
  assert.deepEqual([said, root["data-leaving"]], [["before"], true]);
  arrived("maps");
  say("after");
  assert.deepEqual([said, root["data-leaving"]], [["before", "at last", "after"], false]);
});

test("a word that is not sent yet goes before the page is asked for", () => {
  mock.timers.tick(1);
  const away = link("/class/race", { click: () => click(away) });
  say("just now");
  click(away);
  assert.deepEqual([leaving(), stopped.splice(0)], [false, ["default", "others"]]);
  mock.timers.tick(1);
  assert.deepEqual([leaving(), stopped], [true, []]);
  arrived("race");
});

test("another page that comes first does not end the wait", () => {
  click(link("/class/noise"));
  click(link("/class/"));
  arrived("noise");
  assert.ok(leaving());
  arrived("");
  assert.ok(!leaving());
});

test("Back and Forward leave a page too, not where only the race changes", () => {
  listeners.popstate(event);
  assert.ok(!leaving());
  globalThis.location.pathname = "/class/maps";
  listeners.popstate(event);
  assert.ok(leaving());
  arrived("maps");
});

test("the page itself, another tab, and a server that is away leave nothing", () => {
  click(link("/class/maps"));
  for (const more of [{ ctrlKey: true }, { metaKey: true }, { shiftKey: true }, { button: 1 }])
    click(link("/class/noise"), more);
  click(link("/elsewhere", { target: "_blank" }));
  root.connection = "DISCONNECTED_FOREVER";
  click(link("/class/noise"));
  assert.ok(!leaving());
});

test("a page that does not come is not waited for for ever", () => {
  root.connection = "CONNECTED";
  click(link("/class/noise"));
  mock.timers.tick(9_000);
  assert.ok(leaving());
  say("still here");
  mock.timers.tick(1_000);
  assert.deepEqual([leaving(), said.at(-1)], [false, "still here"]);
});
