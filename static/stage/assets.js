/** What the stage loads besides its modules. Addresses are relative to this file: the app may live under any prefix. */

const loaded = new Map();

function load(tag, attributes) {
  const key = attributes.href ?? attributes.src;
  if (!loaded.has(key)) {
    loaded.set(key, new Promise((resolve, reject) => {
      const node = Object.assign(document.createElement(tag), attributes, { onload: resolve, onerror: () => { loaded.delete(key); reject(new Error(key)); } });
      document.head.append(node);
    }));
  }
  return loaded.get(key);
}

/** @returns {Promise<any>} */
export const style = () => Promise.all(["stage.css", "cards.css", "parts.css", "panel.css"].map((file) =>
  load("link", { rel: "stylesheet", href: new URL(file, import.meta.url).href })));

/** @returns {Promise<void>} Streamlit may have brought its own Plotly already. */
export async function plotly() {
  if (!window.Plotly?.newPlot) await load("script", { src: new URL("../plotly.min.js", import.meta.url).href });
}
