/** Listens for the button Export of the frame; the sheet behind it is loaded when a hand is on its way there. */

import { imported } from "../../draft/imported.js";
import { button, pressed } from "../../export_button.js";
import { listen } from "./drop.js";
import { Questions } from "./questions.js";

/**
 * @param {HTMLElement} host @param {(message: object) => void} send
 * @param {() => Promise<any>} module of the sheet
 */
export function mount(host, send, module = () => import("./sheet.js")) {
  const stop = new AbortController();
  const { signal } = stop;
  const questions = new Questions(send);
  let lang = "en";
  let told = false; // in which language
  let coming = null;

  for (const type of ["pointerover", "focusin"])
    document.addEventListener(type, (event) => pressed(event) && load(), { signal });
  document.addEventListener("click", (event) => pressed(event) && open(), { signal });
  const take = async (files) => {
    const [sheet, found] = await Promise.all([load(), import("./take.js")]);
    return found.take(files, await sheet.words(lang));
  };
  listen(take, signal);
  return { update, destroy };

  function load() {
    coming ??= module().then(({ Sheet }) => new Sheet(host, (kind) => questions.ask(kind)));
    return coming;
  }

  function open() {
    if (!told) return; // the button keeps the click
    button.waits = false;
    load().then((sheet) => sheet.open(lang));
  }

  function update(data) {
    if (lang !== (lang = data.lang) && imported.trajectories.length)
      load()
        .then((sheet) => sheet.words(lang))
        .then((words) => imported.speak(words));
    told = true;
    if (button.waits) open();
    questions.hear(data);
  }

  function destroy() {
    stop.abort();
    coming?.then((sheet) => sheet.destroy());
  }
}
