"""The race and the anatomy by the keyboard alone, and the race by touch alone: no mouse takes part."""

import re

import pytest
from playwright.sync_api import expect

from engine.link import decode
from tests.browser.pointer import LINK, PAINTED, centre, confirmed, drawn_equals_numpy, noticed, stage
from tests.browser.test_deep import REMARKS

PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True, "device_scale_factor": 2}
FOCUSED = "(node) => node === document.activeElement"
# Whoever is reached by Tab must be seen to be: on the screen, and marked by a ring, its own or that of what holds it.
RING = """(node) => {
  const {left, right, top, bottom} = node.getBoundingClientRect();
  const inside = right > 0 && bottom > 0 && left < innerWidth && top < innerHeight;
  if (!node.matches(":focus-visible") || !inside) return false;
  for (let one = node, i = 0; one && i < 4; one = one.parentElement, i++) {
    const {outlineStyle, boxShadow} = getComputedStyle(one);
    if (outlineStyle !== "none" || boxShadow !== "none") return true;
  }
  return node.type === "range" || node.role === "slider";  // the thumb has the ring, or the picture draws it
}"""

# A swipe goes on after the finger: where the start is has been the same in five pictures.
RESTS = """() => {
  const at = document.querySelector("[data-testid=start]").getBoundingClientRect().top;
  window.rests = window.rests?.at === at ? { at, frames: window.rests.frames + 1 } : { at, frames: 0 };
  return window.rests.frames > 4;
}"""


def walk(page, target, key="Tab", most=70):
    """Press Tab until the target has the focus, and shows it."""
    for _ in range(most):
        if target.evaluate_all("(all) => all.includes(document.activeElement)"):
            page.wait_for_function(RING, arg=target.element_handle())  # what takes the focus is scrolled into sight
            return target
        page.keyboard.press(key)
        page.evaluate("new Promise(requestAnimationFrame)")  # a card opens in the picture after its focus
    raise AssertionError(f"{key} does not reach {target}")


def names(page):
    return stage(page, "runners.map(r => r.name)")


def test_the_race_by_the_keyboard_alone(opened):
    found = opened()
    page, press = found.page, found.page.keyboard.press
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    card = lambda index: page.get_by_test_id(f"runner-{index}")  # noqa: E731

    # Playing, pausing, stepping.
    walk(page, page.get_by_test_id("stage"))
    press("Home")
    press("Space")
    page.wait_for_function("window.stage?.playing && window.stage?.step > 2")
    press("Space")
    page.wait_for_function("window.stage?.playing === false")
    press("End")
    page.wait_for_function("window.stage?.step === 120")

    # Space and back, a look inside a step, the link.
    space, inspect = page.locator("[data-do=space]"), page.locator("[data-do=inspect]")
    walk(page, space)
    press("Enter")
    expect(space).to_have_attribute("aria-pressed", "true")
    page.wait_for_selector(".plot [data-deep]")
    press("Space")
    expect(space).to_have_attribute("aria-pressed", "false")
    walk(page, inspect)
    press("Space")
    expect(inspect).to_have_attribute("aria-pressed", "true")
    press("Enter")
    expect(inspect).to_have_attribute("aria-pressed", "false")
    walk(page, page.get_by_test_id("share"))
    copied = noticed(page, "document.querySelector('[data-testid=share]').matches('.copied')")
    press("Enter")
    copied()
    assert page.evaluate("navigator.clipboard.readText()").endswith(stage(page, "link") + "&lang=en")

    # The start.
    start = walk(page, page.get_by_test_id("start"))
    for key in ("ArrowLeft", "Shift+ArrowDown"):
        confirmed(page, lambda key=key: press(key))
    x, y = drawn_equals_numpy(page).start
    assert x < 1
    assert y < 1.4
    assert start.evaluate(FOCUSED)

    # The second runner: its rate by arrows and exactly, all its settings, a twin, another, none.
    rate = walk(page, page.get_by_test_id("runner-1-learning_rate"))
    confirmed(page, lambda: press("ArrowRight"))
    assert rate.evaluate(FOCUSED)
    assert decode(stage(page, "link"))[0].entries[1].optimizer.learning_rate > 0.005
    press("Tab")
    assert page.evaluate("document.activeElement.matches('.box')")
    page.keyboard.type("0.004")
    confirmed(page, lambda: press("Enter"))
    assert decode(stage(page, "link"))[0].entries[1].optimizer.learning_rate == 0.004
    expect(card(1)).to_have_class(re.compile("selected"))
    more = walk(page, card(1).locator(".more"), "Shift+Tab")
    expect(card(1).get_by_role("combobox", name="Learning rate schedule")).to_be_hidden()
    press("Enter")
    expect(card(1).get_by_role("combobox", name="Learning rate schedule")).to_be_visible()
    assert more.evaluate(FOCUSED)
    walk(page, card(1).get_by_role("button", name="Duplicate"), "Shift+Tab")
    confirmed(page, lambda: press("Enter"))
    assert len(names(page)) == 3
    assert card(2).locator(".more").evaluate(FOCUSED)  # the twin is open, and nothing lost its place
    walk(page, card(2).get_by_role("button", name="Remove"), "Shift+Tab")
    confirmed(page, lambda: press("Space"))
    assert names(page) == ["Adam", "Momentum"]
    assert card(1).locator(".more").evaluate(FOCUSED)
    expect(card(0).get_by_role("button", name="Hide", exact=True)).to_have_count(1)
    walk(page, card(0).locator(".sign"), "Shift+Tab")
    press("Space")
    page.wait_for_function("!window.stage?.runners[0].visible")
    press("Space")
    page.wait_for_function("window.stage?.runners[0].visible")

    # One more runner, from the list.
    walk(page, page.get_by_test_id("add"))
    press("ArrowDown")
    page.keyboard.type("Lion")
    confirmed(page, lambda: press("Enter"))
    assert names(page) == ["Adam", "Momentum", "Lion"]

    # The scrubber.
    walk(page, page.get_by_test_id("scrub"))
    press("Home")
    press("ArrowRight")
    page.wait_for_function("window.stage?.step === 1")

    # Another surface, in the native list far above.
    surface = walk(page, page.get_by_role("combobox", name="Surface"), "Shift+Tab")
    press("ArrowDown")
    page.keyboard.type("Himmel")
    page.get_by_role("option", name="Himmelblau").wait_for()
    confirmed(page, lambda: press("Enter"))
    assert decode(stage(page, "link"))[0].surface.title == "Himmelblau"
    assert surface.evaluate(FOCUSED)
    drawn_equals_numpy(page)
    found.errors[:] = [text for text in found.errors if not any(remark in text for remark in REMARKS)]
    found.check()


