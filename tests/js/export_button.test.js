/** The button Export is there before its sheet: a click in between opens it as soon as it has come, and once. */

import assert from "node:assert/strict";
import { test } from "node:test";

const listeners = {};
globalThis.Element = class {
  closest = (selector) => (selector === "[data-testid=export]" ? this : null);
};
globalThis.document = {
  addEventListener(type, listener, { signal } = {}) {
    (listeners[type] ??= new Set()).add(listener);
    signal?.addEventListener("abort", () => listeners[type].delete(listener));
  },
};
globalThis.fetch = async () => ({ text: async () => "" }); // the markup of the stage
globalThis.DOMParser = class {
  parseFromString = () => null;
};
const click = () => listeners.click.forEach((listener) => listener({ target: new globalThis.Element() }));
const { button } = await import("../../static/export_button.js");
const { mount } = await import("../../static/panels/export/export.js");
const later = () => new Promise((done) => setTimeout(done));

function sheet() {
  const opened = [];
  const Sheet = class {
    open = (lang) => opened.push(lang);
    destroy() {}
  };
  const view = mount(
    {},
    () => {},
    async () => ({ Sheet }),
  );
  return { opened, view };
}

test("a click before the sheet is there, or before Python has named the language, is kept", async () => {
  click();
  const { opened, view } = sheet();
  click();
  await later();
  assert.deepEqual(opened, []);
  view.update({ lang: "ko" });
  await later();
  assert.deepEqual(opened, ["ko"]);
  view.update({ lang: "ko" });
  await later();
  assert.deepEqual(opened, ["ko"]);
  click();
  await later();
  assert.deepEqual([opened, button.waits], [["ko", "ko"], false]);
  view.destroy();
});

test("without a click nothing opens", async () => {
  const { opened, view } = sheet();
  view.update({ lang: "en" });
  await later();
  assert.deepEqual(opened, []);
  view.destroy();
});
