"""The frame around the pages: it stands on a cold deep link, speaks both languages, and keeps to itself."""

import re

from playwright.sync_api import expect

from tests.browser.pointer import LINK, PAINTED, confirmed

LANGUAGES = ".st-key-language [role=radio]"
LIGHT, DARK = "rgb(255, 255, 255)", "rgb(14, 17, 22)"


def test_a_cold_visit_to_the_reference_shows_the_whole_frame(cold, visit):
    opened = visit(f"{cold}/reference")
    page = opened.page
    expect(page.locator("h1")).to_have_text("Every rule, as it is computed here")
    expect(page.get_by_test_id("stTopNavLink")).to_have_text(
        ["Race", "Anatomy", "Maps", "Noise", "Schedules", "Reference"]
    )
    expect(page.locator(LANGUAGES)).to_have_text(["EN", "한국어"])
    expect(page.get_by_test_id("stHeaderLogo")).to_be_visible()
    expect(page).to_have_title("Reference · Descent")
    page.locator(LANGUAGES).nth(1).click()  # the first change after a cold visit is not lost
    expect(page.locator("h1")).to_have_text(re.compile("[가-힣]"))
    expect(page.get_by_test_id("stTopNavLink")).to_have_text(["경주", "한 스텝 해부", "지도", "잡음", "스케줄", "자료"])
    opened.check()


def test_the_pages_lead_to_each_other_and_keep_the_race_and_the_theme(server, visit):
    opened = visit(f"{server}/?v=1&surface=booth&start=1.5,2.5&run=adam&run=lion", color_scheme="light")
    page = opened.page
    page.wait_for_function(PAINTED)
    page.keyboard.press("ArrowLeft")
    before = page.evaluate("[stage.step, stage.seq, stage.link, location.href]")
    theme = page.get_by_role("button", name="Light or dark")
    theme.click()
    page.wait_for_function("document.querySelector('.stage').hasAttribute('data-dark')")
    expect(page.locator(".stApp")).to_have_css("background-color", DARK)
    assert page.evaluate("[stage.step, stage.seq, stage.link, location.href]") == before  # nothing was loaded again
    expect(page.get_by_test_id("stMainMenuPopover")).to_have_count(0)  # Streamlit's menu, which chose it, is closed
    page.get_by_test_id("stTopNavLink").last.click()
    expect(page.locator("#adam")).to_be_visible()
    expect(page.locator(".stApp")).to_have_css("background-color", DARK)
    # The address is the memory of a race, on every page.
    expect(page).to_have_url(re.compile(r"/reference\?.*surface=booth&start=1\.5,2\.5"))
    link = page.locator('.st-key-rule-adam dl a[href^="."]')
    expect(link).to_have_attribute("href", re.compile("surface=booth"))  # the race of this visit, with other runners
    page.reload()  # a page on which it was not chosen, and a browser that remembers it
    expect(page.locator(".stApp")).to_have_css("background-color", DARK)
    theme.press("Enter")
    expect(page.locator(".stApp")).to_have_css("background-color", LIGHT)
    page.wait_for_function("localStorage.theme === undefined")  # what the system has is no choice
    opened.check()


def test_the_browser_speaks_first_and_the_link_louder(server, visit):
    korean = visit(f"{server}/reference", locale="ko-KR")
    expect(korean.page.locator("h1")).to_have_text(re.compile("[가-힣]"))
    english = visit(f"{server}/reference?lang=en", locale="ko-KR")
    expect(english.page.locator("h1")).to_have_text("Every rule, as it is computed here")
    expect(english.page.locator(".st-key-notices")).to_have_count(0)
    korean.check()
    english.check()


def test_notices_are_text_and_can_be_dismissed(server, visit):
    opened = visit(f"{server}/reference?v=1&steps=0&surface=%3Cb%3Ex%3C/b%3E&run=adam~beta1:7")
    notices = opened.page.locator(".st-key-notices")
    expect(notices).to_be_visible()
    assert notices.locator("b").count() == 0
    notices.get_by_role("button").click()
    expect(notices).to_have_count(0)
    opened.check()


def test_the_logo_and_the_page_follow_the_theme(server, visit):
    opened = visit(f"{server}/reference", color_scheme="light")
    for scheme, paper in (("light", LIGHT), ("dark", DARK)):
        opened.page.emulate_media(color_scheme=scheme)
        expect(opened.page.locator(".stApp")).to_have_css("background-color", paper)
        expect(opened.page.locator("#adam")).to_have_css("font-family", re.compile("Source Serif"))
        opened.check()


def test_search_narrows_the_page_to_a_line_of_descent(server, visit):
    opened = visit(f"{server}/reference", viewport={"width": 390, "height": 844})
    page = opened.page
    page.get_by_role("combobox").fill("AdamW")
    page.get_by_role("option", name="AdamW").click()
    expect(page.locator("h3[id]")).to_have_count(5)  # AdamW, Adam, RMSprop, Adagrad, GD
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    opened.check()


def test_a_screen_reader_is_told_the_language(server, visit):
    opened = visit(f"{server}/reference?lang=ko")
    expect(opened.page.locator("html")).to_have_attribute("lang", "ko")
    opened.page.locator(LANGUAGES).nth(0).click()
    expect(opened.page.locator("html")).to_have_attribute("lang", "en")
    opened.check()


def test_in_a_frame_of_another_page_the_stage_stands_alone(opened):
    found = opened(f"embed=true&{LINK}")
    page = found.page
    for part in (".stAppHeader", ".st-key-language", ".st-key-strip", ".st-key-results"):
        expect(page.locator(part)).to_be_hidden()
    page.wait_for_function("document.querySelector('.stage').getBoundingClientRect().top < 30")
    page.wait_for_function("document.documentElement.scrollHeight <= innerHeight")
    confirmed(page, lambda: page.get_by_test_id("runner-0-learning_rate").press("ArrowRight"))
    expect(page).to_have_url(re.compile("embed=true"))
    found.check()
