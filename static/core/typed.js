/**
 * A number as people type it into a box; engine/spec/typed.py reads the same, case by case: tests/shared/numbers.json.
 */

const LONGEST = 100; // characters
const RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻";
const MANTISSA = String.raw`(?:[0-9]+\.?[0-9]*|\.[0-9]+)`;
const DECIMAL = new RegExp(`^([+-]?${MANTISSA})(?:[eE]([+-]?[0-9]+))?$`);
const POWER = new RegExp(String.raw`^([+-]?)(?:(${MANTISSA})\s*[·⋅×*x]\s*)?10\s*(?:\^|\*\*)\s*([+-]?[0-9]+)$`);
const THOUSANDS = /(?<![0-9.,])[1-9][0-9]{0,2},[0-9]{3}(?![0-9])/;

/**
 * The number that a text says, or null and why it says none that can be used.
 * @typedef {{ value: number | null, why?: "unreadable" | "comma" | "tiny" | "whole" | "between" }} Typed
 */

/** Superscripts become a power, full-width characters ASCII, and a minus has many forms. @param {string} text */
const plain = (text) =>
  text
    .replace(new RegExp(`[${RAISED}]+`, "g"), (raised) =>
      ["^", ...raised].map((sign) => "0123456789+-"[RAISED.indexOf(sign)] ?? sign).join(""),
    )
    .replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[\u2010-\u2013\u2212]/g, "-")
    .trim();

/** @param {string} text @returns {Typed} */
function decimal(text) {
  const [, simple, scaled] = DECIMAL.exec(text) ?? [];
  const [, sign, factor, power] = POWER.exec(text) ?? [];
  const mantissa = simple ?? (power === undefined ? undefined : sign + (factor ?? "1"));
  if (mantissa === undefined) return { value: null, why: "unreadable" };
  const value = Number(`${mantissa}e${scaled ?? power ?? "0"}`);
  return value === 0 && /[1-9]/.test(mantissa) ? { value: null, why: "tiny" } : { value: value + 0 };
}

/**
 * `0.1`, `1e-3`, `10^-3`, `2·10⁻⁵`, `1/3`, `０．１`, `0,5`; infinite where it overflows.
 * @param {string} text @returns {Typed}
 */
export function readTyped(text) {
  const said = plain(text);
  if (said.length > LONGEST) return { value: null, why: "unreadable" };
  if (THOUSANDS.test(said) || (said.includes(",") && said.includes("."))) return { value: null, why: "comma" };
  const [above, ...rest] = said.replaceAll(",", ".").split("/");
  const top = decimal(above.trim());
  if (!rest.length || top.value === null) return top;
  const { value: bottom } = decimal(rest.join("/").trim());
  const value = top.value / (bottom ?? 0);
  if (!bottom || Number.isNaN(value)) return { value: null, why: "unreadable" };
  return top.value && !value ? { value: null, why: "tiny" } : { value: value + 0 };
}

/**
 * The same for the box of a hyperparameter.
 * @param {{ scale: string, minimum: number, maximum: number }} term @param {string} text @returns {Typed}
 */
export function readBox({ scale, minimum, maximum }, text) {
  const found = readTyped(text);
  const { value, why } = found;
  if (value === null) return scale === "integer" && why === "tiny" ? { value, why: "whole" } : found;
  if (scale === "integer" && Number.isFinite(value) && !Number.isInteger(value)) return { value: null, why: "whole" };
  return value >= minimum && value <= maximum ? found : { value: null, why: "between" };
}
