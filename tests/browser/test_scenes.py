"""The sheet of all scenes, as a lecturer meets it: two clicks to a lesson, one entry in the history, the way back."""

import json

from playwright.sync_api import expect

from engine.link import decode
from scenes import SCENES, races, scene_of
from tests.browser.conftest import ROOT
from tests.browser.pointer import LINK, PAINTED, noticed, stage
from tests.walk import PAGES

MARKS = json.loads((ROOT / "static/kit/marks.json").read_text(encoding="utf-8"))
PLACE = {scene.preset.title.en: number for number, scene in enumerate(SCENES)}


def shows(page, number):
    """Wait until the stage shows a scene, unchanged, under its sentence."""
    page.wait_for_function(f"{PAINTED} && document.querySelector('.watch b')?.textContent === {_text(number)}")
    page.wait_for_function("document.querySelector('.watch .turned').matches('[data-off]') && window.stage?.told")
    assert scene_of(decode(stage(page, "link"))[0]) == number


def _text(number):
    return repr(SCENES[number].preset.title.en)


def chosen(page, title):
    """Open the sheet and choose: two clicks."""
    page.get_by_test_id("scenes").click()
    card = page.locator(".sheet .grid button", has=page.locator("strong", has_text=title))
    card.click()
    shows(page, PLACE[title])


def test_a_lecturer_goes_from_scene_to_scene(visit, server):
    page = visit(f"{server}/?{LINK}").page
    page.get_by_test_id("scenes").click()
    cards = page.locator(".sheet[open] .grid button")
    expect(cards).to_have_count(len(SCENES))
    page.wait_for_function("document.querySelector('.sheet canvas[data-worn]')")  # drawn as it comes into sight
    assert page.evaluate("document.activeElement.closest('.sheet .grid') !== null")
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.dataset.number") == "1"
    page.keyboard.press("Escape")
    expect(page.locator(".sheet[open]")).to_have_count(0)
    assert page.evaluate("document.activeElement.dataset.testid") == "scenes"
    # The style of the sheet is the sheet's: the landscape is still seen through what moves over it.
    expect(page.locator(".stage canvas.moving")).to_have_css("background-color", "rgba(0, 0, 0, 0)")

    played = noticed(page, "window.stage?.step < window.stage?.steps")
    chosen(page, "Ravine: GD, then momentum")
    played()  # from its start
    assert page.evaluate("document.activeElement === document.body")  # Space plays, and does not open the sheet again
    page.get_by_test_id("add").select_option("adam")
    page.wait_for_function("window.stage?.runners.length === 3")
    card = page.locator(".card").nth(2)
    expect(card).to_have_css("--runner", MARKS["light"]["runners"][4])  # Adam has one colour everywhere
    page.get_by_test_id("scene-back").click()
    shows(page, 0)

    # A change keeps the sentence, and one button brings the scene back to the last digit.
    rate = page.locator(".card input[type=text]").first
    rate.fill("0.015")
    rate.press("Enter")
    expect(page.get_by_test_id("scene-back")).to_be_visible()
    page.get_by_test_id("scene-back").click()
    shows(page, 0)
    assert decode(stage(page, "link"))[0] == races()[0]

    # The keys of a remote, wherever the focus is but in a text.
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("PageDown")
    shows(page, 1)
    page.keyboard.press("PageUp")
    shows(page, 0)
    page.get_by_test_id("scene-next").click()
    shows(page, 1)
    rate.focus()
    page.keyboard.press("PageUp")
    shows(page, 1)

    # A scene of another page leads there, in one step of the history.
    page.wait_for_function("decodeURIComponent(location.search).includes(window.stage.link)")  # after the picture
    entries = page.evaluate("history.length")
    chosen(page, "One row, a handful, all rows")
    expect(page.get_by_test_id("stTopNavLink").nth(PAGES.index("noise"))).to_have_attribute("aria-current", "page")
    assert page.evaluate("history.length") == entries + 1
    # A Back while the page is still being answered makes Streamlit write an entry of its own.
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")
    page.go_back()
    shows(page, 1)
