const WIDTHS = { wide: 1120, two: 860, one: 480, phone: 0 }; // px of the stage itself
const LOWEST = 520; // px of height below which the page scrolls instead
const FOOT = 12; // px kept free at the lower edge of the window

/** Calls back when the room for the stage or the page's theme may have changed. Returns what ends it. */
export function watch(root, changed) {
  const sizes = new ResizeObserver(changed);
  for (let node = root; node; node = node.parentElement) sizes.observe(node);
  root.ontransitionend = ({ target }) => target === root && changed(); // the page's colour, see stage.css
  addEventListener("resize", changed);
  return () => {
    sizes.disconnect();
    removeEventListener("resize", changed);
  };
}

/** Chooses layout and height for the room there is, as if nothing were scrolled. */
export function arrange(root) {
  let top = root.getBoundingClientRect().top;
  for (let node = root.parentElement; node; node = node.parentElement) top += node.scrollTop;
  root.dataset.layout = Object.keys(WIDTHS).find((key) => root.clientWidth >= WIDTHS[key]);
  root.style.setProperty("--fold", `${Math.max(LOWEST, Math.round(innerHeight - Math.max(0, top) - FOOT))}px`);
}

/** Whether the page around the stage is dark. */
export const isDark = (root) => getComputedStyle(root).columnRuleColor.match(/[\d.]+/g).slice(0, 3).every((part) => part < 128);
