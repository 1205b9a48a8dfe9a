/** What stands in a component: Streamlit may clean up after a call when the next one has been made already. */

import assert from "node:assert/strict";
import { test } from "node:test";

globalThis.document = { addEventListener() {} };
globalThis.window = { addEventListener() {} };
const { clean, show } = await import("../../static/components.js");
const later = () => new Promise((done) => setTimeout(done, 5));

/** A host and a maker of views that write into it, slowly; what happened is in `log`. */
function place() {
  const [host, log] = [{ innerHTML: "bare" }, []];
  let made = 0;
  const make = async () => {
    const view = (made += 1);
    await null;
    host.innerHTML += ` view ${view}`;
    return { take: (data) => log.push(`${view} takes ${data}`), destroy: () => log.push(`${view} ends`) };
  };
  return { host, log, make, call: (data) => ({ data }) };
}

test("a view is made once and takes the data of every call in order", async () => {
  const { host, log, make, call } = place();
  for (const data of "abc") show(host, call(data), make);
  await later();
  assert.deepEqual(log, ["1 takes a", "1 takes b", "1 takes c"]);
  assert.deepEqual([host.innerHTML, host.latest], ["bare view 1", "c"]);
});

test("a late clean-up after an earlier call leaves the view alone", async () => {
  const { host, log, make, call } = place();
  const [first, second] = [call("a"), call("b")];
  show(host, first, make);
  show(host, second, make);
  clean(host, first);
  await later();
  assert.deepEqual(log, ["1 takes a", "1 takes b"]);
  clean(host, second);
  await later();
  assert.deepEqual([log.at(-1), host.innerHTML], ["1 ends", "bare"]);
});

test("cleaned up before the next call is no end either", async () => {
  const { host, log, make, call } = place();
  const first = call("a");
  show(host, first, make);
  clean(host, first);
  show(host, call("b"), make);
  await later();
  assert.deepEqual(log, ["1 takes a", "1 takes b"]);
});

test("a host that draws again after its end begins as it was, whoever is faster", async () => {
  const { host, log, make, call } = place();
  const first = call("a");
  let finish;
  show(host, first, async () => {
    await new Promise((done) => (finish = done));
    return make();
  });
  await later();
  clean(host, first);
  await later();
  show(host, call("b"), make);
  finish();
  await later();
  assert.deepEqual(log, ["1 takes a", "1 ends", "2 takes b"]);
  assert.equal(host.innerHTML, "bare view 2");
});
