/** The blocks of bytes that a file carries: each the base64 text of a script element that nothing runs. */

/** @param {string} id */
export function bytesOf(id) {
  const text = atob(document.getElementById(id)?.textContent ?? "");
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}

/** The bytes of a file that the page names in a link element, as others do. @param {string} id */
export async function fetched(id) {
  const { href } = /** @type {HTMLLinkElement} */ (document.getElementById(id));
  return new Uint8Array(await (await fetch(href)).arrayBuffer());
}
