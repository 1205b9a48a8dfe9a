const SVG = "http://www.w3.org/2000/svg";

// On a 20 px grid, one line of 1.7 px; those in SOLID are filled as well.
const PATHS = {
  play: "M6.5 4.2v11.6l9-5.8z",
  pause: "M6 4.5h2.6v11H6zM11.4 4.5H14v11h-2.6z",
  back: "M5 4.5v11M15 4.8v10.4L8 10z",
  forward: "M15 4.5v11M5 4.8v10.4l7-5.2z",
  loop: "M4 9V8.2A2.7 2.7 0 0 1 6.7 5.5H16M13.3 2.8 16 5.5l-2.7 2.7M16 11v.8a2.7 2.7 0 0 1-2.7 2.7H4M6.7 17.2 4 14.5l2.7-2.7",
  full: "M3.5 7.5v-4h4M12.5 3.5h4v4M16.5 12.5v4h-4M7.5 16.5h-4v-4",
  link: "M8.5 11.5a3 3 0 0 0 4.3 0l3-3a3 3 0 0 0-4.3-4.3l-1 1M11.5 8.5a3 3 0 0 0-4.3 0l-3 3a3 3 0 0 0 4.3 4.3l1-1",
  plus: "M10 4v12M4 10h12",
  copy: "M7.5 7.5h9v9h-9zM12.5 7.5v-4h-9v9h4",
  eye: "M2 10s3-5.2 8-5.2 8 5.2 8 5.2-3 5.2-8 5.2S2 10 2 10zM10 7.7a2.3 2.3 0 1 1 0 4.6 2.3 2.3 0 0 1 0-4.6z",
  hidden: "M4.2 6.6C2.8 8.1 2 10 2 10s3 5.2 8 5.2c1.2 0 2.3-.3 3.3-.7M8 5c.6-.1 1.3-.2 2-.2 5 0 8 5.2 8 5.2s-.7 1.4-2 2.7M3 3l14 14M8.4 8.4a2.3 2.3 0 0 0 3.2 3.2",
  close: "M5 5l10 10M15 5 5 15",
  more: "M4.5 10h.01M10 10h.01M15.5 10h.01",
  reset: "M4 4v4h4M4.3 8A6.3 6.3 0 1 1 3.8 11.5",
  sliders: "M3 6.5h7M14 6.5h3M3 13.5h3M10 13.5h7M12 4.5a2 2 0 1 1 0 4 2 2 0 0 1 0-4zM8 11.5a2 2 0 1 1 0 4 2 2 0 0 1 0-4z",
  warning: "M10 3.5 17.5 16.5h-15zM10 8.5v3.5M10 14.3h.01",
  check: "M4 10.5 8 14.5 16 5.5",
};
const SOLID = new Set(["play", "pause"]);

/**
 * @param {keyof typeof PATHS} name
 * @returns {SVGElement}
 */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", PATHS[name]);
  if (SOLID.has(name)) path.setAttribute("fill", "currentColor");
  for (const [key, value] of Object.entries({ viewBox: "0 0 20 20", class: "icon", "aria-hidden": "true" })) svg.setAttribute(key, value);
  svg.append(path);
  return svg;
}
