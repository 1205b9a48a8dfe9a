/** What is handed over: a file to keep, a text to copy. */

import { element, put } from "../../kit/dom.js";

/** @typedef {{name?: string, mime?: string, text?: string, remarks?: string[], why?: string}} File */
/** @typedef {{lang: string, words: Record<string, string>, kinds: string[], ask(kind: string): Promise<File>}} Sheet */
/** @typedef {(host: HTMLElement, sheet: Sheet) => void | (() => void)} Mount */

const SHOWN = 2000; // ms for which a button says that it has copied

/**
 * A button that fetches a kind of file and offers it; `said` tells how that goes.
 * @param {string} kind @param {string} text @param {HTMLElement} said @param {Sheet} sheet
 */
export function fileButton(kind, text, said, { words, ask }) {
  const button = element("button", { type: "button", class: "button", "data-testid": `export-${kind}` }, text);
  button.onclick = async () => {
    put(said, words.waiting);
    const file = await ask(kind);
    put(said, file.why ?? "");
    if (file.name) keep(blobOf(file), file.name);
  };
  return button;
}

/** Offers a file for keeping. @param {Blob} blob @param {string} name */
export function keep(blob, name) {
  const href = URL.createObjectURL(blob);
  element("a", { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), 60_000); // a slow disk may still be reading it
}

/** @param {File} file */
export const blobOf = ({ text = "", mime = "text/plain" }) => new Blob([text], { type: `${mime};charset=utf-8` });

/**
 * Copies a text; the old way, where the new one is not allowed: inside a frame, or without https.
 * @param {HTMLElement} near inside the same dialog @param {string} text
 */
function copy(near, text) {
  const area = element("textarea", { class: "unseen", tabindex: "-1", "aria-hidden": "true" });
  near.append(area);
  area.value = text;
  area.select();
  document.execCommand("copy");
  area.remove();
}

/**
 * A button that copies what `text()` says, and says so.
 * @param {Record<string, string>} words @param {() => string} text
 */
export function copyButton(words, text) {
  const button = element("button", { type: "button", class: "button", "aria-live": "polite" }, words.copy);
  let back = 0;
  button.onclick = () => {
    copy(button.parentElement, text());
    button.focus();
    put(button, words.copied);
    clearTimeout(back);
    back = window.setTimeout(() => put(button, words.copy), SHOWN);
  };
  return button;
}
