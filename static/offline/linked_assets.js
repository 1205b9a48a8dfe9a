/**
 * On a page of the site stands in for stage/assets.js: its looks are there before any module runs, and Plotly, which
 * draws what the first picture can do without, runs once that one stands.
 */

import { live } from "../stage/live.js";

export const style = Promise.resolve();

const address = /** @type {HTMLLinkElement} */ (document.getElementById("plotly")).href;

async function load() {
  if (!live.latest) await new Promise((drawn) => live.addEventListener("frame", drawn, { once: true }));
  await new Promise((shown) => requestAnimationFrame(() => setTimeout(shown)));
  await new Promise((onload, onerror) => {
    document.head.append(Object.assign(document.createElement("script"), { src: address, onload, onerror }));
  });
}

let coming = null;
export const plotly = () =>
  (coming ??= load().catch((problem) => {
    coming = null; // who waits for it is told, and may ask again
    throw problem;
  }));
