/** What is put into a course page or a notebook: a page without its frame in one of theirs, or a link to it. */

const HEIGHT = 720; // px

/** @param {string} text for an attribute in double quotes */
const quoted = (text) => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");

/** @param {string} address of the page, with or without a query string @param {string} title */
export function frame(address, title) {
  const [before, query = ""] = address.replace(/#.*/s, "").split(/\?(.*)/s);
  const source = `${before}?embed=true${query && "&"}${query}`;
  const looks = `width="100%" height="${HEIGHT}" style="border: 0" allow="fullscreen" loading="lazy"`;
  return `<iframe src="${quoted(source)}" title="${quoted(title)}" ${looks}></iframe>`;
}

/** As a query string says a letter that would end the link. @param {string} letter */
const escaped = (letter) => `%${letter.charCodeAt(0).toString(16)}`;

/** @param {string} address @param {string} title */
export const markdown = (address, title) =>
  `[${title.replace(/[\\[\]]/g, "\\$&")}](${address.replace(/[()\s]/g, escaped)})`;
