/** Numbers, letters and colours as SVG writes them. */

/** @param {number} value */
export const said = (value) => String(Number(value.toFixed(2)));
/** Text that is no markup; what XML has no letter for is left out. @param {string} text */
export const escaped = (text) =>
  [...String(text).toWellFormed()]
    .filter((letter) => letter >= " " || "\t\n\r".includes(letter))
    .join("")
    .replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);

/** A colour as `fill` or `stroke` has it, with its strength. @param {"fill" | "stroke"} key @param {string} colour */
export function painted(key, colour, alpha) {
  const [, hex, part] = /^(#[0-9a-f]{6})([0-9a-f]{2})?$/i.exec(colour) ?? [];
  const [, red, green, blue] = /^rgb\((\d+), (\d+), (\d+)\)$/.exec(colour) ?? [];
  const solid =
    hex ?? (blue && `#${[red, green, blue].map((each) => Number(each).toString(16).padStart(2, "0")).join("")}`);
  if (!solid) return `${key}="none"`;
  const strength = alpha * (part ? parseInt(part, 16) / 255 : 1);
  return `${key}="${solid}"${strength < 1 ? ` ${key}-opacity="${said(strength)}"` : ""}`;
}
