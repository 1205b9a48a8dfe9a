"""The race follows the hand: the browser draws every move at once, and Python hears of it on release."""

import dataclasses
import os
import signal
from contextlib import ExitStack, contextmanager

import pytest
from playwright.sync_api import expect

from engine.link import decode
from tests.browser.conftest import ROOT, free_port, served
from tests.browser.pointer import (
    LINK,
    PAINTED,
    after,
    box_of,
    centre,
    confirmed,
    drawn_equals_numpy,
    near_numpy,
    number,
    paths,
    stage,
)

RULES = ("gd", "momentum", "nag", "rmsprop", "adam", "lion")
SIX = "v=1&surface=rosenbrock&steps=300&" + "&".join(f"run={rule}" for rule in RULES)
MOVES = (-20, -12, -4, 4, 12)  # px from the middle of a rail: rates that do not diverge


def with_value(config, name, value):
    """The same race with one number of its first runner changed."""
    first, *others = config.entries
    rule = dataclasses.replace(first.optimizer, **{name: value})
    return dataclasses.replace(config, entries=(dataclasses.replace(first, optimizer=rule), *others))


def slide(page, name, config):
    """Press on a slider of the first runner and drag it; every picture on the way is the race of that very value."""
    slider = page.get_by_test_id(f"runner-0-{name}")
    x, y = centre(slider)
    page.mouse.move(x, y)
    page.mouse.down()
    for way in MOVES:
        drawn = after(page, lambda way=way: page.mouse.move(x + way, y))
        config = with_value(config, name, number(box_of(slider).input_value()))
        near_numpy(config, drawn)
    return config


def same_elsewhere(visit, page):
    """The link of the race draws it in another browser."""
    elsewhere = visit(page.get_by_test_id("share").get_attribute("href")).page
    elsewhere.wait_for_function(PAINTED)
    for here, there in zip(paths(page), paths(elsewhere), strict=True):
        assert there == pytest.approx(here, rel=1e-9, abs=1e-9)


def told_once(sent):
    assert 1 <= len(sent) <= 2
    assert len(sent[0]) <= 2048


def test_every_move_of_a_slider_is_drawn_and_only_the_release_is_told(opened, visit):
    found = opened()
    page, config = found.page, decode(LINK)[0]
    # A stage that Streamlit fades while Python answers is a layer of its own: painted anew twice for every release.
    fading = "getComputedStyle(document.querySelector('.stage').closest('[data-stale]')).transitionDuration"
    assert page.evaluate(fading) in ("0s", "")
    for seq, name in enumerate(("learning_rate", "beta1", "beta2", "epsilon")):
        found.sent.clear()
        config = slide(page, name, config)
        assert found.sent == []
        assert stage(page, "seq") == seq
        before = paths(page)
        confirmed(page, page.mouse.up)
        told_once(found.sent)
        assert decode(stage(page, "link"))[0] == config
        for old, new in zip(before, paths(page), strict=True):  # the picture does not change with the confirmation
            assert new == pytest.approx(old, rel=1e-9, abs=1e-9)
        near_numpy(config, paths(page))
        # The page around the stage and the address follow when the hand rests: a message of this release, not the next.
        page.wait_for_function("(link) => location.search.includes(link)", arg=stage(page, "link").split("&run=")[1])
        expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")
    same_elsewhere(visit, page)
    found.check()


def test_every_move_of_the_start_is_drawn_and_only_the_release_is_told(opened, visit):
    found = opened()
    page, config = found.page, decode(LINK)[0]
    x, y = centre(page.get_by_test_id("start"))
    found.sent.clear()
    page.mouse.move(x, y)
    page.mouse.down()
    for i in range(1, 6):
        drawn = after(page, lambda i=i: page.mouse.move(x + 12 * i, y + 9 * i))
        start = tuple(drawn[0][:2])
        assert start == pytest.approx(page.evaluate(f"window.stage.toTheta([{x + 12 * i}, {y + 9 * i}])"), abs=0.02)
        config = dataclasses.replace(config, start=start)
        near_numpy(config, drawn)
    assert found.sent == []
    confirmed(page, page.mouse.up)
    told_once(found.sent)
    assert decode(stage(page, "link"))[0] == config
    same_elsewhere(visit, page)
    found.check()


def test_a_release_brings_back_what_has_changed_and_the_page_follows(opened):
    page, received = opened(SIX).page, []
    page.wait_for_load_state("networkidle")
    page.evaluate("window.kept = document.querySelector('.descent').latest.length")
    slider = page.get_by_test_id("runner-0-learning_rate")
    x, y = centre(slider)
    page.mouse.move(x, y)
    page.mouse.down()
    after(page, lambda: page.mouse.move(x - 9, y))
    confirmed(page, page.mouse.up)
    received = page.evaluate("document.querySelector('.descent').latest.length")
    assert received < page.evaluate("window.kept") / 3 and received < 8000
    assert [len(path) for path in paths(page)] == [602] * 6
    drawn_equals_numpy(page)
    page.wait_for_function("location.search.includes('learning_rate')")  # the address, a moment later
    target = page.evaluate("window.stage.toPixel([0.5, 0.5])")
    confirmed(page, lambda: page.mouse.click(*target))
    start = [f"{x:.3g}".replace("-", "−") for x in paths(page)[0][:2]]
    expect(page.get_by_test_id("stPopover").filter(has_text=f"({start[0]}, {start[1]})")).to_be_visible()
    drawn_equals_numpy(page)


