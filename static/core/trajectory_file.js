/** A file from somebody's own training as trajectories: CSV or JSON, our own exports among them. */

import { tableOf } from "./csv.js";

export const [LARGEST, LONGEST] = [1_000_000, 2000]; // bytes of a file, steps of a trajectory
const NAME = 40; // letters of a name
const COLUMNS = ["runner", "name", "step", "x", "y", "loss"];
const OTHERS = new Map([
  ["iteration", "step"],
  ["iter", "step"],
  ["epoch", "step"],
  ["optimizer", "name"],
]);
const BARE = [
  ["x", "y"],
  ["step", "x", "y"],
  ["step", "x", "y", "loss"],
  ["runner", "step", "x", "y", "loss"],
];
const NOTHING = /^[+-]?(nan|inf|infinity|none|null|na|n\/a)?$/i; // what is written for a number that there is not
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;

/**
 * One trajectory: its points x0, y0, x1, y1, … by step from 0, and its losses, where the file has any.
 * @typedef {object} Trajectory
 * @property {string} name
 * @property {Float64Array} path
 * @property {Float64Array | null} loss
 * @property {number} joined steps that the file leaves out: they lie on the straight line between their neighbours
 * @property {number | null} ended the step at which the file has no finite point any more
 * @property {boolean} cut whether the file goes on after the last step that is kept
 */

/**
 * @typedef {{line: number, runner: string, name: string, step: number | null, x: number, y: number, loss: number}} Row
 */

/** Why a file cannot be taken, as a key of the words and what fills them. */
export class Refused extends Error {
  /** @param {string} key @param {Record<string, number | string>} [holes] */
  constructor(key, holes = {}) {
    super(key);
    this.key = key;
    this.holes = holes;
  }
}

/**
 * The trajectories of a text; raises Refused.
 * @param {string} text @param {string} file its name, after which a trajectory without one is called
 * @returns {Trajectory[]}
 */
