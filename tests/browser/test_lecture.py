"""What a lecturer shows a class and a student tries on a phone, as they would do it: every click is counted."""

from contextlib import contextmanager

import numpy as np
from playwright.sync_api import expect

from scenes import SCENES
from surfaces.formula import Formula
from tests.browser.pointer import PAINTED, centre, confirmed, noticed, stage
from tests.browser.test_hands import PHONE, Finger
from tests.walk import PAGES


class Hand:
    """One hand on the page; a task may take so many clicks or taps. Dragging and typing are no clicks."""

    def __init__(self, page):
        self.page, self.clicks = page, 0

    def click(self, target):
        self.clicks += 1
        target.click()

    def tap(self, target):
        self.clicks += 1
        target.tap()

    def choose(self, target, option):
        """From a list of the system's own: one click opens it, one chooses."""
        self.clicks += 2
        target.select_option(option)

    def thumb(self, target, share):
        """Where the thumb of a slider is, and where it would be at this share of its length."""
        target.click(trial=True)  # waits until it stands still
        box = target.bounding_box()
        at = target.evaluate("(node) => (node.value - node.min) / (node.max - node.min)")
        return [(box["x"] + 8 + each * (box["width"] - 16), box["y"] + box["height"] / 2) for each in (at, share)]

    def drag(self, target, share):
        """Take the thumb of a slider and carry it to this share of its length."""
        (from_x, y), (to_x, _) = self.thumb(target, share)
        self.page.mouse.move(from_x, y)
        self.page.mouse.down()
        self.page.mouse.move(to_x, y, steps=6)

    @contextmanager
    def task(self, most):
        before = self.clicks
        yield
        assert self.clicks - before <= most, f"{self.clicks - before} clicks, at most {most} are allowed"


def scene(hand, title):
    """The sheet of all scenes, a scene of it; at its end, which it plays to by itself."""
    page = hand.page
    hand.click(page.get_by_test_id("scenes"))
    hand.click(page.locator(".sheet .grid button", has=page.locator("strong", has_text=title)))
    page.wait_for_function(f"{PAINTED} && document.querySelector('.watch b')?.textContent === {title!r}")
    expect(page.locator(".watch")).to_contain_text(
        next(s.preset.watch.en for s in SCENES if s.preset.title.en == title)
    )
    page.keyboard.press("End")
    page.wait_for_function("window.stage?.step === window.stage?.steps")


def sideways(page, name):
    """How far a path goes across the ravine, there and back."""
    path = page.evaluate("(name) => Array.from(window.stage.runners.find((each) => each.name === name).path)", name)
    return float(np.abs(np.diff(path[1::2])).sum())


def opened(hand, page_name):
    """Another page, by its name in the navigation."""
    hand.click(hand.page.get_by_test_id("stTopNavLink").nth(PAGES.index(page_name or "race")))
    hand.page.wait_for_function(f"{PAINTED} && location.pathname === '/{page_name}'")


