"""The map over two hyperparameters in a real browser: it follows the hand, and leads the stage."""

import numpy as np
import pytest
from playwright.sync_api import expect

from engine.link import decode
from engine.outcome.score import REACH, distances
from engine.run import trajectory
from stage.words_maps import PICTURE
from tests.browser.pointer import PAINTED, centre, confirmed, noticed, stage

LINK = (
    "v=1&surface=ellipse~condition:25&start=-4,1.6&steps=200&run=gd~learning_rate:0.01&run=momentum~learning_rate:0.02"
)
LENS = "&maps=runner:1"
FINE = "document.querySelector('.numbers .field')?.dataset.cells === 'fine'"
BANDS = """(() => {
  const { z } = document.querySelector('[data-testid=map]').calcdata[0][0];
  return [z.length, Array.from(z, (row) => Array.from(row).join()).join()];
})()"""
RING = "document.querySelector('[data-testid=ring]').ariaValueText"


@pytest.fixture
def mapped(server, visit):
    """The page with its fine map drawn."""

    def open_map(link=LINK + LENS, **options):
        found = visit(f"{server}/maps?{link}", **options)
        found.page.wait_for_function(FINE)
        found.page.wait_for_function(PAINTED)
        return found

    return open_map


def at(page, x, y):
    """The px of a share of the map, from its lower left corner."""
    box = page.locator(".numbers .hatch").bounding_box()
    return box["x"] + x * box["width"], box["y"] + (1 - y) * box["height"]


def test_the_map_recolours_while_another_number_is_dragged(mapped):
    visited = mapped()
    page = visited.page
    before, told = page.evaluate(BANDS), len(visited.sent)
    assert before[0] == 100
    handle = page.locator(".stage .plot [role=slider]").first  # the start
    x, y = centre(handle)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 60, y + 40)
    page.mouse.move(x + 120, y + 60)
    page.wait_for_function(f"({BANDS})[1] !== {before[1]!r} && window.stage?.live")
    coarse = page.evaluate(BANDS)
    assert len(visited.sent) == told  # nothing has been sent
    page.mouse.up()
    page.wait_for_function(
        f"{FINE} && window.stage?.live === false && ({BANDS})[0] === 100 && ({BANDS})[1] !== {before[1]!r}"
    )
    fine = page.evaluate(BANDS)
    if coarse[0] == 25:  # the coarse map is the fine one seen from afar
        small = np.array(coarse[1].split(","), int).reshape(25, 25)
        large = np.array(fine[1].split(","), int).reshape(100, 100)
        assert np.mean(np.abs(large[1::4, 1::4] - small) <= 2) > 0.5
    visited.check()


PREVIEWS = """
async () => {
  const { Model } = await import(new URL("app/static/draft/model.js", document.baseURI).href);
  const { preview } = Model.prototype;
  window.previews = [];
  Model.prototype.preview = function (draft) {
    window.previews.push(...draft.runners.map(({ values }) => values));
    return preview.call(this, draft);
  };
}
"""


def test_a_click_on_a_cell_runs_no_race_that_nobody_asked_for(mapped):
    """Not the new number across with the old one upwards."""
    page = mapped().page
    page.evaluate(PREVIEWS)
    before = decode(stage(page, "link"))[0].entries[0].optimizer
    confirmed(page, lambda: page.mouse.click(*at(page, 0.6, 0.3)))
    after = decode(stage(page, "link"))[0].entries[0].optimizer
    assert before.learning_rate != after.learning_rate and before.momentum != after.momentum
    tried = {(values["learning_rate"], values["momentum"]) for values in page.evaluate("window.previews")}
    assert tried == {(after.learning_rate, after.momentum)}


def test_a_click_on_a_cell_plays_that_run_and_its_link_brings_it_back(mapped, visit, server):
    visited = mapped()
    page = visited.page
    before = page.evaluate(BANDS)
    page.mouse.move(*at(page, 0.6, 0.3))
    card = page.locator(".numbers .card").inner_text()
    played = noticed(page, "window.stage?.playing")
    page.mouse.click(*at(page, 0.6, 0.3))
    played()
    page.wait_for_function(
        "window.stage?.live === false && window.stage.told &&"
        " decodeURIComponent(location.search).includes('~momentum:')"
    )
    config, notices = decode(stage(page, "link"))
    rule = config.entries[0].optimizer
    assert notices == [] and len(config.entries) == 1
    assert f"{rule.momentum:g}"[:4] in card
    run = trajectory(rule, config.surface, config.start, config.steps)
    away = np.flatnonzero(~(distances(config.surface, run.theta) <= REACH))
    assert f"arrives at step {away[-1] + 1}" in card
    assert page.evaluate(BANDS) == before  # a ring that moves recolours nothing
    ring, address = page.evaluate(RING), page.url
    assert f"η = {rule.learning_rate:g}" in ring
    visited.check()
    again = mapped(address.partition("?")[2])
    assert again.page.evaluate(RING) == ring and again.page.evaluate(BANDS) == before
    whole, _ = decode(address.partition("?")[2])
    assert whole.entries[1].optimizer == rule and whole.entries[0].optimizer.learning_rate == 0.01


def test_the_ring_goes_by_keys_and_by_dragging(mapped):
    visited = mapped()
    page = visited.page
    first = page.evaluate(RING)
    page.locator("[data-testid=ring]").focus()
    confirmed(page, lambda: page.keyboard.press("ArrowRight"))
    confirmed(page, lambda: page.keyboard.press("Shift+ArrowDown"))
    second = page.evaluate(RING)
    assert second != first
    played = noticed(page, "window.stage?.playing")
    page.keyboard.press("Enter")
    played()
    x, y = centre(page.locator("[data-testid=ring]"))
    seq = stage(page, "seq")
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 90, y - 50)
    page.wait_for_function(f"window.stage?.live && {RING} !== {second!r}")
    expect(page.locator(".numbers h2")).to_contain_text("The best setting takes")
    page.mouse.up()
    page.wait_for_function(f"window.stage?.seq > {seq} && window.stage?.live === false")
    assert page.locator("[data-testid=ring]").get_attribute("role") == "slider"
    visited.check()


def test_the_picture_is_whole_on_a_phone_in_korean_and_in_the_dark(mapped):
    phone = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True, "color_scheme": "dark"}
    visited = mapped(LINK + LENS + "&lang=ko", **phone)
    page = visited.page
    page.wait_for_function("document.documentElement.scrollWidth <= 390")
    expect(page.locator(".numbers .legend")).to_contain_text(PICTURE["legend_edge"]["ko"])
    seq = stage(page, "seq")
    page.locator(".numbers .field").scroll_into_view_if_needed()
    page.wait_for_function(PAINTED)  # at rest again
    page.touchscreen.tap(*at(page, 0.5, 0.5))
    page.wait_for_function(f"window.stage?.seq > {seq} && window.stage?.live === false")
    visited.check()
