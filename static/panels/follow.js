/**
 * Draws again with every picture of the stage, while it is in sight and has a size; layout is never asked in between.
 */

import { live } from "../stage/live.js";

/**
 * @param {HTMLElement} host
 * @param {Record<string, HTMLElement>} fields whose size counts
 * @param {(room) => void} draw
 */
export function follow(host, fields, draw) {
  const room = {};
  let seen = false;
  const named = (node) => Object.keys(fields).find((name) => fields[name] === node);
  const ready = (name) => room[name]?.width && room[name].height;
  const again = () => {
    if (live.latest && seen && Object.keys(fields).every(ready)) draw(room);
  };
  const sizes = new ResizeObserver((entries) => {
    for (const { target, contentRect } of entries) room[named(target)] = contentRect;
    again();
  });
  const sight = new IntersectionObserver((entries) => {
    seen = entries.at(-1).isIntersecting;
    again();
  });
  sight.observe(host);
  for (const field of Object.values(fields)) sizes.observe(field);
  live.addEventListener("frame", again);
  return {
    draw: again,
    stop() {
      live.removeEventListener("frame", again);
      sizes.disconnect();
      sight.disconnect();
    },
  };
}