export function trajectoriesOf(text, file) {
  if (text.length > LARGEST) throw new Refused("import_large");
  const called = plain(file.replace(/\.\w{1,5}$/, "")) || "1";
  const rows = /^\s*[[{]/.test(text) ? rowsOfJson(text) : rowsOfTable(text);
  const groups = new Map(rows.map(({ runner }) => [runner, /** @type {Row[]} */ ([])]));
  for (const row of rows) groups.get(row.runner)?.push(row);
  const alone = groups.size === 1;
  const found = [...groups.values()].map((some, i) => trajectory(some, alone ? called : `${called} ${i + 1}`));
  if (!found.length) throw new Refused("import_empty");
  return found;
}

/**
 * A name in one line, without what our own tables put before what a spreadsheet would compute.
 * @param {unknown} said
 */
const plain = (said) =>
  [
    ...String(said ?? "")
      .replace(/^'(?=[=+\-@])/, "")
      .replace(/[\p{C}\s]+/gu, " ")
      .trim(),
  ]
    .slice(0, NAME)
    .join("");

/** @param {string} text @returns {Row[]} */
function rowsOfTable(text) {
  const table = tableOf(text);
  const [first] = table;
  if (!first) throw new Refused("import_empty");
  const headed = !first.cells.every((cell) => NUMBER.test(cell) || NOTHING.test(cell));
  const names = first.cells.map((cell) => OTHERS.get(cell.toLowerCase()) ?? cell.toLowerCase());
  const columns = headed ? names : BARE.find(({ length }) => length === first.cells.length);
  if (!columns?.includes("x") || !columns.includes("y")) throw new Refused("import_empty");
  const at = Object.fromEntries(COLUMNS.map((name) => [name, columns.indexOf(name)]));
  return (headed ? table.slice(1) : table).map(({ line, cells }) => {
    const cell = (/** @type {string} */ name) => (at[name] < 0 ? undefined : (cells[at[name]] ?? ""));
    const [step, x, y, loss] = ["step", "x", "y", "loss"].map((name) => number(cell(name), name, line));
    const [runner, name] = [cell("runner") ?? cell("name") ?? "", cell("name") ?? cell("runner") ?? ""];
    return { line, runner, name: headed || at.runner >= 0 ? name : "", step: at.step < 0 ? null : step, x, y, loss };
  });
}

/** @param {string} text @returns {Row[]} */
function rowsOfJson(text) {
  let said;
  try {
    said = JSON.parse(text);
  } catch {
    throw new Refused("import_json");
  }
  const several = Array.isArray(said) && (Array.isArray(said[0]?.x) || Array.isArray(said[0]?.[0]));
  const runners = several ? said : Array.isArray(said.runners) ? said.runners : [said];
  return runners.flatMap((/** @type {any} */ each, /** @type {number} */ runner) => {
    const points = Array.isArray(each) ? each : (each?.points ?? each?.path);
    const name = typeof each?.name === "string" ? each.name : "";
    const columns = (/** @type {string} */ key) => (Array.isArray(each?.[key]) ? each[key] : []);
    const [x, y, step, loss] = ["x", "y", "step", "loss"].map(columns);
    if (!Array.isArray(points) && !(x.length && y.length)) throw new Refused("import_empty");
    const length = Array.isArray(points) ? points.length : Math.max(x.length, y.length);
    return Array.from({ length }, (_, i) => {
      const [px, py, k, f] = Array.isArray(points) ? pointOf(points[i]) : [x[i], y[i], step[i], loss[i]];
      const value = (/** @type {unknown} */ one, /** @type {string} */ column) => {
        if (typeof one === "number") return one;
        if (one === null || one === undefined) return NaN;
        if (typeof one !== "string") throw new Refused("import_number", { line: i + 1, column });
        return number(one, column, i + 1);
      };
      const steps = k === undefined ? null : value(k, "step");
      return {
        line: i + 1,
        runner: String(runner),
        name,
        step: steps,
        x: value(px, "x"),
        y: value(py, "y"),
        loss: value(f, "loss"),
      };
    });
  });
}

/** x, y, step and loss of [x, y], of [x, y, loss], or of {x, y}. @param {any} point */
function pointOf(point) {
  if (Array.isArray(point)) return [point[0], point[1], undefined, point[2]];
  return [point?.x, point?.y, point?.step, point?.loss];
}

/**
 * A cell as a number; NaN for what is written where there is none. A cell that begins with = is text.
 * @param {string | undefined} cell @param {string} column @param {number} line
 */
function number(cell, column, line) {
  if (cell === undefined || NOTHING.test(cell)) return NaN;
  const said = cell.replace(/^[\u2212\u2013]/, "-");
  if (!NUMBER.test(said)) throw new Refused("import_number", { line, column });
  return Number(said);
}

/** @param {Row[]} rows of one runner @param {string} otherwise its name, if it has none @returns {Trajectory} */
function trajectory(rows, otherwise) {
  const steps = rows.map(({ step }, i) => step ?? i);
  const wrong = rows.find(
    (_, i) => !Number.isSafeInteger(steps[i]) || Math.abs(steps[i]) > 1e9 || (i > 0 && steps[i] <= steps[i - 1]),
  );
  if (wrong) throw new Refused("import_step", { line: wrong.line });
  const ends = rows.findIndex(({ x, y }) => !Number.isFinite(x) || !Number.isFinite(y));
  if (ends === 0) throw new Refused("import_start", { line: rows[0].line });
  const finite = ends < 0 ? rows : rows.slice(0, ends);
  const at = steps.map((step) => step - steps[0]); // the first row is the start, whatever its number
  const kept = finite.filter((_, i) => at[i] <= LONGEST);
  const last = at[kept.length - 1];
  const cut = kept.length < finite.length;
  const path = new Float64Array(2 * last + 2);
  const loss = finite.some((row) => Number.isFinite(row.loss)) ? new Float64Array(last + 1) : null;
  kept.forEach((row, i) => {
    const before = kept[Math.max(i - 1, 0)];
    for (let k = i ? at[i - 1] + 1 : 0; k <= at[i]; k++) {
      const share = k === at[i] ? 1 : (k - at[i - 1]) / (at[i] - at[i - 1]);
      const between = (/** @type {"x" | "y" | "loss"} */ key) =>
        share === 1 ? row[key] : before[key] + share * (row[key] - before[key]);
      [path[2 * k], path[2 * k + 1]] = [between("x"), between("y")];
      if (loss) loss[k] = between("loss");
    }
  });
  const ended = ends < 0 || cut || at[ends] > LONGEST ? null : at[ends];
  const name = plain(rows[0].name);
  return {
    name: NUMBER.test(name) || !name ? otherwise : name,
    path,
    loss,
    joined: last + 1 - kept.length,
    ended,
    cut,
  };
}
