import { room } from "./surroundings.js";

const WIDTHS = { wide: 1120, two: 860, one: 480, phone: 0 }; // px of the stage itself
const LOWEST = 520; // px of height below which the page scrolls instead
const FOOT = 12; // px kept free at the lower edge of the window
const LOSS = 140 + 34; // px the loss panel keeps, with its heading
const UNDER_CARDS = 164 + 56; // px beside loss panel and transport, in two columns

/**
 * Chooses the layout for the room there is and lets every part fit itself in.
 * @param {ReturnType<typeof import("./parts.js").build>} parts
 */
export function arrange({ root, headline, cards, transport, board, middle }) {
  const width = root.clientWidth;
  const layout = Object.keys(WIDTHS).find((key) => width >= WIDTHS[key]);
  root.dataset.layout = layout;
  root.style.setProperty("--fold", `${Math.round(Math.max(LOWEST, room(root) - FOOT))}px`);
  board.fit(layout === "wide" ? middle.clientHeight - LOSS : layout === "two" ? UNDER_CARDS : Infinity);
  headline.fold(layout === "wide" ? null : cards.node);
  headline.fit();
  cards.fit();
  transport.layout();
}
