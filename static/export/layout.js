/** Where everything stands on an exported picture: px of a sheet that is drawn RATIO times as large. */

/** @typedef {import("../kit/frame.js").Box} Box */

export const RATIO = 4 / 3; // letters and lines are larger than on the stage: a slide is seen from afar
export const SIZES = { wide: { width: 960, height: 540 }, square: { width: 810, height: 810 } };
const [EDGE, GAP] = [26, 20];
const [SIDE, FOOT] = [40, 24]; // px for the numbers along the axes
const [TITLE, LINE, SMALL] = [28, 20, 15]; // px of a line
const COLUMN = 214; // px of a legend beside the plot
const [FULL, TIGHT] = [38, 19]; // px of a runner in the legend: with its settings, without

/**
 * @param {"wide" | "square"} shape
 * @param {{verdict: number, runners: number, caption: number}} lines how many there are of each
 */
export function layout(shape, { verdict, runners, caption }) {
  const { width, height } = SIZES[shape];
  const wide = shape === "wide";
  const title = { left: EDGE, top: EDGE - 6, width: width - 2 * EDGE, height: TITLE };
  const said = { left: EDGE, top: title.top + TITLE + 2, width: title.width, row: LINE };
  const below = { left: EDGE, top: height - EDGE + 8 - caption * SMALL, width: title.width, row: SMALL };
  const top = said.top + verdict * LINE + 12;
  const bottom = below.top - 12;
  const columns = wide ? 1 : Math.min(3, Math.max(1, runners));
  const rows = Math.max(1, Math.ceil(runners / columns));
  const marks = 22; // the line that says what the signs mean
  const beside = bottom - top - marks;
  const row = wide ? (rows * FULL <= beside ? FULL : Math.min(TIGHT, beside / rows)) : rows <= 4 ? FULL : TIGHT;
  const under = rows * row + marks;
  const plot = wide
    ? { left: EDGE + SIDE, top, width: width - 2 * EDGE - SIDE - GAP - COLUMN, height: bottom - top - FOOT }
    : { left: EDGE + SIDE, top, width: width - 2 * EDGE - SIDE, height: bottom - top - FOOT - under - 10 };
  const legend = wide
    ? { left: width - EDGE - COLUMN, top, width: COLUMN, height: bottom - top }
    : { left: EDGE, top: bottom - under, width: title.width, height: under };
  return { width, height, title, verdict: said, caption: below, plot, legend, columns, row, settings: row === FULL };
}

/**
 * A text in lines no wider than they may be, cut with … where more are needed; a word that is too long is broken.
 * @template {{text: string}} Piece of one look
 * @param {Piece[]} pieces @param {number} room px @param {number} most lines
 * @param {(piece: Piece) => number} width of a piece
 * @returns {Piece[][]}
 */
export function wrapped(pieces, room, most, width) {
  /** @type {Piece[][]} */
  const lines = [[]];
  let [used, current, from] = [0, 0, -1]; // px of the line, the piece, and that of which the line's end is
  const put = (/** @type {Piece} */ piece) => {
    const line = lines[lines.length - 1];
    const before = line[line.length - 1];
    // What is of one look is one text: another font cannot tear it apart.
    if (before && from === current) before.text += piece.text;
    else line.push(piece);
    from = current;
    used += width(piece);
  };
  const turn = () => {
    lines.push([]);
    [used, from] = [0, -1];
  };
  for (const [index, piece] of pieces.entries()) {
    current = index;
    for (const text of piece.text.split(/(?<=\s)|(?<=[&?/])/)) {
      if (lines.length > most) break;
      const word = { ...piece, text };
      if (used + width({ ...piece, text: text.trimEnd() }) <= room) put(word);
      else {
        if (used) turn();
        let rest = text;
        while (rest.length > 1 && width({ ...piece, text: rest }) > room) {
          let fits = Math.max(1, Math.ceil((1.1 * rest.length * room) / width({ ...piece, text: rest })));
          while (fits > 1 && width({ ...piece, text: rest.slice(0, fits) }) > room) fits--;
          put({ ...piece, text: rest.slice(0, fits) });
          turn();
          rest = rest.slice(fits);
        }
        put({ ...piece, text: rest });
      }
    }
  }
  if (lines.length <= most) return lines;
  const kept = lines.slice(0, most);
  const last = kept[most - 1];
  const total = () => last.reduce((sum, piece) => sum + width(piece), 0);
  const end = last[last.length - 1];
  const dots = { ...end, text: "…" };
  while (last.length && total() + width(dots) > room) {
    const piece = last[last.length - 1];
    if (piece.text.length > 1) piece.text = piece.text.slice(0, -1);
    else last.pop();
  }
  last.push(dots);
  return kept;
}
