const SUPERSCRIPT = { "-": "⁻", 0: "⁰", 1: "¹", 2: "²", 3: "³", 4: "⁴", 5: "⁵", 6: "⁶", 7: "⁷", 8: "⁸", 9: "⁹" };
const raise = (exponent) => [...String(exponent)].map((character) => SUPERSCRIPT[character]).join("");
const signed = (text) => text.replaceAll("-", "−");

/**
 * Three significant digits: 0.0626, 12.0, 2.80·10⁻⁷. What is no number is a dash, never "nan" or "inf".
 * @param {number|null|undefined} value
 * @returns {string}
 */
export function number(value) {
  if (value === null || value === undefined || !Number.isFinite(value)) return "–";
  if (value === 0) return "0";
  const [mantissa, exponent] = value.toExponential(2).split("e");
  if (exponent < -3 || exponent > 2) return `${signed(mantissa)}·10${raise(Number(exponent))}`;
  return signed(value.toPrecision(3));
}

/**
 * Every digit that is needed to get the same double back, for text that is read: 0.005, 10⁻⁸.
 * @param {number} value
 * @returns {string}
 */
export function exact(value) {
  const [mantissa, exponent] = String(value).split("e");
  if (exponent === undefined) return signed(mantissa);
  const power = `10${raise(Number(exponent))}`;
  return mantissa === "1" ? power : `${signed(mantissa)}·${power}`;
}

/**
 * The same digits as one would type them into a box, in the form that fits into it: 0.005, 6.5e−5, 1e−8.
 * @param {number} value
 * @returns {string}
 */
export function typed(value) {
  const [plain, short] = [String(value), value.toExponential()];
  return signed((plain.length > 7 && short.length < plain.length ? short : plain).replace("e+", "e"));
}

/**
 * Reads a typed number; null when it is none. Stricter than Number(), which takes "" for 0 and "0x10" for 16.
 * @param {string} text
 * @returns {number|null}
 */
export function parse(text) {
  const plain = text.trim().replaceAll("−", "-").replace(",", ".");
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain)) return null;
  const value = Number(plain);
  return Number.isFinite(value) ? value : null;
}

/**
 * Fills the {holes} of a sentence.
 * @param {string} template
 * @param {Object<string, string|number>} holes
 * @returns {string}
 */
export const fill = (template, holes) => template.replace(/\{(\w+)\}/g, (_, key) => String(holes[key]));

/**
 * Fills the {holes} of a sentence with pieces, so that a name can carry its colour.
 * @template Piece
 * @param {string} template
 * @param {Object<string, Piece[]|string|number>} holes
 * @returns {(Piece|{text: string})[]}
 */
export function pieces(template, holes) {
  return template.split(/\{(\w+)\}/).flatMap((part, index) => {
    if (index % 2 === 0) return part ? [{ text: part }] : [];
    return Array.isArray(holes[part]) ? holes[part] : [{ text: String(holes[part]) }];
  });
}
