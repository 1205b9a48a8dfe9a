"""The page Schedules in a real browser: its curves are the rates of the runs on the stage, and they follow the hand."""

import re

import numpy as np
import pytest
from playwright.sync_api import expect

from engine.link import decode
from engine.run import race
from figures.shapes import cuts
from tests.browser.pointer import PAINTED, centre, confirmed, stage

SGD = "run=sgd~learning_rate:0.01"
LINK = (
    f"v=1&surface=himmelblau&start=0,0&steps=300&seed=0&noise=gaussian~scale:10&{SGD}"
    f"&{SGD}~schedule:plateau~schedule.factor:0.5~schedule.patience:20&{SGD}~schedule:cosine~schedule.T_max:300"
)
CURVES = """() => [...document.querySelectorAll(".schedules .past")].map((path) =>
  [...path.getAttribute("d").matchAll(/[ML]([-\\d.]+) ([-\\d.]+)/g)].map(([, x, y]) => [+x, +y]))"""
GAUGE = """() => [...document.querySelectorAll(".schedules .gauge span")].map(({textContent, style}) =>
  [textContent, parseFloat(style.top)])"""
RAISED = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")


@pytest.fixture
def panels(server, visit):
    """The page with a race, drawn."""

    def open_panels(link=LINK, **options):
        found = visit(f"{server}/schedules?{link}", **options)
        found.page.wait_for_function(PAINTED)
        found.page.wait_for_selector(".schedules .panel .past[d]", state="attached")
        return found

    return open_panels


def rates(page, log=False):
    """Each panel's curve in the units of its axes: [(step, rate), ...]."""
    marks, drawn, steps = page.evaluate(f"[({GAUGE})(), ({CURVES})(), window.stage.steps]")  # of one picture
    values = [float(text[2:].translate(RAISED)) if log else float(text) for text, _ in marks]
    slope, offset = np.polyfit([top for _, top in marks], values, 1)
    read = lambda y: 10 ** (slope * y + offset) if log else slope * y + offset  # noqa: E731
    return [[(round(x * steps / 1000), read(y)) for x, y in curve] for curve in drawn]


@pytest.mark.parametrize("log", [False, True], ids=["linear", "log"])
def test_a_curve_is_the_recorded_rate_on_the_axis(panels, log):
    found = panels(LINK + ("&shapes=scale:log" if log else ""))
    page = found.page
    for run, curve in zip(race(decode(LINK)[0]), rates(page, log), strict=True):
        assert len(curve) > 250
        top = run.lr.max()
        for step, rate in curve[:-1]:  # the last corner is where the last step ends
            true = run.lr[step]
            if not log:
                assert rate == pytest.approx(true, abs=2e-4 * top)
            elif true > 1e-7:
                assert rate == pytest.approx(true, rel=5e-3)
    found.check()


def test_the_marks_are_the_decisions_of_the_run(panels):
    found = panels()
    page = found.page
    expected = cuts(race(decode(LINK)[0])[1])
    marks = page.locator("[data-cut]")
    assert [int(mark) for mark in marks.evaluate_all("(all) => all.map(({dataset}) => dataset.cut)")] == [
        cut.step for cut in expected
    ]
    told = marks.nth(1).get_attribute("aria-label")
    assert re.search(rf"Step {expected[1].step}: no better for 21 steps, so η 0.005 → 0.0025", told)
    marks.nth(1).click()
    page.wait_for_function(f"window.stage?.step === {expected[1].step}")
    plateau = page.locator(".schedules .panel").nth(1)
    expect(plateau.locator("p")).to_contain_text(f"Step {expected[1].step}: no better for 21 steps")
    expect(plateau.locator("output")).to_have_text("η 0.0025")
    found.check()