def test_a_stage_that_lost_what_it_held_asks_for_every_path(opened):
    page = opened(SIX).page
    confirmed(page, lambda: page.get_by_test_id("runner-0-learning_rate").press("ArrowRight"))
    # The stage has asked for the page around it, and said what it held then.
    page.wait_for_function("location.search.includes('learning_rate')")
    forget = """async () => {
      const { remember } = await import(new URL("app/static/draft/held.js", document.baseURI).href);
      for (let i = 0; i < 20; i++) remember("another session", i, []);
    }"""
    page.evaluate(forget)
    confirmed(page, lambda: page.get_by_test_id("runner-0-learning_rate").press("ArrowRight"))
    drawn_equals_numpy(page)


@contextmanager
def asleep(process):
    """The server does not answer for a while."""
    os.kill(process.pid, signal.SIGSTOP)
    try:
        yield
    finally:
        os.kill(process.pid, signal.SIGCONT)


def test_runners_come_and_go_without_waiting_for_the_server(visit):
    with served(ROOT) as (address, process):
        found = visit(f"{address}/?{LINK}")
        page = found.page
        page.wait_for_function(PAINTED)
        with asleep(process):
            page.get_by_test_id("add").select_option(label="Lion")
            page.wait_for_function("window.stage?.runners.length === 3")
            assert stage(page, "runners[2].name") == "Lion"
            card = page.get_by_test_id("runner-1")
            card.click(position={"x": 60, "y": 14})
            card.get_by_role("button", name="Duplicate").click()
            page.wait_for_function("window.stage?.runners.length === 4")
            page.get_by_test_id("runner-0").click(position={"x": 60, "y": 14})
            page.get_by_test_id("runner-0").get_by_role("button", name="Remove").click()
            page.wait_for_function("window.stage?.runners.length === 3")
            drawn = paths(page)
            assert drawn[0] == drawn[1]
            assert stage(page, "seq") == 0
        # The answer to all three edits: an earlier one has as many runners.
        page.wait_for_function("window.stage?.live === false && /momentum.*momentum.*run=lion/.test(window.stage.link)")
        config = decode(stage(page, "link"))[0]
        near_numpy(config, drawn)
        near_numpy(config, paths(page))


def test_the_hand_goes_on_without_the_server_and_is_heard_when_it_is_back(visit):
    port, link = free_port(), LINK.replace("steps=120", "steps=1000")
    with ExitStack() as up:
        address, _ = up.enter_context(served(ROOT, port))
        page = visit(f"{address}/?{link}").page
        page.wait_for_function(PAINTED)
        page.get_by_role("button", name="Loop").click()
        page.get_by_test_id("play").click()
        page.wait_for_function("window.stage?.playing && window.stage?.step > 2")
        config = slide(page, "beta1", decode(link)[0])
        x, y = centre(page.get_by_test_id("runner-0-beta1"))
        with page.expect_console_message(lambda message: "not responding" in message.text, timeout=60_000):
            up.close()  # the hand is still down
            expect(page.get_by_test_id("offline")).to_be_visible()
            moved_to(page, x - 30, y)
        # By now Streamlit has wanted to put its own dialog over the page.
        config = with_value(config, "beta1", moved_to(page, x + 10, y))
        near_numpy(config, paths(page))
        page.mouse.up()
        expect(page.locator("[data-testid=stDialog]")).to_have_count(0)
        reached = stage(page, "step")
        page.wait_for_function(f"window.stage.step !== {reached}")
        page.get_by_test_id("play").click()
        page.wait_for_function("window.stage?.playing === false")
        page.get_by_test_id("stage").focus()
        page.keyboard.press("Home")
        assert stage(page, "step") == 0
        target = page.evaluate("window.stage.toPixel([0.5, 1])")
        start = after(page, lambda: page.mouse.click(*target))[0][:2]
        config = dataclasses.replace(config, start=tuple(start))
        near_numpy(config, paths(page))
    with served(ROOT, port):
        expect(page.get_by_test_id("offline")).to_be_hidden()
        page.wait_for_function(f"window.stage?.link.includes('start={start[0]!r}')")
        assert decode(stage(page, "link"))[0] == config
        near_numpy(config, paths(page))
        confirmed(page, lambda: page.get_by_test_id("runner-0-beta1").press("ArrowLeft"))
        same_elsewhere(visit, page)


def test_anatomy_too_is_heard_when_the_server_is_back(visit):
    port = free_port()
    with served(ROOT, port) as (address, _):
        page = visit(f"{address}/anatomy?{LINK}").page
        page.wait_for_function(PAINTED)
    expect(page.get_by_test_id("offline")).to_be_visible()
    after(page, lambda: page.get_by_test_id("runner-0-beta1").press("ArrowLeft"))
    value = number(box_of(page.get_by_test_id("runner-0-beta1")).input_value())
    with served(ROOT, port):
        expect(page.get_by_test_id("offline")).to_be_hidden()
        page.wait_for_function(f"window.stage?.link.includes('beta1:{value!r}')")
        assert decode(stage(page, "link"))[0].entries[0].optimizer.beta1 == value
        confirmed(page, lambda: page.get_by_test_id("runner-0-beta1").press("ArrowLeft"))


def moved_to(page, x, y):
    """The value of the first runner's beta1 after its slider, already held, was dragged there."""
    after(page, lambda: page.mouse.move(x, y))
    return number(box_of(page.get_by_test_id("runner-0-beta1")).input_value())
