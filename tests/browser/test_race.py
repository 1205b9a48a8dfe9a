"""The race in a real browser: what is drawn is what NumPy computed, and it follows the hand."""

import math

import pytest

from engine.link import decode
from engine.run import race
from tests.browser.pointer import (
    LINK,
    PAINTED,
    centre,
    confirmed,
    drawn_equals_numpy,
    paths,
    stage,
    stands,
    wheel_zoom,
)

TALL = "Math.abs(window.stage.toPixel([2, 1])[1] - window.stage.toPixel([2, 0])[1])"  # px of one unit of θ


def test_what_is_drawn_is_what_numpy_computed(opened):
    found = opened()
    config = drawn_equals_numpy(found.page)
    assert config == decode(LINK)[0]
    assert stage(found.page, "seq") == 0
    assert stage(found.page, "runners.map(r => r.status.kind ?? r.status)") == [run.status.kind for run in race(config)]
    found.check()


def test_play_goes_to_the_last_step_and_stops(opened):
    page = opened().page
    page.get_by_test_id("play").click()
    page.wait_for_function("window.stage?.playing && window.stage?.step > 0 && window.stage?.step < 120")
    page.wait_for_function("window.stage?.playing === false")
    assert stage(page, "step") == 120


def test_keys_move_through_time(opened):
    page = opened().page
    page.get_by_test_id("stage").focus()
    for key, step in (("Home", 0), ("ArrowRight", 1), ("ArrowRight", 2), ("ArrowLeft", 1), ("End", 120)):
        page.keyboard.press(key)
        assert stage(page, "step") == step
    page.keyboard.press("2")
    assert stage(page, "runners.map(r => r.visible)") == [True, False]
    page.keyboard.press("Home")
    page.keyboard.press(" ")
    page.wait_for_function("window.stage?.playing")
    page.keyboard.press(" ")
    page.wait_for_function("window.stage?.playing === false")


def test_the_scrubber_is_a_range_that_moves_the_playhead(opened):
    page = opened().page
    page.get_by_test_id("scrub").fill("37")
    assert stage(page, "step") == 37


def test_a_slider_sends_once_on_release_and_keeps_zoom_and_playhead(opened):
    found = opened()
    page, sent = found.page, []
    page.get_by_test_id("scrub").fill("50")
    tall = page.evaluate(TALL)
    wheel_zoom(page, (2, 0), closer=3)
    # All three notches, not the first of them: the window would go on moving.
    page.wait_for_function(f"(tall) => Math.abs({TALL} / tall - 1) < 1e-6", arg=tall * math.exp(0.6))
    zoom, before = page.evaluate("window.stage.toPixel([3, 0.5])"), paths(page)
    page.evaluate("window.kept = document.querySelector('[data-testid=stage] .js-plotly-plot')")
    page.context.on("request", lambda request: None)
    slider = page.get_by_test_id("runner-0-learning_rate")
    x, y = centre(slider)
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.on("Network.webSocketFrameSent", lambda frame: sent.append(frame))
    page.mouse.move(x, y)
    page.mouse.down()
    for i in range(12):
        page.mouse.move(x - 4 * i, y)
    assert sent == []
    confirmed(page, page.mouse.up)
    assert len(sent) <= 2
    assert paths(page)[0] != before[0]
    assert paths(page)[1] == before[1]
    assert page.evaluate("window.stage.toPixel([3, 0.5])") == pytest.approx(zoom, abs=0.5)
    assert stage(page, "step") == 50
    assert page.evaluate("window.kept !== null && window.kept.isConnected")
    drawn_equals_numpy(page)
    found.check()


def test_playing_goes_on_while_a_number_changes(opened):
    page = opened(LINK.replace("steps=120", "steps=3000")).page
    page.get_by_role("button", name="Loop").click()  # on a busy machine the race is over before the answer
    page.get_by_test_id("play").click()
    page.wait_for_function("window.stage?.playing && window.stage?.step > 2")
    confirmed(page, lambda: page.get_by_test_id("runner-0-learning_rate").press("ArrowRight"))
    assert stage(page, "playing")


def test_the_start_follows_the_pointer_and_is_confirmed_on_release(opened):
    page = opened().page
    handle = page.get_by_test_id("start")
    x, y = centre(handle)
    stands(handle, page.evaluate("window.stage.toPixel([1, 1.5])"), within=1)
    page.mouse.move(x, y)
    page.mouse.down()
    for i in range(1, 9):
        page.mouse.move(x + 12 * i, y + 9 * i)
        stands(handle, (x + 12 * i, y + 9 * i), within=2)
    wanted = page.evaluate(f"window.stage.toTheta([{x + 96}, {y + 72}])")
    confirmed(page, page.mouse.up)
    assert drawn_equals_numpy(page).start == pytest.approx(wanted, abs=0.02)


def test_a_click_moves_the_start_there_and_arrow_keys_move_it_on(opened):
    page = opened().page
    target = page.evaluate("window.stage.toPixel([2, -1])")
    confirmed(page, lambda: page.mouse.click(*target))
    assert drawn_equals_numpy(page).start == pytest.approx((2, -1), abs=0.02)
    page.get_by_test_id("start").focus()
    confirmed(page, lambda: page.keyboard.press("ArrowRight"))
    x, y = drawn_equals_numpy(page).start
    assert x > 2.01
    assert y == pytest.approx(-1, abs=0.02)


def test_the_shared_link_draws_the_same_race_elsewhere(opened, server, visit):
    page = opened().page
    confirmed(page, lambda: page.get_by_test_id("runner-0-beta1").press("ArrowLeft"))
    confirmed(page, lambda: page.mouse.click(*page.evaluate("window.stage.toPixel([0.5, -0.5])")))
    share = page.get_by_test_id("share").get_attribute("href")
    assert share == f"{server}/?{stage(page, 'link')}&lang=en"
    elsewhere = visit(share).page
    elsewhere.wait_for_function(PAINTED)
    assert paths(elsewhere) == paths(page)


def test_native_controls_change_the_race(opened):
    found = opened()
    page = found.page
    page.get_by_role("combobox").first.click()
    confirmed(page, lambda: page.get_by_role("option", name="Himmelblau").click())
    assert "surface=himmelblau" in stage(page, "link")
    drawn_equals_numpy(page)
    found.check()