def test_anatomy_by_the_keyboard_alone(server, visit):
    found = visit(f"{server}/anatomy?{LINK}")
    page, press = found.page, found.page.keyboard.press
    page.wait_for_function(PAINTED)
    page.wait_for_function("document.querySelector('.anatomy li .result mn')?.textContent")
    title = page.locator(".anatomy h3")
    said = lambda: page.locator(".anatomy li .result").last.text_content()  # noqa: E731

    walk(page, page.get_by_test_id("stage"))
    press("ArrowRight")
    page.wait_for_function("window.stage?.step === 13")
    expect(title).to_contain_text("13")
    rate = walk(page, page.get_by_test_id("runner-0-learning_rate"))
    before = said()
    confirmed(page, lambda: press("ArrowRight"))
    assert rate.evaluate(FOCUSED)
    page.wait_for_function(
        "(old) => document.querySelector('.anatomy li:last-child .result').textContent !== old", arg=before
    )
    walk(page, page.get_by_role("slider", name="mean of the gradients"))
    press("ArrowLeft")
    expect(title).to_contain_text("12")
    zoom = walk(page, page.get_by_test_id("zoom"), "Shift+Tab")
    wide = page.evaluate("window.stage.toPixel([3, 0])[0] - window.stage.toPixel([2, 0])[0]")
    press("Space")
    expect(zoom).not_to_be_checked()
    page.wait_for_function(
        "(wide) => window.stage.toPixel([3, 0])[0] - window.stage.toPixel([2, 0])[0] < wide", arg=wide
    )
    walk(page, page.get_by_role("combobox", name="Runner"), "Shift+Tab")
    press("ArrowDown")
    page.keyboard.type("Moment")
    page.get_by_role("option", name="Momentum", exact=True).wait_for()
    press("Enter")
    page.wait_for_function("window.stage?.runners[0].name === 'Momentum'")
    page.wait_for_function("document.querySelectorAll('.anatomy li').length === 3")
    found.check()


class Finger:
    """One finger on the glass, as the browser's own input sends it."""

    def __init__(self, page):
        self.session = page.context.new_cdp_session(page)
        self.page = page

    def touch(self, kind, *points):
        at = [{"x": x, "y": y} for x, y in points]
        self.session.send("Input.dispatchTouchEvent", {"type": f"touch{kind}", "touchPoints": at})

    def drag(self, start, end, steps=8, lift=True):
        self.touch("Start", start)
        for i in range(1, steps + 1):
            self.touch("Move", [a + (b - a) * i / steps for a, b in zip(start, end, strict=True)])
        if lift:
            self.touch("End")


