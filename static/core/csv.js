/** A text as a table: lines of cells, parted by tab, semicolon or comma. */

const [TAB, SEMICOLON, COMMA] = ["\t", ";", ","];

/** Which sign parts the cells: the first of these that stands in the first line. @param {string} line */
const parting = (line) => [TAB, SEMICOLON].find((sign) => line.includes(sign)) ?? COMMA;

/**
 * The cells of every line, with its number from 1; empty lines, and those that begin with #, are comments. In a table
 * parted by semicolons a comma is that of a decimal. A cell is text, whatever a spreadsheet would make of it.
 * @param {string} text
 * @returns {{line: number, cells: string[]}[]}
 */
export function tableOf(text) {
  const lines = text
    .replace(/^\ufeff/, "")
    .split(/\r\n|\n|\r/)
    .map((said, i) => ({ line: i + 1, said }))
    .filter(({ said }) => said.trim() && !said.startsWith("#"));
  if (!lines.length) return [];
  const sign = parting(lines[0].said);
  return lines.map(({ line, said }) => ({ line, cells: cellsOf(said, sign) }));
}

/** @param {string} line @param {string} sign */
function cellsOf(line, sign) {
  /** @type {string[]} */
  const cells = [];
  let [cell, quoted] = ["", false];
  for (let i = 0; i < line.length; i++) {
    const letter = line[i];
    if (letter === '"' && quoted && line[i + 1] === '"') cell += line[++i];
    else if (letter === '"' && (quoted || !cell.trim())) quoted = !quoted;
    else if (letter === sign && !quoted) {
      cells.push(cell);
      cell = "";
    } else cell += letter;
  }
  cells.push(cell);
  const decimal = (/** @type {string} */ text) =>
    sign === SEMICOLON && /^[^,]*\d,\d+[^,]*$/.test(text) && !/[a-z]{3}/i.test(text) ? text.replace(",", ".") : text;
  return cells.map((each) => decimal(each.trim()));
}
