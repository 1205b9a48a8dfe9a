"""Basins and learning rates in a real browser: they follow the hand at once, and the link has it all."""

import json
import re
from dataclasses import replace

import numpy as np
import pytest
from playwright.sync_api import expect

from engine.link import decode
from engine.page_settings.basins import Basins
from engine.tuning.rate_tolerance import good
from tests.browser.pointer import PAINTED, centre, confirmed, drawn_equals_numpy, stage
from ui.maps.rates import at_best

LINK = (
    "v=1&surface=himmelblau&start=0.55,1.6&steps=100&seed=0&maps=picture:{}"
    "&run=gd~learning_rate:0.01&run=momentum~learning_rate:0.005&run=adam~learning_rate:0.1&run=nag~learning_rate:0.005"
)
TOLD = "document.querySelectorAll('.basins .shares > span').length > 6"
TINTS = "[...document.querySelectorAll('.basins .sheet > canvas:first-child')].map((canvas) => canvas.toDataURL())"
CURVE = "document.querySelector('.sweep .js-line')?.getAttribute('d')"


@pytest.fixture
def maps(server, visit):
    """One of the two pictures, drawn."""

    def open_maps(picture, link=LINK, **options):
        found = visit(f"{server}/maps?{link.format(picture)}", **options)
        found.page.wait_for_function(PAINTED)
        found.page.wait_for_function(TOLD if picture == "basins" and not options else "Boolean(window.Plotly?.newPlot)")
        return found

    return open_maps


def test_a_click_in_one_map_starts_there_in_all(maps):
    found = maps("basins")
    page = found.page
    before = page.locator(".basins .story").inner_text()
    box = page.locator(".basins .sheet").nth(1).bounding_box()
    confirmed(page, lambda: page.mouse.click(box["x"] + 0.2 * box["width"], box["y"] + 0.8 * box["height"]))
    config = drawn_equals_numpy(page)
    assert config.start[0] < -2 and config.start[1] < -2
    places = [ring.bounding_box() for ring in page.get_by_test_id("ring").all()]
    assert len({round(place["y"]) for place in places}) == 1
    assert page.locator(".basins .story").inner_text() != before
    ring = page.get_by_test_id("ring").first
    ring.focus()
    page.keyboard.down("ArrowRight")
    confirmed(page, lambda: page.keyboard.up("ArrowRight"))
    assert decode(stage(page, "link"))[0].start[0] == pytest.approx(config.start[0] + 0.1)
    found.check()


def test_maps_recolour_under_the_hand_and_are_fine_after_it(maps):
    found = maps("basins")
    page = found.page
    before = page.evaluate(TINTS)
    x, y = centre(page.get_by_test_id("runner-0-learning_rate"))
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 8, y, steps=3)
    page.wait_for_function(f"(old) => {TINTS}[0] !== old", arg=before[0])
    assert stage(page, "seq") == 0  # not a message yet
    coarse = page.evaluate(TINTS)
    assert coarse[1:] == before[1:]  # whoever was not touched keeps its map
    confirmed(page, page.mouse.up)
    page.wait_for_function(f"(old) => {TINTS}[0] !== old", arg=coarse[0])
    found.check()


def test_whose_maps_are_shown_stands_in_the_link(maps):
    found = maps("basins")
    page, before = found.page, found.page.evaluate("location.search")
    confirmed(page, page.locator(".basins .choice button").nth(2).click)
    page.wait_for_function("document.querySelectorAll('.basins .map').length === 4")
    page.wait_for_function("(before) => location.search !== before", arg=before)
    assert decode(page.evaluate("location.search.slice(1)"))[0].settings(Basins).runners == (0, 1, 2, 3)
    found.check()


