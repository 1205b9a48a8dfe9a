import { decade } from "./frame.js";

/** @param {string} text */
const signed = (text) => text.replaceAll("-", "−");

/**
 * Three significant digits: 0.0626, 12.0, 2.80·10⁻⁷. What is no number is a dash, never "nan" or "inf".
 * @param {number} value
 */
export function number(value) {
  if (!Number.isFinite(value)) return "–";
  if (value === 0) return "0";
  const [mantissa, power] = value.toExponential(2).split("e");
  const exponent = Number(power);
  return signed(exponent < -3 || exponent > 2 ? `${mantissa}·${decade(exponent)}` : value.toPrecision(3));
}

/** 0 for what is so small that it only tells how floats are rounded. @param {number} value */
export const visible = (value) => (Math.abs(value) < 1e-12 ? 0 : value);

/** Every digit that is needed to get the same double back, for text that is read: 0.005, 10⁻⁸. @param {number} value */
export function exact(value) {
  const [mantissa, exponent] = String(value).split("e");
  return signed(exponent ? (mantissa === "1" ? "" : `${mantissa}·`) + decade(Number(exponent)) : mantissa);
}

/**
 * The end of a range in a sentence: powers of ten from 10⁵ on, as figures/number.py's `exact`.
 * @param {number} value
 */
export function bound(value) {
  if (value === 0 || (Math.abs(value) >= 1e-3 && Math.abs(value) < 1e5)) return exact(value);
  const [mantissa, exponent] = Math.abs(value).toExponential().split("e");
  return (value < 0 ? "−" : "") + (mantissa === "1" ? "" : `${mantissa}·`) + decade(Number(exponent));
}

/** The same with three digits at most: 0.55, 3. @param {number} value */
export const short = (value) => exact(Number(value.toPrecision(3)));

/**
 * Two numbers that differ, in three digits, or in as many as it takes to tell them apart.
 * @param {number} one @param {number} other
 */
export function apart(one, other) {
  for (let digits = 3; digits < 17; digits++) {
    const texts = [one, other].map((value) => exact(Number(value.toPrecision(digits))));
    if (texts[0] !== texts[1]) return texts;
  }
  return [exact(one), exact(other)];
}

/**
 * The same digits as one would type them into a box, in the form that fits into it: 0.005, 6.5e−5, 1e−8.
 * @param {number} value
 */
export function typed(value) {
  const [plain, short] = [String(value), value.toExponential()];
  return signed((plain.length > 7 && short.length < plain.length ? short : plain).replace("e+", "e"));
}

/** @type {Record<string, string>} */
const LOWERED = { max: "ₘₐₓ", min: "ₘᵢₙ" };

/** A letter as it stands in a sentence, where an index cannot be an element: ηₘₐₓ for η_max. @param {string} symbol */
export const inText = (symbol) => symbol.replace(/_(max|min)$/, (_, index) => LOWERED[index]);

/**
 * A sentence cut at its {holes}, which may be nodes: a name can carry its colour.
 * @param {string} template @param {Record<string, any>} holes @returns {any[]}
 */
export const pieces = (template, holes) =>
  template.split(/\{(\w+)\}/).flatMap((part, index) => (index % 2 ? holes[part] : part));

/** Fills the {holes} of a sentence. @param {string} template @param {Record<string, any>} holes */
export const fill = (template, holes) => pieces(template, holes).join("");

/**
 * Why a box takes nothing of what was typed; a whole number has examples of its own.
 * @param {Record<string, string>} words @param {string} problem @param {string} scale
 */
export const refusal = (words, problem, scale) =>
  (scale === "integer" && words[`range_${problem}_whole`]) || words[`range_${problem}`];
