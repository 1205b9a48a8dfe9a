/** In a file of its own stands in for stage/assets.js: looks and Plotly are in the file, and nothing is fetched. */

import { bytesOf } from "./blocks.js";

/** The looks are there before any module runs. */
export const style = Promise.resolve();

/** Plotly is unpacked beside the first picture, which does not wait for it. */
async function load() {
  const packed = new Blob([bytesOf("plotly")]).stream().pipeThrough(new DecompressionStream("deflate"));
  const code = await new Response(packed).blob();
  const src = URL.createObjectURL(new Blob([code], { type: "text/javascript" }));
  await new Promise((onload, onerror) => {
    document.head.append(Object.assign(document.createElement("script"), { src, onload, onerror }));
  });
  URL.revokeObjectURL(src);
}

let coming = null;
export const plotly = () => (coming ??= load());