def test_a_lecture_takes_few_clicks(server, visit):
    found = visit(f"{server}/?lang=en", reduced_motion="reduce")  # the race waits for the class
    page, hand = found.page, Hand(found.page)
    verdict = page.get_by_test_id("verdict")
    page.wait_for_function(PAINTED)

    with hand.task(1):  # h: predict, then reveal
        chip = page.get_by_test_id("guess").get_by_role("button", name="Adam")
        hand.click(chip)
        expect(chip).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("End")
    expect(verdict).to_contain_text("You guessed Adam.")

    with hand.task(1):  # e: schedules under noise
        opened(hand, "schedules")
        expect(page.locator(".st-key-schedules")).to_contain_text("ends lowest, at ")

    with hand.task(2):  # f: the basins of Himmelblau
        opened(hand, "maps")
        hand.click(page.get_by_role("radio", name="Basins"))
        expect(page.locator(".basins .shares > span").nth(6)).to_be_visible()
        expect(page.locator(".basins .story")).to_contain_text("ends in ")

    opened(hand, "")
    with hand.task(2):  # a: zig-zag, then momentum
        scene(hand, "Ravine: GD, then momentum")
        expect(verdict).to_contain_text("Momentum")
        assert sideways(page, "GD") > 2 * sideways(page, "Momentum")

    with hand.task(0):  # d: the limit, in the first drag
        edge = page.get_by_test_id("runner-0").locator(".edge:not([hidden])")
        expect(edge).to_have_text("2/λmax")
        hand.drag(page.get_by_test_id("runner-0-learning_rate"), 0.9)
        expect(verdict).to_contain_text("GD diverged at step")
        expect(verdict).to_contain_text("is above 2/λmax = ")
        confirmed(page, page.mouse.up)

    with hand.task(1):  # g: send it
        share = page.get_by_test_id("share")
        copied = noticed(page, "document.querySelector('[data-testid=share]').innerText.includes('Copied')")
        hand.click(share)
        copied()
        assert share.get_attribute("href").startswith(f"{server}/?")

    with hand.task(2):  # c: who escapes from a saddle, and when
        scene(hand, "Escape from a saddle")
        expect(verdict).to_contain_text("left the saddle first, at step ")
        expect(page.locator(".board thead")).to_contain_text("left at")

    with hand.task(2):  # b: bias correction, on and off
        scene(hand, "Adam without bias correction")
        expect(page.locator(".board")).to_contain_text("no correction")

    with hand.task(0):  # k: on a projector with keys alone
        page.keyboard.press("PageUp")  # as a presenter's remote does
        page.wait_for_function("document.querySelector('.watch b')?.textContent !== 'Adam without bias correction'")
        for key, step in (("End", stage(page, "steps")), ("Home", 0), ("ArrowRight", 1)):
            page.keyboard.press(key)
            page.wait_for_function("(step) => window.stage?.step === step", arg=step)
        page.keyboard.press("f")
        page.wait_for_function("document.fullscreenElement?.matches('.stage')")
        page.keyboard.press("Escape")
        page.wait_for_function("!document.fullscreenElement")

    with hand.task(2):  # i: a function of one's own
        hand.click(page.locator(".st-key-surface [role=combobox]"))
        hand.click(page.get_by_role("option", name=Formula.title))
        box = page.get_by_test_id("formula")
        box.fill("x + y^2")
        expect(page.get_by_test_id("formula-problem")).to_have_text("")
        box.press("Enter")
        page.wait_for_function(f"{PAINTED} && window.stage.link.includes('surface=formula')")
    # It has nothing that one reaches or leaves: no column of dashes for that.
    expect(page.locator(".board th[scope=col]:visible")).to_have_text(["Runner", "loss"])
    found.check()


def test_a_phone_takes_few_taps(server, visit):
    found = visit(f"{server}/?lang=en", **PHONE, reduced_motion="reduce")
    page, hand, finger = found.page, Hand(found.page), Finger(found.page)
    verdict = page.get_by_test_id("verdict")
    page.wait_for_function(PAINTED)

    with hand.task(1):  # guess, then see
        hand.tap(page.get_by_test_id("guess").get_by_role("button", name="NAG"))
    with hand.task(1):
        hand.tap(page.get_by_test_id("play"))
        page.wait_for_function("window.stage?.step > 0")
    page.get_by_test_id("scrub").fill(str(stage(page, "steps")))
    expect(verdict).to_contain_text("You guessed NAG.")
    expect(verdict).to_be_in_viewport()

    with hand.task(0):  # the start follows the finger
        x, y = centre(page.get_by_test_id("start"))
        confirmed(page, lambda: finger.drag((x, y), (x - 40, y + 30)))

    with hand.task(4):  # one more runner, and a number of its own in the sheet
        hand.choose(page.get_by_test_id("add"), "adamw")
        page.wait_for_function("window.stage?.runners.length === 6")
        card = page.get_by_test_id("runner-5")
        card.scroll_into_view_if_needed()
        hand.tap(card.get_by_role("button", name="All sliders"))
        slider = page.get_by_test_id("runner-5-beta2")
        expect(slider).to_be_in_viewport()
        page.wait_for_function("!document.querySelector('.cards').getAnimations().length")
        before = float(slider.input_value())
        confirmed(page, lambda: finger.drag(*hand.thumb(slider, 0.2)))
        assert float(slider.input_value()) != before
    hand.tap(page.get_by_role("button", name="Done"))

    with hand.task(2):  # another page, and back: the race is still there
        hand.tap(page.get_by_role("button", name="Pages: Race"))
        hand.tap(page.get_by_test_id("stSidebarNavLink").nth(PAGES.index("anatomy")))
        expect(page.get_by_role("button", name="Pages: Anatomy")).to_be_visible()
    with hand.task(2):
        hand.tap(page.get_by_role("button", name="Pages: Anatomy"))
        hand.tap(page.get_by_test_id("stSidebarNavLink").nth(PAGES.index("race")))
        page.wait_for_function(f"{PAINTED} && window.stage.runners.length === 6")
    found.check()
