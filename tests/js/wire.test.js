/** What Python sends is read as it was written; tests/unit/stage/test_wire.py reads the same table. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { read, unpack } from "../../static/core/wire.js";

const CASES = JSON.parse(readFileSync(new URL("../shared/wire.json", import.meta.url), "utf8"));
const KINDS = {
  f8: Float64Array,
  f4: Float32Array,
  u4: Uint32Array,
  i4: Int32Array,
  u2: Uint16Array,
  i2: Int16Array,
  u1: Uint8Array,
  i1: Int8Array,
};

/** What the table says, with an array wherever it says that one `lies`. */
function lying(value) {
  if (value === null || typeof value !== "object") return value;
  if (value.lies) return KINDS[value.lies.dtype].from(value.lies.values);
  if (Array.isArray(value)) return value.map(lying);
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, lying(each)]));
}

/** The bytes of a message where they do not begin at the beginning of their memory. */
function shifted(bytes, by) {
  const whole = new Uint8Array(bytes.length + by);
  whole.set(bytes, by);
  return whole.subarray(by);
}

for (const { what, header: told, arrays, compressed, message } of CASES) {
  test(`a message is read: ${what}`, async () => {
    const header = lying(told);
    const expected = Object.fromEntries(
      Object.entries(arrays).map(([name, { dtype, values }]) => [name, KINDS[dtype].from(values)]),
    );
    const bytes = Uint8Array.from(Buffer.from(message, "base64"));
    for (const by of [0, 1, 3]) {
      const one = shifted(bytes, by);
      assert.deepEqual(await unpack(one), { header, arrays: expected });
      if (!compressed) assert.deepEqual(read(one), { header, arrays: expected });
    }
  });
}
