/** The room there is for the stage, and the theme of the page around it. */

import { low } from "../kit/low.js";
import { forget, mark } from "./around.js";
import { style } from "./assets.js";

const WIDTHS = { wide: 1120, two: 860, one: 480, phone: 0 }; // px of the stage itself
// Px of height below which the page scrolls instead, unless a page sets --lowest; px kept free below the stage.
const [LOWEST, FOOT] = [520, 12];

export class Room {
  #due = 0;
  #sizes;

  /**
   * @param {HTMLElement} root the stage, in its page
   * @param {HTMLElement} plotHost
   * @param {{resized(): void, fitted(dark: boolean): void}} hooks the plot has another size; the stage has been fitted
   */
  constructor(root, plotHost, { resized, fitted }) {
    this.root = root;
    this.fitted = fitted;
    this.#sizes = new ResizeObserver((entries) => {
      if (entries.some(({ target }) => target === plotHost)) resized();
      this.fit();
    });
    this.#sizes.observe(plotHost);
    // What is around the stage decides how much room there is for it.
    for (let node = root; node; node = node.parentElement) this.#sizes.observe(node);
    root.ontransitionend = ({ target }) => target === root && this.fit(); // the page's colour, see stage.css
    style.then(() => {
      root.hidden = false;
      this.fit();
    });
  }

  /** Layout, height and theme, in the next frame. */
  fit() {
    this.#due ||= requestAnimationFrame(() => {
      this.#due = 0;
      const { root } = this;
      if (root.hidden || !root.isConnected) return;
      const width = low.matches ? Math.min(root.clientWidth, WIDTHS.two - 1) : root.clientWidth; // there, one column
      mark(root, "data-layout", Object.keys(WIDTHS).find((key) => width >= WIDTHS[key]) ?? "phone");
      root.style.setProperty("--fold", `max(var(--lowest, ${LOWEST}px), ${Math.round(this.#height())}px)`);
      this.fitted(this.#dark());
    });
  }

  /** Px down to the end of the window, as if nothing were scrolled. */
  #height() {
    let height = innerHeight - FOOT - this.root.getBoundingClientRect().top;
    for (let node = this.root.parentElement; node; node = node.parentElement) height -= node.scrollTop;
    return height;
  }

  #dark() {
    const [red, green, blue] = getComputedStyle(this.root)
      .columnRuleColor.match(/[\d.]+/g)
      .map(Number);
    const dark = red + green + blue < 384;
    mark(this.root, "data-dark", dark);
    return dark;
  }

  destroy() {
    this.#sizes.disconnect();
    forget();
  }
}
