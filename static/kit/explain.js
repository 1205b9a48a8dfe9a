/**
 * Explanation in place: one popover for everything that has `data-help`. It opens under a resting pointer, on keyboard
 * focus, and by a touch; a button does something when it is touched, and is explained when a finger stays on it.
 * Escape, a click elsewhere and scrolling close it.
 */

import { element, put } from "./dom.js";

const [REST, LEAVE, GAP] = [300, 150, 8]; // ms before it opens, ms before it closes, px to what it explains
const HOLD = 500; // ms that a finger stays on a button
const PRESSED = "button, a, select";
const CONTROL = "button, a, input, select, textarea, [role=slider]";

/** @type {HTMLElement | null} */
let box = null;
/** @type {HTMLElement | null} */
let shown = null; // what is explained now
let due = 0;
let held = false; // whether a finger has stayed on the button that is explained

/** @param {EventTarget | null} target @returns {HTMLElement | null} */
const helped = (target) => (target instanceof Element ? target.closest("[data-help]") : null);
/** @param {() => void} act @param {number} wait */
const later = (act, wait) => {
  clearTimeout(due);
  due = window.setTimeout(act, wait);
};

/** @param {HTMLElement} node */
function open(node) {
  const { help } = node.dataset;
  if (!help || !node.isConnected || help === node.textContent?.trim()) return;
  box ??= element("div", { id: "explanation", role: "tooltip", popover: "manual" });
  if (!box) return;
  const host = document.querySelector(".stApp") ?? document.body;
  if (box.parentElement !== host) host.append(box);
  shown = node;
  put(box, help);
  box.lang = node.closest("[lang]:not([lang=en])")?.getAttribute("lang") ?? "en";
  box.showPopover();
  const [spot, { width, height }] = [node.getBoundingClientRect(), box.getBoundingClientRect()];
  const left = Math.min(Math.max(spot.left + spot.width / 2 - width / 2, GAP), innerWidth - width - GAP);
  const below = spot.bottom + GAP + height < innerHeight;
  Object.assign(box.style, { left: `${left}px`, top: `${below ? spot.bottom + GAP : spot.top - GAP - height}px` });
}

function close() {
  clearTimeout(due);
  if (shown) box?.hidePopover();
  shown = null;
}

/** Listens on the page, once, however many views there are. */
export function explain() {
  if (document.documentElement.dataset.explained) return;
  document.documentElement.dataset.explained = "";
  addEventListener("pointerover", ({ target, pointerType, buttons }) => {
    const node = helped(target);
    if (pointerType !== "mouse" || buttons || node?.matches("[type=range]")) return;
    if (target === box || node === shown) clearTimeout(due);
    else if (node) later(() => (close(), open(node)), REST);
    else if (shown) later(close, LEAVE);
    else clearTimeout(due);
  });
  addEventListener("focusin", ({ target }) => {
    if (held) return; // the button gets the focus when the finger leaves it
    close();
    const node = helped(target);
    if (node === target && node?.matches(":focus-visible:not([type=text])")) open(node);
  });
  addEventListener("focusout", () => held || close());
  addEventListener(
    "pointerdown",
    ({ target, pointerType }) => {
      held = false;
      if (target !== box && helped(target) !== shown) close();
      else if (target instanceof Element && target.closest(CONTROL)) close();
      const node = pointerType === "touch" && target instanceof Element && target.closest(PRESSED) && helped(target);
      if (node) later(() => (open(node), (held = true)), HOLD);
    },
    true,
  );
  for (const end of ["pointerup", "pointercancel"]) addEventListener(end, () => held || clearTimeout(due), true);
  addEventListener(
    "click",
    (event) => {
      if (!held) return;
      held = false; // it has asked, and pressed nothing
      event.stopPropagation();
      event.preventDefault();
    },
    true,
  );
  addEventListener("click", ({ target }) => {
    const node = helped(target);
    if (node && !(target instanceof Element && target.closest(CONTROL))) open(node);
  });
  addEventListener(
    "keydown",
    (event) => {
      if (event.key !== "Escape" || !shown) return;
      event.stopPropagation();
      event.preventDefault();
      close();
    },
    true,
  );
  addEventListener("scroll", close, true);
}
