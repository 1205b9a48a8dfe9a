/** What to watch in the scene that is shown; after a change it stays, with the way back. */

import { put, set } from "../kit/dom.js";

export function watch({ scene: node, sceneTitle, sceneWatch, sceneChanged, sceneBack }) {
  let number = -1;
  // Who has the list of all scenes hears of it: static/panels/scenes.
  sceneBack.onclick = () => document.dispatchEvent(new CustomEvent("scene", { detail: number }));
  return ({ scene, live }) => {
    set(node, { hidden: !scene });
    if (!scene) return;
    number = scene.number;
    put(sceneTitle, scene.title);
    put(sceneWatch, scene.watch);
    sceneChanged.toggleAttribute("data-off", !(scene.changed || live)); // its place is kept: nothing moves under a hand
  };
}
