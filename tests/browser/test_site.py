"""The static site behind a plain file server: every kind of page plays, is NumPy's, and stays within the site."""

import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urldefrag

import pytest

from docs.site import main
from engine.link import decode
from engine.run import race
from scenes import SCENES
from tests.browser.pointer import PAINTED, after, confirmed, drawn_equals_numpy, near_numpy, paths, stage
from ui.schedules.verdict import figures, lowest

NOISY = next(number for number, scene in enumerate(SCENES) if scene.page == "noise")
RULES = ("adam", "momentum")
# What moves a path of every page: one cycle sets the rate itself.
RATES = ":is([data-testid$=-learning_rate], [data-testid$=max_lr]):visible"
# A page of each kind, and what stands on it once its pictures are there.
KINDS = {
    "race": ".card",
    "anatomy": ".anatomy:not([data-empty]) .strips label",
    "maps": ".numbers .field:not([data-cells=none])",
    "maps-basins": ".basins .shares b",
    "maps-rates": ".sweep .rows li",
    "noise": ".ensemble .bands .names b",
    "schedules": ".schedules .panel",
}


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("web") / "site"
    main(folder, scenes=(0, NOISY), rules=RULES)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=folder))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def links(page):
    """The addresses of the site that a page leads to."""
    found = page.evaluate(
        "[...document.querySelectorAll('a, option')].map((node) => node.href || new URL(node.value, location).href)"
    )
    return {urldefrag(each)[0] for each in found}


def test_the_site_is_whole_and_every_kind_of_page_plays(site, visit):
    found = visit(f"{site}index.html")
    page, asked = found.page, []
    page.on("response", lambda response: asked.append((response.status, response.url)))
    pages, waiting = set(), links(page)
    while waiting:
        address = waiting.pop()
        if address.startswith(site) and address not in pages:
            pages.add(address)
            # Without scripts: whether there is such a page and where it leads.
            told = page.evaluate(
                """async (address) => {
                  const answer = await fetch(address);
                  const text = new DOMParser().parseFromString(await answer.text(), "text/html");
                  const ways = [...text.querySelectorAll("a, option")].map(
                    (node) => node.getAttribute("href") ?? node.getAttribute("value"));
                  return [answer.ok, ways.map((way) => new URL(way, address).href)];
                }""",
                address,
            )
            assert told[0], address
            waiting |= {urldefrag(each)[0] for each in told[1]} - pages
    # Besides: the index and the reference, two scenes, and of one rule or the other its race, its step, its map.
    assert len(pages) == 2 * (len(KINDS) + 2 + 2 + len(RULES) + 2)

    for name, shown in KINDS.items():
        page.goto(f"{site}en/{name}.html")
        page.wait_for_function(PAINTED)
        config = drawn_equals_numpy(page)
        page.wait_for_selector(shown)
        page.wait_for_selector(".js-plotly-plot", state="attached")
        page.get_by_test_id("scrub").fill("0")
        page.get_by_test_id("play").click()
        page.wait_for_function("window.stage.step > 0")
        slider = page.locator(RATES).last
        confirmed(page, lambda slider=slider: after(page, lambda: slider.press("ArrowRight")))
        changed, notices = decode(stage(page, "link"))
        assert notices == [] and changed != config
        near_numpy(changed, paths(page))
        page.wait_for_selector(shown if name != "noise" else "[data-instead=ensemble]")
        if name == "schedules":  # its sentences are made in the browser now
            said = [page.locator(f".schedules {part}").text_content() for part in ("strong", "details p")]
            assert said == [words(changed, race(changed), "en") for words in (lowest, figures)]
        if name == "maps-basins":  # who has joined has a map too, run in the browser
            confirmed(page, lambda: page.get_by_test_id("add").select_option("newton"))
            page.locator(".basins .choice button").last.click()
            page.wait_for_selector(".basins .map:nth-child(4) .shares b")
        confirmed(page, page.get_by_test_id("again").click)
        assert drawn_equals_numpy(page) == config
        page.wait_for_selector(shown)
        assert page.get_by_test_id("mismatch").is_hidden()
    assert {status for status, _ in asked} <= {200, 304}
    assert found.outside == [] and found.errors == []
