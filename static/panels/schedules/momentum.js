/** The momentum that a schedule moves beside the rate: a thin line on a scale of its own, from 0 to 1. */

import { exact } from "../../kit/format.js";

const MANY = 250; // points of the line at most

/** The first setting that a run's schedule has moved; null where it moves none. */
function moved({ cycled, params }, terms) {
  const [name] = Object.keys(cycled ?? {});
  if (name === undefined || !cycled[name].length) return null;
  const { symbol } = { ...terms[name], ...params.find((param) => param.name === name) };
  return { symbol, values: cycled[name] };
}

/** What the line depends on, as one text. */
export const momentumKey = ({ cycled }) =>
  Object.entries(cycled ?? {})
    .map(([name, values]) =>
      [
        name,
        values.length,
        values[0],
        values.reduce((least, value) => Math.min(least, value), 1),
        values.at(-1),
      ].join(),
    )
    .join();

/** Its line in a picture 1000 wide and 100 high, and where its name stands; null where nothing is moved. */
export function momentumLine(runner, terms, steps) {
  const found = moved(runner, terms);
  if (!found) return null;
  const { symbol, values } = found;
  const bunch = Math.ceil(values.length / MANY);
  const kept = Array.from(values.keys()).filter((k) => k % bunch === 0 || k === values.length - 1);
  const height = (value) => 100 * (1 - Math.min(Math.max(value, 0), 1));
  const corners = kept.map((k) => `${((1000 * k) / steps).toFixed(1)} ${height(values[k]).toFixed(2)}`);
  return { symbol, d: `M${corners.join("L")}`, top: height(values[0]) };
}

/** What is read of it at a step: "β₁ 0.91". */
export function momentumAt(runner, terms, step) {
  const found = moved(runner, terms);
  const value = found?.values[Math.min(step, found.values.length - 1)];
  return found ? `${found.symbol} ${exact(Number(value.toPrecision(3)))}` : "";
}
