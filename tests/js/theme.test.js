/** The theme that a browser remembers is chosen in Streamlit's menu, also where that menu comes late. */

import assert from "node:assert/strict";
import { test } from "node:test";

const page = { dark: false, frames: 0, open: false, clicks: 0 };
const COMES = 40; // frames until there is a menu

const menu = { click: () => void (page.open = !page.open) };
const entry = {
  click() {
    page.clicks += 1;
    page.dark = true;
  },
};
const parts = {
  "[data-testid=stMainMenuButton]": () => (page.frames < COMES ? null : menu),
  "[data-testid=stMainMenuPopover]": () => (page.open ? {} : null),
  "[data-testid=stMainMenuItem-theme-Dark]": () => (page.open ? entry : null),
  ".stApp": () => page,
};
Object.assign(globalThis, {
  document: { addEventListener() {}, querySelector: (selector) => parts[selector]() },
  localStorage: { getItem: () => "Dark" },
  matchMedia: () => ({ matches: false }),
  getComputedStyle: ({ dark }) => ({ colorScheme: dark ? "dark" : "light" }),
  requestAnimationFrame: (then) => setImmediate(() => then((page.frames += 1))),
});

test("a menu that comes late is waited for, used once and closed", async () => {
  await import("../../static/theme.js");
  for (let k = 0; k < 10 * COMES && !page.dark; k += 1) await new Promise(setImmediate);
  await new Promise(setImmediate);
  assert.deepEqual([page.dark, page.open, page.clicks], [true, false, 1]);
  assert.ok(page.frames >= COMES && page.frames < 3 * COMES);
});
