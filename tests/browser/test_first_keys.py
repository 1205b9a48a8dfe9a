"""What keys, wheel and two fingers do to a page on which nothing has been clicked."""

import pytest
from playwright.sync_api import expect

from tests.browser.pointer import PAINTED, confirmed, drawn_equals_numpy, stage, wheel_zoom
from tests.browser.test_hands import PHONE

SPAN = "(window.stage.toPixel([3, 0])[0] - window.stage.toPixel([2, 0])[0])"  # px of one unit of θ


def test_keys_work_from_the_first_second_and_leave_what_has_the_focus_its_own(opened):
    found = opened()
    page, press = found.page, found.page.keyboard.press
    assert page.evaluate("document.activeElement === document.body")
    press("f")
    page.wait_for_function("document.fullscreenElement?.matches('.stage')")
    press("Escape")
    page.wait_for_function("!document.fullscreenElement")
    for key, step in (("Home", 0), ("ArrowRight", 1), ("End", 120), ("ArrowLeft", 119)):
        press(key)
        assert stage(page, "step") == step
    press("2")
    assert stage(page, "runners.map(r => r.visible)") == [True, False]
    press("2")
    press("Home")
    press(" ")
    page.wait_for_function("window.stage?.playing && window.stage?.step > 0")
    press(" ")
    page.wait_for_function("window.stage?.playing === false")
    step = stage(page, "step")
    assert not page.evaluate("scrollY || document.querySelector('[data-testid=stMain]').scrollTop")
    # What a list or a slider of its own means by a key.
    page.get_by_role("combobox").first.focus()
    for key in ("ArrowRight", "End", "v"):
        press(key)
    press("Escape")
    page.get_by_test_id("steps").focus()
    press("Home")
    press("2")
    page.get_by_test_id("steps").evaluate("(box) => { box.value = 120; box.blur(); }")
    page.locator(".st-key-language [role=radio]").first.focus()
    press(" ")
    press("ArrowRight")
    press("ArrowLeft")
    assert stage(page, "step") == step
    assert stage(page, "runners.map(r => r.visible)") == [True, True]
    assert not page.locator(".plot [data-deep]").count()
    found.check()


def test_another_page_has_the_keys_once(opened):
    page = opened().page
    page.get_by_role("link", name="Schedules").click()
    page.wait_for_function(f"location.pathname === '/schedules' && {PAINTED}")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("Home")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    assert stage(page, "step") == 2


def test_the_wheel_scrolls_and_with_ctrl_it_zooms_until_the_whole_view_is_asked_for(opened):
    found = opened(viewport={"width": 1280, "height": 720})
    page, whole = found.page, found.page.get_by_test_id("whole")
    home, start = page.evaluate(SPAN), stage(page, "toPixel([1, 1.5])")
    expect(whole).to_be_hidden()
    page.mouse.move(*stage(page, "toPixel([2, 0])"))
    page.mouse.wheel(0, 200)
    page.wait_for_function(f"window.stage?.toPixel([1, 1.5])[1] < {start[1]} - 5")  # the page has moved
    assert page.evaluate(SPAN) == pytest.approx(home)
    page.mouse.wheel(0, -200)
    page.wait_for_function(f"Math.abs(window.stage?.toPixel([1, 1.5])[1] - {start[1]}) < 1")
    for ask in (whole.click, lambda: page.keyboard.press("0"), whole.dblclick):
        wheel_zoom(page, (2, 0), closer=3)
        page.wait_for_function(f"{SPAN} > {1.5 * home}")
        expect(whole).to_be_visible()
        ask()
        page.wait_for_function(f"Math.abs({SPAN} - {home}) < 1e-6")
        expect(whole).to_be_hidden()
    assert stage(page, "seq") == 0  # and the start has not moved
    found.check()


