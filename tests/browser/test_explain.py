"""Explanation in place: by mouse, keyboard and touch; the card of keys and marks; the limit on the slider of a rate."""

import re

from playwright.sync_api import expect

from tests.browser.pointer import PAINTED

RAVINE = "v=1&surface=ellipse~condition:25&start=-4,2&steps=200&run=gd~learning_rate:0.0418&run=momentum"


def test_a_mark_is_explained_by_mouse_and_keys_and_the_limit_follows_the_numbers(opened):
    found = opened(RAVINE)
    page, said = found.page, found.page.locator("#explanation")
    assert page.locator(".stage [title]").count() == 0
    expect(page.get_by_test_id("verdict")).to_contain_text("η = 0.0418 is above 2/λmax = 0.04")
    page.get_by_test_id("runner-0").locator(".symbol").first.hover()
    expect(said).to_contain_text("learning rate: ")
    page.keyboard.press("Escape")
    expect(said).to_be_hidden()
    limit = page.get_by_test_id("runner-1").locator(".edge:not([hidden])")
    expect(limit).to_have_attribute("data-help", re.compile(r"^Limit 2\(1 \+ μ\)/λmax = 0\.076: "))
    page.get_by_test_id("runner-1-momentum").press("Home")
    expect(limit).to_have_attribute("data-help", re.compile(" = 0\\.04: "))
    expect(said).to_contain_text("momentum: ")
    page.mouse.click(600, 5)
    expect(said).to_be_hidden()
    for button, sentence in (("back", "the step before"), ("speed", "How fast"), ("full", "Esc leaves")):
        page.locator(f".stage .transport .{button}").hover()
        expect(said).to_contain_text(sentence)
    page.keyboard.press("?")
    card = page.get_by_test_id("help-card")
    expect(card.locator("dd").first).to_be_visible()
    assert all(card.locator("dd").all_inner_texts())
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    found.check()


def test_a_finger_asks_a_mark_and_scrolling_closes_what_it_said(server, visit):
    page = visit(f"{server}/?{RAVINE}&lang=ko", viewport={"width": 390, "height": 844}, has_touch=True).page
    page.wait_for_function(PAINTED)
    said, loop = page.locator("#explanation"), page.locator(".stage .loop")
    finger = {"pointerType": "touch", "bubbles": True, "isPrimary": True}
    loop.dispatch_event("pointerdown", finger)
    expect(said).to_contain_text("처음부터 다시 재생합니다")  # it stays
    loop.dispatch_event("pointerup", finger)
    loop.dispatch_event("click")
    expect(loop).to_have_attribute("aria-pressed", "false")
    loop.tap()
    expect(loop).to_have_attribute("aria-pressed", "true")
    expect(said).to_be_hidden()
    page.locator(".stage .signs span").first.tap()
    expect(said).to_contain_text("손실이 가장 작은 점입니다")
    page.evaluate("document.querySelector('.stMain').scrollBy(0, 60)")
    expect(said).to_be_hidden()
