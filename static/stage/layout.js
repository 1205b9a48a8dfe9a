const WIDTHS = { wide: 1120, two: 860, one: 480, phone: 0 }; // px of the stage itself
const LOWEST = 520; // px of height below which the page scrolls instead
const FOOT = 12; // px kept free at the lower edge of the window

/** Chooses layout and height for the room there is, as if nothing were scrolled, and the theme of the page around. Returns whether it is dark. */
export function arrange(root) {
  let room = innerHeight - FOOT - root.getBoundingClientRect().top;
  for (let node = root.parentElement; node; node = node.parentElement) room -= node.scrollTop;
  root.dataset.layout = Object.keys(WIDTHS).find((key) => root.clientWidth >= WIDTHS[key]);
  root.style.setProperty("--fold", `${Math.max(LOWEST, Math.round(room))}px`);
  const [red, green, blue] = getComputedStyle(root).columnRuleColor.match(/[\d.]+/g).map(Number);
  return root.toggleAttribute("data-dark", red + green + blue < 384);
}
