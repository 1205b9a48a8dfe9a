/** The blocks of bytes that a file carries: each the base64 text of a script element that nothing runs. */

/** @param {string} id */
export function bytesOf(id) {
  const text = atob(document.getElementById(id)?.textContent ?? "");
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}
