/** Hands a picture what Python sends it, message by message. */

import { unpack } from "../core/wire.js";

/**
 * `update` is told too whether a message is the same as the last one: Streamlit repeats them.
 * @param {{update(data: any, again: boolean): void | Promise<void>, destroy(): void}} view
 */
export function messages(view) {
  /** @type {Uint8Array} */
  let last = new Uint8Array();
  let [turn, gone] = [Promise.resolve(), false];
  return {
    /** @param {Uint8Array} bytes */
    take(bytes) {
      const again = bytes.length === last.length && bytes.every((byte, i) => byte === last[i]);
      last = bytes;
      // One after another, also where one is unpacked faster, or one could not be drawn.
      const found = unpack(bytes);
      turn = turn
        .catch(() => {})
        .then(async () => {
          const { header, arrays } = await found;
          if (!gone) await view.update({ ...header, ...arrays }, again);
        });
    },
    destroy() {
      gone = true;
      view.destroy();
    },
  };
}
