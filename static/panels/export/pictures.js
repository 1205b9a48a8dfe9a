/** The section of pictures: of the race as it stands on the stage, made here; the server has no part in it. */

import { fileName } from "../../export/file_name.js";
import { codec, gif, video } from "../../export/film.js";
import { PanelPicture } from "../../export/panel_picture.js";
import { panelOnPage } from "../../export/panels.js";
import { Picture } from "../../export/picture.js";
import { secret } from "../../export/secret.js";
import { png, svg } from "../../export/still.js";
import { element, put, set } from "../../kit/dom.js";
import { fill } from "../../kit/format.js";
import { live } from "../../stage/live.js";
import { keep } from "./file.js";

/** By button: what it makes, and how its file ends. */
const MAKERS = { gif: [gif, "gif"], video: [video, "webm"], png: [png, "png"], svg: [svg, "svg"] };
const FILMS = ["gif", "video"];

/** Radio buttons of which one is chosen. */
function choice(name, legend, options, chosen) {
  const inputs = options.map(([value, text]) => {
    const input = element("input", { type: "radio", name, value, "data-testid": `export-${name}-${value}` });
    input.checked = value === chosen;
    return element("label", {}, input, text);
  });
  const node = element("fieldset", {}, element("legend", {}, legend), ...inputs);
  return { node, value: () => node.querySelector("input:checked").value };
}

function box(name, text) {
  const input = element("input", { type: "checkbox", name, "data-testid": `export-${name}` });
  return { node: element("label", {}, input, text), value: () => input.checked };
}

/** @type {import("./file.js").Mount} */
export function mount(host, { words }) {
  const ends = new AbortController();
  let job = null;
  const { state } = live.latest ?? { state: {} };
  const named = (...keys) => keys.map((key) => [key, words[key]]);
  const panel = panelOnPage();
  const beside = panel?.name ?? "race";
  const subject = choice("subject", words.subject, named("race", beside), panel?.table ? beside : "race");
  subject.node.hidden = !panel;
  subject.node.onchange = () => allow();
  const ofPanel = () => subject.value() !== "race";
  const shape = choice("shape", words.shape, named("wide", "square"), "wide");
  const depth = choice("depth", words.depth, named("flat", "solid"), state.space ? "solid" : "flat");
  const double = box("double", words.double);
  const clear = box("clear", words.clear);
  const buttons = Object.keys(MAKERS).map((key) => {
    const button = element("button", { type: "button", class: "button", "data-testid": `export-${key}` }, words[key]);
    button.onclick = () => make(key);
    return button;
  });
  const note = element("p", { "data-testid": "export-limits" });
  const said = element("span", { role: "status", "data-testid": "export-said" });
  const bar = element("progress", { max: "1", "aria-label": words.pictures });
  const stop = element("button", { type: "button", class: "button", "data-testid": "export-cancel" }, words.cancel);
  const work = element("div", { class: "work" }, bar, stop, said);
  stop.onclick = () => job?.abort();
  const wishes = element("div", { class: "wishes" }, subject.node, shape.node, depth.node, double.node, clear.node);
  const row = element("div", { class: "row" }, ...buttons);
  host.append(element("p", {}, words.pictures_note), row, wishes, note, work);
  live.addEventListener("frame", allow, { signal: ends.signal });
  let can = { video: true };
  codec(1280, 720).then((found) => {
    can = { video: found !== null };
    allow();
  });
  allow();
  return () => {
    ends.abort();
    job?.abort();
  };

  /** Who may be pressed now, and why somebody may not. */
  function allow() {
    const { race, state } = live.latest ?? {};
    const hidden = race && secret(race, state);
    const nobody = !race?.runners.some(({ id }) => !state.hidden.has(id));
    const still = nobody || ofPanel() || (hidden && state.step < 1);
    for (const { node } of [shape, depth]) set(node, { disabled: ofPanel() });
    for (const [k, key] of Object.keys(MAKERS).entries()) {
      const film = FILMS.includes(key);
      set(buttons[k], { disabled: Boolean(job) || !race || (film && still) || (key === "video" && !can.video) });
    }
    const limits = ofPanel()
      ? [words.stands_still]
      : [
          hidden ? fill(words.ends_here, { step: Math.floor(state.step) }) : "",
          nobody ? words.nobody : "",
          can.video ? "" : words.no_video,
        ];
    put(note, limits.filter(Boolean).join(" "));
  }

  async function make(key) {
    const [maker, ending] = MAKERS[key];
    const { signal } = (job = new AbortController());
    const one = key === "png";
    const look = {
      shape: shape.value(),
      space: depth.value() === "solid",
      transparent: one && clear.value(),
      scale: one && double.value() ? 2 : 1,
      words,
    };
    const progress = (part) => {
      set(bar, { value: part });
      put(said, fill(words.drawing, { percent: Math.floor(100 * part) }));
    };
    allow();
    work.toggleAttribute("data-busy", FILMS.includes(key));
    if (FILMS.includes(key)) {
      progress(0);
      stop.focus();
    } else put(said, words.waiting);
    try {
      const picture = ofPanel() ? new PanelPicture(live.latest, panel, look) : new Picture(live.latest, look);
      const blob = await maker(picture, { signal, progress });
      signal.throwIfAborted();
      const name = fileName(picture.race, picture.shown, ending, ofPanel() ? panel.table || panel.name : "");
      keep(blob, name);
      put(said, fill(words.kept, { name }));
    } catch (problem) {
      if (!signal.aborted) console.error(problem);
      put(said, signal.aborted ? words.cancelled : words.failed);
    }
    job = null;
    const held = [stop, document.body].includes(document.activeElement);
    work.removeAttribute("data-busy");
    allow();
    if (held) buttons[Object.keys(MAKERS).indexOf(key)].focus();
  }
}
