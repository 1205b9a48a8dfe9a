/** How a part of the page looks, as a canvas takes it: colours, lengths, the stripes of a hatch. */

/**
 * @typedef {{color: string, background: string, images: Map<Element, any>, measure(font: string): any}} Tools
 *   colours of ink and page, the pictures inside SVG, and what measures letters
 */

const scratch = Object.assign(document.createElement("canvas"), { width: 1, height: 1 }).getContext("2d", {
  willReadFrequently: true,
});
const known = new Map();

/** A colour of the page as "#rrggbbaa"; "" where nothing of it is seen. @param {string} text */
export function seen(text) {
  if (!known.has(text)) {
    scratch.clearRect(0, 0, 1, 1);
    scratch.fillStyle = "#0000";
    scratch.fillStyle = text;
    scratch.fillRect(0, 0, 1, 1);
    const all = [...scratch.getImageData(0, 0, 1, 1).data];
    known.set(text, all[3] ? `#${all.map((part) => part.toString(16).padStart(2, "0")).join("")}` : "");
  }
  return known.get(text);
}

/** Lengths in a text, in px. @param {string} text */
export const lengths = (text) => (text.match(/-?[\d.]+/g) ?? []).map(Number);

/** The radius of a box's corners. @param {CSSStyleDeclaration} style @param {{width: number, height: number}} box */
export function radius({ borderTopLeftRadius: text }, { width, height }) {
  const half = Math.min(width, height) / 2;
  return Math.min(half, text.endsWith("%") ? (2 * half * parseFloat(text)) / 100 : parseFloat(text) || 0);
}

/** A hatch: its colour, how thick a line is, and how far it is to the next one; null for none. @param {string} image */
export function hatch(image) {
  if (!image.startsWith("repeating-linear-gradient(-45deg")) return null;
  const stops = [...image.matchAll(/((?:rgba?|color)\([^)]*\)|transparent)\s+(-?[\d.]+)px/g)];
  const drawn = stops.filter(([, color]) => seen(color)).map(([, color, at]) => ({ color, at: Number(at) }));
  if (drawn.length < 2) return null;
  const gap = Math.max(...stops.map(([, , at]) => Number(at)));
  return { color: seen(drawn[0].color), thick: Math.abs(drawn[1].at - drawn[0].at), gap };
}

/** What of a box is left by `clip-path: inset(…)`. @param {string} clip @param {DOMRect} box */
export function inset(clip, { left, top, width, height }) {
  const parts = /^inset\((.*)\)$/.exec(clip)?.[1].match(/-?[\d.]+(?:px|%)?/g);
  if (!parts) return null;
  const [t, r = t, b = t, l = r] = parts;
  const px = (text, whole) => (text.endsWith("%") ? (whole * parseFloat(text)) / 100 : parseFloat(text));
  const [x, y] = [left + px(l, width), top + px(t, height)];
  return { x, y, width: left + width - px(r, width) - x, height: top + height - px(b, height) - y };
}

/** The font of an element, as a canvas has it. @param {CSSStyleDeclaration} style */
export const fontOf = ({ fontStyle, fontWeight, fontSize, fontFamily }) =>
  `${fontStyle === "italic" ? "italic " : ""}${fontWeight} ${parseFloat(fontSize)}px ${fontFamily}`;