def test_the_race_by_touch_alone(opened):
    found = opened(**PHONE)
    page = found.page
    finger = Finger(page)

    def tap(target):
        """Where it is: nothing is scrolled to it, and it is waited for until it stands still."""
        expect(target).to_be_in_viewport(ratio=0.5)
        target.tap()

    # Every control that is in sight is as large as a finger.
    small = page.evaluate("""() => [...document.querySelectorAll(".stage button, .stage select")].filter((node) => {
      const {width, height} = node.getBoundingClientRect();
      return node.checkVisibility() && !node.matches(".mark, .grip") && width && Math.min(width, height) < 44;
    }).map((node) => node.outerHTML.slice(0, 120))""")
    assert small == []

    # Playing, pausing, scrubbing.
    tap(page.get_by_test_id("play"))
    page.wait_for_function("window.stage?.playing && window.stage?.step > 2")
    tap(page.get_by_test_id("play"))
    page.wait_for_function("window.stage?.playing === false")
    rail = page.get_by_test_id("scrub").bounding_box()
    y = rail["y"] + rail["height"] / 2
    at = lambda share: (rail["x"] + share * rail["width"], y)  # noqa: E731
    here = stage(page, "step / window.stage.steps")
    finger.drag(at(0.03 + 0.94 * here), at(0.75), lift=False)
    page.wait_for_function("window.stage?.step > 80 && window.stage?.step < 100")
    finger.touch("End")
    assert stage(page, "seq") == 0

    # A tap on the contour moves the start there; a swipe over it scrolls the page and leaves the start alone.
    target = page.evaluate("window.stage.toPixel([2, -1])")
    confirmed(page, lambda: page.touchscreen.tap(*target))
    assert drawn_equals_numpy(page).start == pytest.approx((2, -1), abs=0.05)
    before, down = stage(page, "link"), page.evaluate("window.stage.toPixel([2, -1])[1]")
    finger.drag((60, 380), (60, 240))
    page.wait_for_function("(down) => window.stage?.toPixel([2, -1])[1] < down - 40", arg=down)
    assert stage(page, "link") == before

    # The start itself can be dragged, once the page has come to rest.
    page.wait_for_function(RESTS)
    handle = centre(page.get_by_test_id("start"))
    finger.drag(handle, (handle[0] - 60, handle[1] - 30), lift=False)
    assert stage(page, "link") == before
    confirmed(page, lambda: finger.touch("End"))
    assert drawn_equals_numpy(page).start[0] < 1.9

    # Cards are swiped.
    first = page.get_by_test_id("runner-0")
    first.scroll_into_view_if_needed()
    expect(first).to_have_class(re.compile("selected"))
    page.wait_for_function(PAINTED)  # and at rest there
    x, y = centre(first.locator("h3"))
    finger.drag((300, y), (20, y))
    second = page.get_by_test_id("runner-1")
    expect(second).to_have_class(re.compile("selected"))

    # The sheet with all sliders, one of them dragged while the picture stays in sight, and closed again.
    tap(second.get_by_role("button", name="All sliders"))
    done = page.get_by_role("button", name="Done")
    expect(done).to_be_visible()
    slider = page.get_by_test_id("runner-1-momentum")
    expect(slider).to_be_visible()
    page.wait_for_function("!document.querySelector('.cards').getAnimations().length")
    x, y = centre(slider)
    width = slider.bounding_box()["width"]
    value, seq = float(slider.input_value()), stage(page, "seq")
    thumb = slider.evaluate("(node) => (node.value - node.min) / (node.max - node.min)")
    at = (x - width / 2 + 12 + thumb * (width - 24), y)
    finger.drag(at, (at[0] - 60, y), lift=False)
    page.wait_for_function("window.stage?.live")
    assert stage(page, "seq") == seq
    confirmed(page, lambda: finger.touch("End"))
    assert float(slider.input_value()) < value
    assert decode(stage(page, "link"))[0].entries[1].optimizer.momentum < 0.9
    assert page.locator(".plot").bounding_box()["y"] < 300
    tap(done)
    expect(done).to_be_hidden()

    # The speed.
    page.locator(".speed").select_option("4")  # the list itself is the phone's own
    tap(page.get_by_test_id("play"))
    page.wait_for_function("window.stage?.step === window.stage?.steps && window.stage?.playing === false")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    drawn_equals_numpy(page)
    found.check()
