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
const click = (target, more = {}) => listeners.click({ target, button: 0, ...more });
const said = [];
const say = sender((word) => said.push(word));

test("what is said between a click on a link and the page is not sent", () => {
  root.connection = "CONNECTED";
  arrived("");
  say("before");
  click(link("/class/maps"));
  say("between");
  assert.equal(root["data-leaving"], true);
  arrived("maps");
  say("after");
  assert.deepEqual([said, root["data-leaving"]], [["before", "after"], false]);
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
  listeners.popstate();
  assert.ok(!leaving());
  globalThis.location.pathname = "/class/maps";
  listeners.popstate();
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
  mock.timers.tick(1_000);
  assert.ok(!leaving());
});
