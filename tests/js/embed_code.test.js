// The code that puts a race into somebody else's page.

import assert from "node:assert/strict";
import { test } from "node:test";

import { frame, markdown } from "../../static/panels/export/embed_code.js";

const ADDRESS = "https://example.org/app/?v=1&surface=beale&run=gd&lang=ko";

test("a frame shows the stage alone, in the language of the page", () => {
  const code = frame(ADDRESS, "Descent: Beale");
  assert.match(
    code,
    /^<iframe src="https:\/\/example\.org\/app\/\?embed=true&amp;v=1&amp;[^"]*lang=ko" title="Descent: Beale" /,
  );
  assert.match(code, /><\/iframe>$/);
});

test("a page without settings is put into a frame all the same", () => {
  const source = (address) => /src="([^"]*)"/.exec(frame(address, ""))[1];
  assert.equal(source("https://a.org/app/reference"), "https://a.org/app/reference?embed=true");
  assert.equal(source("https://a.org/reference?lang=ko#adam"), "https://a.org/reference?embed=true&amp;lang=ko");
  assert.equal(source("https://a.org/?f=x?y"), "https://a.org/?embed=true&amp;f=x?y");
});

test("no name and no address ends its attribute or its link", () => {
  const code = frame(`${ADDRESS}&f="><script>`, `"><b>`);
  assert.equal(code.match(/</g).length, 2);
  assert.equal(code.match(/"/g).length, 14);
  assert.equal(
    markdown("https://a.org/?f=(x)", "f(x, y) = [a]\\"),
    "[f(x, y) = \\[a\\]\\\\](https://a.org/?f=%28x%29)",
  );
});
