/** A race on a page without a server: the stage, with this browser in the place of Python. */

import { unpack } from "../core/wire.js";
import { receiveCatalog } from "../draft/catalogs.js";
import { put, set } from "../kit/dom.js";
import { mount as sliders } from "../panels/adjust/adjust.js";
import { live } from "../stage/live.js";
import { mount } from "../stage/stage.js";
import { Answers } from "./answers.js";
import { bytesOf } from "./blocks.js";
import "./theme.js";
import { tuned } from "./tune.js";

/** @param {string} name @returns {any} */
export const part = (name) => document.querySelector(`[data-offline=${name}]`);

/** Opens the race of the page. @param {Uint8Array | Promise<Uint8Array>} catalog */
export async function open(catalog) {
  const [told, again, caption] = ["told", "again", "caption"].map(part);
  const first = bytesOf("race");
  Promise.resolve(catalog).then(receiveCatalog);
  const page = (await unpack(bytesOf("page"))).header;
  const answers = new Answers(first, page);
  const stage = mount(part("stage"), first, { commit, alive: () => true });
  if (part("adjust")) sliders(part("adjust"));

  function take(bytes, sentence) {
    set(told, { hidden: !sentence });
    put(told, sentence);
    set(again, { hidden: !answers.changed });
    set(caption.style, { visibility: answers.changed ? "hidden" : "" }); // it tells of the race that was saved
    stage.update(bytes);
  }

  /** @param {import("../draft/messages.js").Edit} edit */
  function commit(edit) {
    const { draft, model } = live.latest;
    let [race, said] = [model.race, edit];
    if (edit.tune) {
      const { wished, whose } = tuned(draft, model);
      race = model.preview(wished);
      answers.suit(race, whose);
      said = { ...edit, tune: false };
    }
    const { granted, bytes } = answers.answer(said, race);
    take(bytes, granted ? "" : page.words.unable);
  }

  again.onclick = () => {
    take(answers.reset(), "");
    part("stage").firstElementChild.focus();
  };
  document.addEventListener("scene", again.onclick);
}
