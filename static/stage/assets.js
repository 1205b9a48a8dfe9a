/** What the stage needs beside its modules. It is asked for as soon as this module runs, which needs no other. */

// Addresses are relative to this file: the app may live under any prefix.
const load = (tag, key, file) =>
  new Promise((onload, onerror) => {
    const address = new URL(file, import.meta.url).href;
    document.head.append(
      Object.assign(document.createElement(tag), { rel: "stylesheet", [key]: address, onload, onerror }),
    );
  });

/** The looks, once they are there. */
export const style = Promise.all(
  ["stage", "cards", "parts", "plot", "panel", "space"].map((file) => load("link", "href", `${file}.css`)),
);

let coming = null;
function ask() {
  coming = load("script", "src", "../plotly.min.js");
  coming.catch(() => (coming = null)); // who waits for it is told, and may ask again
  return coming;
}
if (!window.Plotly?.newPlot) ask();

/** Waits for Plotly; Streamlit may have brought its own already. What failed before is asked for again. */
export const plotly = async () => window.Plotly?.newPlot ?? coming ?? ask();