def test_two_fingers_zoom_and_one_scrolls(opened):
    found = opened(**PHONE)
    page = found.page
    home = page.evaluate(SPAN)
    x, y = stage(page, "toPixel([2, 0])")
    touch = page.context.new_cdp_session(page)

    def send(kind, *points):
        fingers = [{"id": number, "x": x, "y": y} for number, (x, y) in enumerate(points)]
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": fingers})

    send("touchStart", (x - 30, y))
    send("touchStart", (x - 30, y), (x + 30, y))
    for far in (40, 50, 60):
        send("touchMove", (x - far, y), (x + far, y))
    send("touchEnd")
    page.wait_for_function(f"Math.abs({SPAN} / {home} - 2) < 0.01")
    assert stage(page, "toPixel([2, 0])") == pytest.approx([x, y], abs=1)
    assert page.evaluate("visualViewport.scale") == 1
    assert stage(page, "seq") == 0
    page.get_by_test_id("whole").tap()
    page.wait_for_function(f"Math.abs({SPAN} - {home}) < 1e-6")
    confirmed(page, lambda: page.touchscreen.tap(x, y + 20))  # a tap still moves the start

    # In space one finger turns the landscape, two bring it nearer.
    seq, flat = stage(page, "seq"), stage(page, "toPixel([2, 0.5])")
    page.get_by_test_id("space").tap()
    page.wait_for_function(f"Math.abs(window.stage?.toPixel([2, 0.5])[1] - {flat[1]}) > 1")
    before = page.evaluate(SPAN)
    x, y = x - 90, y + 60  # away from the start
    send("touchStart", (x, y))
    for far in (20, 40, 60):
        send("touchMove", (x + far, y))
    send("touchEnd")
    page.wait_for_function(f"Math.abs({SPAN} - {before}) > 2")
    expect(page.get_by_test_id("whole")).to_be_hidden()
    send("touchStart", (x - 30, y))
    send("touchStart", (x - 30, y), (x + 30, y))
    for far in (40, 50, 60):
        send("touchMove", (x - far, y), (x + far, y))
    send("touchEnd")
    expect(page.get_by_test_id("whole")).to_be_visible()
    assert stage(page, "seq") == seq
    found.check()


def test_changes_are_taken_back_and_made_again_by_keys_and_buttons(opened):
    found = opened()
    page, press = found.page, found.page.keyboard.press
    undo, redo = page.get_by_test_id("undo"), page.get_by_test_id("redo")
    expect(undo).to_be_disabled()
    links = [stage(page, "link")]
    for change in (
        lambda: page.mouse.click(*stage(page, "toPixel([2, -1])")),
        lambda: page.get_by_test_id("runner-0-learning_rate").press("ArrowRight"),
        lambda: page.get_by_test_id("add").select_option("lion"),
    ):
        confirmed(page, change)
        links.append(stage(page, "link"))
    backward = (lambda: press("Control+z"), undo.click, lambda: press("Meta+z"))
    for way, link in zip(backward, links[-2::-1], strict=True):
        confirmed(page, way)
        assert stage(page, "link") == link
    expect(undo).to_be_disabled()
    forward = (lambda: press("Control+y"), redo.click, lambda: press("Control+Shift+z"))
    for way, link in zip(forward, links[1:], strict=True):
        confirmed(page, way)
        assert stage(page, "link") == link
    drawn_equals_numpy(page)
    seq = stage(page, "seq")
    page.get_by_test_id("steps").focus()  # a text field takes back what is typed in it
    page.keyboard.type("7")
    press("Control+z")
    page.get_by_role("combobox").first.click()
    confirmed(page, lambda: page.get_by_role("option", name="Himmelblau").click())
    assert stage(page, "seq") == seq + 1
    expect(undo).to_be_disabled()
    found.check()


def test_the_menu_of_a_phone_says_where_one_is_and_closes_after_a_choice(opened):
    found = opened(**PHONE)
    page = found.page
    page.get_by_role("button", name="Pages: Race").tap()
    link = page.get_by_test_id("stSidebarNavLink").filter(has_text="Schedules")
    page.wait_for_function("(link) => link.offsetHeight >= 44", arg=link.element_handle())
    link.tap()
    menu = page.get_by_role("button", name="Pages: Schedules")
    expect(menu).to_be_visible()
    page.wait_for_function("(button) => button.offsetHeight >= 44", arg=menu.element_handle())
    expect(link).not_to_be_in_viewport()
    page.wait_for_function("location.pathname === '/schedules' && window.stage && window.stage?.seq >= 0")
    found.check()
