/** Two fingers over the plot: what is between them stays between them. One finger scrolls the page. */

/**
 * @param {(name: string, listener: (event: any) => void) => void} on
 * @param {() => boolean} idle whether the plot has nothing to do with fingers now
 * @param {(from: number[], to: number[], ratio: number) => void} moved px of the middle before and now, and how many
 *   times less far apart the fingers have come
 */
export function pinch(on, idle, moved) {
  let last = null;
  const grip = ({ touches: [one, other] }) => ({
    middle: [(one.clientX + other.clientX) / 2, (one.clientY + other.clientY) / 2],
    apart: Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY) || 1,
  });
  on("touchstart touchend touchcancel", (event) => {
    last = event.touches.length === 2 && !idle() ? grip(event) : null;
    if (last && event.type === "touchstart") event.preventDefault();
  });
  on("touchmove", (event) => {
    if (!last) return;
    event.preventDefault();
    const now = grip(event);
    moved(last.middle, now.middle, last.apart / now.apart);
    last = now;
  });
}
