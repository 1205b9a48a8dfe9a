"""The stage knows nothing of Streamlit: it runs in a plain page, under a policy that forbids generated code."""

import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import numpy as np
import pytest

from engine.edits import Runner
from engine.link import decode
from engine.run import race, trajectory
from stage.catalog import catalog
from stage.race_message import pack
from tests.browser.pointer import LINK, centre, paths

ROOT = Path(__file__).parents[2]
PAGE = """<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Plain</title><link rel="icon" href="static/icon.svg">
<body style="--st-background-color: #fff">
<div id="host"></div><script type="module" src="plain.js"></script></body></html>
"""
SCRIPT = """
import { receiveCatalog } from "./static/draft/catalogs.js";
import { mount } from "./static/stage/stage.js";

const read = async (file) => new Uint8Array(await (await fetch(file)).arrayBuffer());
window.sent = [];
receiveCatalog(await read("catalog"));
mount(document.getElementById("host"), await read("payload"), { commit: (message) => window.sent.push(message) });
"""


class Handler(SimpleHTTPRequestHandler):
    """The files of the static folder, and what a test adds; no page may run code that is not a file."""

    made: dict[str, tuple[str, bytes]] = {}

    def do_GET(self):
        found = self.made.get(self.path)
        if found is None:
            return super().do_GET()
        self.send_response(200)
        self.send_header("Content-Type", found[0])
        self.end_headers()
        return self.wfile.write(found[1])

    def end_headers(self):
        self.send_header("Content-Security-Policy", "script-src 'self'")
        super().end_headers()

    def log_message(self, *_):
        pass


@pytest.fixture
def plain(server):
    """The address of a plain page with the stage of LINK; the app's own server has put Plotly into its place."""
    config, _ = decode(LINK)
    runners = tuple(Runner(f"r{i}", i, entry) for i, entry in enumerate(config.entries))
    Handler.made = {
        "/plain.html": ("text/html", PAGE.encode()),
        "/plain.js": ("text/javascript", SCRIPT.encode()),
        "/payload": ("application/octet-stream", pack(config, runners, race(config), "en", LINK, LINK)),
        "/catalog": ("application/octet-stream", catalog(config, "en")),
    }
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=ROOT)) as web:
        threading.Thread(target=web.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{web.server_port}/plain.html"
        web.shutdown()


def until(page, condition):
    """Waits for a condition; Playwright's own waiting evaluates text in the page, which the policy forbids."""
    look = f"function look() {{ {condition} ? done() : requestAnimationFrame(look) }}"
    page.evaluate(f"new Promise((done) => ({look})())")


def test_the_stage_lives_in_a_plain_page_without_generated_code(plain, visit):
    found = visit(plain)
    page = found.page
    until(page, "window.stage?.painted > 0")
    config, _ = decode(LINK)
    for run, path in zip(race(config), paths(page), strict=True):
        np.testing.assert_array_equal(path, run.theta.ravel())
    page.mouse.move(*centre(page.get_by_test_id("start")))
    page.mouse.down()
    page.mouse.move(*page.evaluate("window.stage.toPixel([0.5, -0.5])"), steps=4)
    until(page, "Math.abs(window.stage.runners[0].path[0] - 0.5) < 0.02")
    assert page.evaluate("window.sent") == []
    page.mouse.up()
    until(page, "window.sent.length === 1")
    start = page.evaluate("window.sent[0].start")
    for entry, path in zip(config.entries, paths(page), strict=True):
        run = trajectory(entry.optimizer, config.surface, start, config.steps)
        np.testing.assert_allclose(path, run.theta.ravel(), 1e-9, 1e-9)
    found.check()