def test_a_curve_follows_the_hand_before_it_lets_go(panels):
    found = panels()
    page = found.page
    page.locator(".schedules .panel .name").nth(2).click()
    before = rates(page)
    slider = page.get_by_test_id("runner-2-schedule.T_max")
    slider.scroll_into_view_if_needed()
    expect(slider).to_be_visible()
    x, y = centre(slider)
    box = slider.bounding_box()
    page.mouse.move(box["x"] + 0.3 * box["width"], y)
    page.mouse.down()
    page.mouse.move(x, y, steps=4)
    page.wait_for_function("document.querySelector('.schedules').matches('[data-stale]')")
    moving = rates(page)
    assert stage(page, "seq") == 0  # not a message yet
    assert moving[2] != before[2]
    assert moving[0] == before[0]
    confirmed(page, page.mouse.up)
    page.wait_for_function("!document.querySelector('.schedules').matches('[data-stale]')")
    plan = decode(stage(page, "link"))[0].entries[2].schedule
    assert plan.T_max > 350
    drawn = page.evaluate(CURVES)
    after = dict(rates(page)[2])
    for step in (0, 100, 299):
        assert after[step] == pytest.approx(plan.rate_at(step, 0.01), abs=1e-5)
    page.reload()
    page.wait_for_function(PAINTED)
    page.wait_for_selector(".schedules .panel .past[d]", state="attached")
    assert page.evaluate(CURVES) == drawn
    assert decode(stage(page, "link"))[0].entries[2].schedule == plan
    found.check()


def test_panels_are_sliders_for_keys_and_screen_readers(panels):
    found = panels()
    page = found.page
    hand = page.get_by_role("slider", name="Reduce on plateau", exact=True)
    hand.focus()
    page.keyboard.press("ArrowLeft")
    page.wait_for_function("window.stage?.step === 299")
    expect(hand).to_have_attribute("aria-valuetext", re.compile(r"^step 299: η [\d.·⁻⁰-⁹]+\. Step \d+: no better"))
    expect(page.locator(".schedules .panel .name[aria-pressed=true]")).to_have_text("Reduce on plateau")
    page.keyboard.press("Home")
    page.wait_for_function("window.stage?.step === 0")
    expect(hand).to_have_attribute("aria-valuetext", "step 0: η 0.01")
    expect(page.get_by_role("group", name=re.compile("Learning rate η over the steps"))).to_be_visible()
    found.check()


def test_an_example_becomes_the_race_when_it_is_touched_and_back_undoes_that(server, visit):
    found = visit(f"{server}/schedules?v=1&surface=beale&start=1,1.5&steps=60&run=nag~learning_rate:0.01&run=adam")
    page = found.page
    page.wait_for_function(PAINTED)
    page.wait_for_function("document.querySelectorAll('.schedules .panel').length === 6")
    before = page.evaluate("location.search")
    page.get_by_test_id("scenes").click()
    card = page.locator(".sheet[open] .grid button", has=page.locator("strong", has_text="Warm-up"))
    confirmed(page, card.click)
    page.wait_for_function("document.querySelectorAll('.schedules .panel').length === 4")
    names = ["Constant rate", "Constant rate, no correction", "Warm-up, no correction", "Warm-up"]
    expect(page.locator(".schedules .panel .name")).to_have_text(names)
    page.wait_for_function("(before) => location.search !== before", arg=before)  # else Back would leave the app
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")
    confirmed(page, page.go_back)
    page.wait_for_function("document.querySelectorAll('.schedules .panel').length === 6")
    page.get_by_role("link", name="Race").click()
    page.wait_for_function("window.stage?.runners.length === 2")
    found.check()


def test_nothing_sticks_out(panels):
    page = panels(viewport={"width": 390, "height": 800}).page
    for width in (390, 760, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        the_page_fits(page, width)


def the_page_fits(page, width):
    page.wait_for_function(f"document.documentElement.clientWidth === {width}")
    page.wait_for_function(f"document.documentElement.scrollWidth <= {width}")
    page.wait_for_function(
        """() => {
          const widths = [...document.querySelectorAll(".schedules .field")].map((each) => each.clientWidth);
          const least = Math.min(...widths);
          return widths.length === 3 && least > 140 && least > Math.max(...widths) - 1;
        }"""
    )
    page.wait_for_function("document.querySelector('.stage .plot').getBoundingClientRect().top < 800")