def test_curves_follow_the_hand_and_everyone_races_at_the_best(maps):
    found = maps("rates")
    page = found.page
    page.wait_for_function(f"{CURVE}")
    before = page.evaluate(CURVE)
    hand = page.get_by_test_id("rate-r0")
    x, y = centre(hand)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 60, y, steps=3)
    page.wait_for_function("Number(document.querySelector('[data-testid=\"rate-r0\"]').ariaValueNow) < 0.009")
    assert stage(page, "seq") == 0  # not a message yet
    assert page.evaluate(CURVE) == before  # a rate is a place on its own curve
    confirmed(page, page.mouse.up)
    dragged = drawn_equals_numpy(page)
    assert dragged.entries[0].optimizer.learning_rate < 0.009
    x, y = centre(page.get_by_test_id("start"))
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 40, y + 20, steps=3)
    page.wait_for_function(f"(old) => {CURVE} !== old", arg=before)
    assert stage(page, "seq") == 1
    confirmed(page, page.mouse.up)
    button = page.get_by_role("button", name="Race everyone at its own best rate")
    confirmed(page, button.click)
    page.get_by_text("Rates tuned for this surface, start and T = 100.").wait_for()
    best = drawn_equals_numpy(page)
    assert best == at_best(best) != dragged
    # The circle on a slider and the best rate of a curve are one thing, and the marks say what they are.
    for card in page.locator(".stage .card").all():
        told = card.locator(".mark.tuned").first.get_attribute("data-help")
        assert told.endswith(f": {card.locator('.box').first.input_value()}")
    for said in ("best ", "diverges from "):
        expect(page.locator(".sweep .chart [data-kind]", has_text=re.compile(f"^{said}")).first).to_be_attached()
    assert best == replace(at_best(replace(dragged, start=best.start)), page_settings=best.page_settings)
    found.check()


def test_a_good_range_is_the_same_in_both_languages_of_the_program(maps):
    page = maps("rates").page
    rng = np.random.default_rng(0)
    cases = [np.where(rng.random(20) < 0.2, np.inf, 10.0 ** rng.uniform(-9, 2, 20)) for _ in range(50)]
    sent = [[None if np.isinf(loss) else loss for loss in case] for case in cases]
    told = page.evaluate(
        """async (cases) => {
          const { good } = await import(new URL("app/static/core/rate_tolerance.js", document.baseURI).href);
          return JSON.stringify(cases.map((case_) => good(case_.map((loss) => loss ?? Infinity), 0, 100)));
        }""",
        sent,
    )
    for case, found in zip(cases, json.loads(told), strict=True):
        best, low, high, edge = good(case, 0.0, 100.0)
        assert found == {"best": best, "low": low, "high": high, "edge": -1 if edge is None else edge}


WIDER = """
async () => { // a frame that comes before anyone has told the maps of their new width
  const { live } = await import(new URL("app/static/stage/live.js", document.baseURI).href);
  const maps = document.querySelector(".basins .maps");
  const frame = (width) => {
    maps.style.width = width;
    live.dispatchEvent(new Event("frame"));
    return maps.childElementCount;
  };
  return [frame("1000px"), frame("")][0];
}
"""


@pytest.mark.parametrize("picture", ["basins", "rates"])
def test_a_phone_shows_one_map_and_nothing_sticks_out(maps, picture):
    phone = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}
    found = maps(picture, **phone)
    page = found.page
    page.wait_for_selector({"basins": ".basins .shares > span", "rates": ".sweep .rows li"}[picture])
    page.wait_for_function("document.documentElement.scrollWidth <= 390")
    if picture == "basins":
        assert page.evaluate(WIDER) > 1
        page.locator(".basins .choice button").nth(1).tap()
        page.wait_for_function("document.querySelector('.basins canvas').ariaLabel?.includes('Momentum')")
        expect(page.locator(".basins .map")).to_have_count(1)
    found.check()


def test_the_stage_is_there_whichever_picture_is_chosen(maps):
    found = maps("basins")
    page = found.page
    shown = {"Find the rate": ".sweep .rows li", "Basins": ".basins .shares > span"}
    for name in [*shown, *shown]:
        page.get_by_role("radio", name=name).click()
        page.wait_for_selector(shown[name])
        page.wait_for_function(PAINTED)
        expect(page.get_by_test_id("stage")).to_be_visible()
    found.check()
