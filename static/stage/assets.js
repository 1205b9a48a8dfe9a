/** What the stage loads besides its modules. Addresses are relative to this file: the app may live under any prefix. */

const load = (tag, key, file) => new Promise((onload, onerror) => {
  const address = new URL(file, import.meta.url).href;
  document.head.append(Object.assign(document.createElement(tag), { rel: "stylesheet", [key]: address, onload, onerror }));
});

export const style = Promise.all(["stage", "cards", "parts", "plot", "panel", "space"].map((file) => load("link", "href", `${file}.css`)));

/** Streamlit may have brought its own Plotly already. */
export const plotly = async () => window.Plotly?.newPlot ?? load("script", "src", "../plotly.min.js");
