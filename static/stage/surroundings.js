/**
 * What the stage has to know of the page around it: its theme and the room it leaves.
 */

function luminance(color) {
  const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  canvas.fillStyle = color;
  canvas.fillRect(0, 0, 1, 1);
  const [red, green, blue] = canvas.getImageData(0, 0, 1, 1).data;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** @param {Element} element @returns {boolean} */
export function isDark(element) {
  const color = getComputedStyle(element).getPropertyValue("--st-background-color").trim();
  return color ? luminance(color) < 128 : matchMedia("(prefers-color-scheme: dark)").matches;
}

/**
 * Height from the stage's own top edge to the lower edge of the window, as if nothing were scrolled.
 * @param {Element} element
 * @returns {number}
 */
export function room(element) {
  if (document.fullscreenElement === element) return innerHeight;
  let top = element.getBoundingClientRect().top + scrollY;
  for (let node = element.parentElement; node && node !== document.body && node !== document.documentElement; node = node.parentElement) top += node.scrollTop;
  return innerHeight - Math.max(0, top);
}

/**
 * Calls back when theme or room may have changed. Both depend on any element around the stage, so all of them are watched.
 * @param {Element} element
 * @param {() => void} changed
 * @returns {() => void} ends it
 */
export function watch(element, changed) {
  const sizes = new ResizeObserver(changed);
  const styles = new MutationObserver(changed);
  for (let node = element; node; node = node.parentElement) {
    sizes.observe(node);
    if (node !== element) styles.observe(node, { attributes: true, attributeFilter: ["class", "style", "data-theme"] });
  }
  styles.observe(document.head, { childList: true });
  const scheme = matchMedia("(prefers-color-scheme: dark)");
  scheme.addEventListener("change", changed);
  addEventListener("resize", changed);
  return () => {
    sizes.disconnect();
    styles.disconnect();
    scheme.removeEventListener("change", changed);
    removeEventListener("resize", changed);
  };
}
