/**
 * What stands in the page's components: the stage, and the panels. Streamlit calls a component whenever its data has
 * changed, and cleans up after a call that it has left behind only once the next one has been made: what stands there
 * is made by the first call, and ends after the last.
 */

import { alive, page, watch } from "./connection.js";
import { sender } from "./page_change.js";

/**
 * @typedef {{data: Uint8Array, parentElement: HTMLElement, setStateValue(name: string, value: any): void}} Call
 * @typedef {{take(data: Uint8Array): void, destroy(): void}} View
 * @typedef {{bare: string, last: Call, view: Promise<View> | null, ended: Promise<void> | undefined}} Stay
 * @type {WeakMap<HTMLElement, Stay>} what stands in each host element
 */
const stays = new WeakMap();

/**
 * Hands a call's data to the view of its host, which is made where none stands.
 * @param {HTMLElement & {latest?: Uint8Array}} host @param {Call} call @param {() => Promise<View>} make
 */
export function show(host, call, make) {
  const stay = stays.get(host) ?? { bare: host.innerHTML, last: call, view: null, ended: undefined };
  stays.set(host, stay);
  stay.last = call;
  host.latest = call.data;
  stay.view ??= Promise.resolve(stay.ended).then(make);
  stay.view.then((view) => view.take(call.data));
}

/**
 * After a call: if no other one has come, the host is again as it was before the first.
 * @param {HTMLElement} host @param {Call} call
 */
export function clean(host, call) {
  setTimeout(() => {
    const stay = stays.get(host);
    if (stay?.last !== call || !stay.view) return;
    stay.ended = stay.view.then((view) => {
      view.destroy();
      host.innerHTML = stay.bare;
    });
    stay.view = null;
  });
}

/** @param {HTMLElement} host @param {Call} call */
export const stage = (host, call) => show(host, call, () => makeStage(host, call));

/**
 * A picture beside the stage, by its module panels/NAME/NAME.js.
 * @param {HTMLElement} host @param {Call} call @param {string} name
 */
export const panel = (host, call, name) => show(host, call, () => makePanel(host, call, name));

/** How a component tells Python of an edit. @param {Call} call */
const editing = ({ setStateValue }) => sender((message) => setStateValue("edit", message));

/** @param {HTMLElement} host @param {Call} call @returns {Promise<View>} */
async function makeStage(host, call) {
  const { mount } = await import("./stage/stage.js");
  const made = mount(host, call.data, { commit: editing(call), alive, settle: (message) => page.settle?.(message) });
  const unwatch = watch((online) => made.connected(online));
  return {
    take: (data) => void made.update(data),
    destroy() {
      unwatch();
      made.destroy();
    },
  };
}

/** @param {HTMLElement} host @param {Call} call @param {string} name @returns {Promise<View>} */
async function makePanel(host, call, name) {
  const [{ mount }, { messages }] = await Promise.all([
    import(`./panels/${name}/${name}.js`),
    import("./panels/messages.js"),
  ]);
  return messages(mount(host, editing(call)));
}
