"""The anatomy page in a real browser: the numbers on it are those that NumPy recorded, and they follow the hand."""

import numpy as np
import pytest

from engine.link import decode
from engine.run import race
from tests.browser.hand import LINK, PAINTED, centre, confirmed, stage

SHOWN = (
    "document.querySelectorAll('.anatomy li').length > 0 && document.querySelector('.anatomy li .result mn').textContent"
)
NUMBERS = """() => Object.fromEntries([...document.querySelectorAll('.anatomy li')].map((line) => [
  line.querySelector('.formula').textContent,
  [...line.querySelectorAll('.result mn')].map(({textContent}) => textContent)]))"""


@pytest.fixture
def glass(server, visit):
    """The anatomy of the first runner of a link, drawn."""

    def open_glass(link=LINK, **options):
        found = visit(f"{server}/anatomy?{link}", **options)
        found.page.wait_for_function(PAINTED)
        found.page.wait_for_function(SHOWN)
        return found

    return open_glass


def read(text):
    """1.38·10³ and −0.05 as numbers."""
    digits = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻−", "0123456789--")
    mantissa, _, power = text.partition("·10")
    return float(mantissa.translate(digits)) * 10.0 ** float(power.translate(digits) or 0)


def test_the_numbers_are_those_of_the_run(glass):
    found = glass()
    page = found.page
    step = int(stage(page, "step"))
    run = race(decode(LINK)[0])[0]
    lines = page.evaluate(NUMBERS)
    expected = {
        "gt=∇f(θt−1)": run.gradient[step - 1],
        "mt=β1mt−1+(1−β1)gt": run.state["m"][step - 1],
        "v^t=vt1−β2t": run.state["v_hat"][step - 1],
        "Δθ=−ηm^tv^t+ε": run.theta[step] - run.theta[step - 1],
    }
    for formula, values in expected.items():
        np.testing.assert_allclose([read(text) for text in lines[formula]], values, rtol=5e-3)
    found.check()


def test_lines_follow_the_hand_and_the_race_stays_whole(glass):
    found = glass()
    page = found.page
    before = page.evaluate(NUMBERS)
    x, y = centre(page.get_by_test_id("runner-0-learning_rate"))
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 30, y, steps=3)
    page.wait_for_function(
        "(old) => document.querySelector('.anatomy li:last-child .result mn').textContent !== old",
        arg=before["Δθ=−ηm^tv^t+ε"][0],
    )
    assert stage(page, "seq") == 0  # not a message yet
    confirmed(page, page.mouse.up)
    page.wait_for_function("location.search.includes('momentum')")
    found.check()


def test_a_switch_of_the_rule_changes_its_lines(glass):
    found = glass()
    page = found.page
    confirmed(page, page.get_by_test_id("runner-0-bias_correction").click)
    page.wait_for_function("document.querySelectorAll('.anatomy li').length === 4")
    assert "Δθ=−ηmtvt+ε" in page.evaluate(NUMBERS)
    found.check()


def test_a_strip_seeks(glass):
    found = glass()
    page = found.page
    strip = page.locator("[data-strip='state.m']")
    strip.scroll_into_view_if_needed()
    strip.click()
    page.wait_for_function("window.stage.step > 30")
    assert str(int(stage(page, "step"))) in page.locator(".anatomy h3").inner_text()
    found.check()


@pytest.mark.parametrize("width", [390, 760, 1280])
def test_nothing_sticks_out(glass, width):
    page = glass(viewport={"width": width, "height": 800}).page
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    boxes = [page.locator(part).first.bounding_box() for part in (".anatomy .rule", ".anatomy .strip", ".stage .plot")]
    assert all(box["width"] > 150 for box in boxes)
