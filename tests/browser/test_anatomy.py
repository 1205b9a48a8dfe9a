"""The anatomy page in a real browser: the numbers on it are those that NumPy recorded, and they follow the hand."""

from dataclasses import fields, replace

import numpy as np
import pytest

from engine.config import Entry, RunConfig
from engine.formula.lines import anatomy
from engine.formula.tree import evaluate
from engine.link import decode, encode
from engine.run import race
from engine.schedules import SCHEDULES
from engine.spec.noise import Noise
from optimizers import OPTIMIZERS
from stage.anatomy.lines import pack
from surfaces import SURFACES
from tests.browser.pointer import LINK, PAINTED, centre, confirmed, stage
from tests.browser.test_hands import PHONE
from tests.plain import plain

SHOWN = "document.querySelector('.anatomy li .result mn')?.textContent"
NUMBERS = """() => Object.fromEntries([...document.querySelectorAll('.anatomy li')].map((line) => [
  line.querySelector('.formula').textContent,
  [...line.querySelectorAll('.result mn')].map(({textContent}) => textContent)]))"""


STEPS = [0, 1, 6, 18]
READ = """async ({views, steps, names}) => {
  const from = (file) => import(new URL(`app/static/${file}`, document.baseURI).href);
  const [{reader}, {live}] = await Promise.all([from("panels/anatomy/reader.js"), from("stage/live.js")]);
  return views.map((view, i) => steps.map((k) => {
    const value = reader(view)(live.latest.race.runners[i], k);
    return Object.fromEntries(names[i].map((name) => [name, value(name)]));
  }));
}"""
BOXES = """(selectors) => document.querySelector('.stage .sheet').toggleAttribute('data-zoomed', true)
  && selectors.flatMap((selector) => [...document.querySelectorAll(selector)])
  .map((node) => node.getBoundingClientRect()).filter(({ width }) => width)
  .map(({ left, top, right, bottom }) => [left, top, right, bottom])"""
CORNERS = [".stage .whole", ".anatomy .zoom", ".stage .axes em", ".stage .view", ".stage .signs", ".stage .scale"]
DATA = "v=1&surface=regression&steps=60&run=adam~learning_rate:0.05"


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


def every_rule():
    """All rules, each with weight decay where it has that and a schedule, on noisy gradients; and some variants."""
    rules = [cls() for cls in OPTIMIZERS.values()]
    decaying = [rule for rule in rules if any(field.name == "weight_decay" for field in fields(rule))]
    rules = [replace(rule, weight_decay=0.01) if rule in decaying else rule for rule in rules]
    rules += [OPTIMIZERS["newton"](saddle_free=True), OPTIMIZERS["rmsprop"](centered=True, momentum=0.5)]
    rules += [OPTIMIZERS["lookahead"](inner=OPTIMIZERS["nag"](), k=2), OPTIMIZERS["adam"](bias_correction=False)]
    cosine = SCHEDULES["cosine"](T_max=20)
    entries = [Entry(rule, None if "newton" in type(rule).__module__ else cosine) for rule in rules]
    views = [("regression", None), ("himmelblau", Noise(scale=0.5))]
    for part, (surface, noise) in zip((entries[::2], entries[1::2]), views, strict=True):
        yield RunConfig(SURFACES[surface](), steps=20, seed=3, noise=noise, entries=tuple(part))


@pytest.mark.parametrize("config", list(every_rule()), ids=["mini-batches", "noise"])
def test_the_numbers_of_every_rule_evaluate_to_what_numpy_ran(server, visit, config):
    page = visit(f"{server}/?{encode(config)}").page
    page.wait_for_function(PAINTED)
    found = [anatomy(entry.optimizer) for entry in config.entries]
    wide = [
        {str(i): slot.wide for i, slot in enumerate(each.slots)}
        | {line.name: line.formula.wide for line in each.lines}
        | {"gradient": True}
        for each in found
    ]
    names = [[place for name in each for place in places(name, each[name])] for each in wide]
    views = [plain(pack(entry, "", "en")) for entry in config.entries]
    read_off = page.evaluate(READ, {"views": views, "steps": STEPS, "names": names})
    for run, each, widths, steps in zip(race(config), found, wide, read_off, strict=True):
        recorded = {f"state.{name}": values for name, values in run.state.items()}
        recorded |= {"gradient": run.gradient, "update": np.diff(run.theta, axis=0)}
        for k, known in zip(STEPS, steps, strict=True):
            if len(run.theta) < k + 2 or not np.all(np.isfinite(run.theta[: k + 2])):
                continue  # it has left by then
            assert None not in known.values(), each.lines
            value = {name: np.squeeze([known[place] for place in places(name, widths[name])]) for name in widths}
            for line in each.lines:
                if line.name in recorded:
                    np.testing.assert_allclose(value[line.name], recorded[line.name][k], rtol=1e-9, atol=1e-12)
                np.testing.assert_allclose(
                    evaluate(line.numbers, value.__getitem__), value[line.name], rtol=1e-9, atol=1e-12
                )


def places(name, wide):
    """The names of the coordinates, or of the one number; a slot has a coordinate in any case."""
    return [f"{name}.0", f"{name}.1"][: 1 + wide] if wide or name.isdigit() else [name]


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


def test_a_number_dragged_off_zero_shows_its_term_at_once(glass):
    found = glass()
    page = found.page
    slider = page.get_by_test_id("runner-0-weight_decay")
    assert not [line for line in page.evaluate(NUMBERS) if "λ" in line]
    x, y = centre(slider)
    box = slider.bounding_box()
    page.mouse.move(box["x"] + 6, y)
    page.mouse.down()
    page.mouse.move(x, y, steps=3)
    page.wait_for_function("document.querySelector('.anatomy li').textContent.includes('λ')")
    assert stage(page, "seq") == 0  # not a message yet
    confirmed(page, page.mouse.up)
    assert "λ" in page.locator(".anatomy li").first.text_content()
    found.check()


def test_a_strip_is_a_slider_for_keys_and_screen_readers(glass):
    found = glass()
    page = found.page
    strip = page.get_by_role("slider", name="mean of the gradients")
    strip.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("window.stage?.step === 13")
    page.wait_for_function("document.querySelector('.anatomy h3').textContent.includes('13')")
    m = race(decode(LINK)[0])[0].state["m"][12]
    text = strip.get_attribute("aria-valuetext")
    np.testing.assert_allclose([read(part.split()[-1]) for part in text.split(", ")], m, rtol=5e-3)
    assert page.locator(".story").inner_text()
    found.check()


def test_a_strip_seeks(glass):
    found = glass()
    page = found.page
    strip = page.locator("[data-strip='state.m']")
    strip.scroll_into_view_if_needed()
    strip.click()
    page.wait_for_function("window.stage?.step > 30")
    page.wait_for_function("document.querySelector('.anatomy h3').textContent.includes(String(window.stage?.step))")
    found.check()


def test_nothing_sticks_out(glass):
    page = glass(viewport={"width": 390, "height": 800}).page
    for width in (390, 760, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        the_page_fits(page, width)


def the_page_fits(page, width):
    page.wait_for_function(f"document.documentElement.clientWidth === {width}")
    page.wait_for_function(f"document.documentElement.scrollWidth <= {width}")
    parts = [".anatomy .rule", ".anatomy .strip", ".stage .plot"]
    page.wait_for_function("(all) => all.every((one) => document.querySelector(one)?.clientWidth > 150)", arg=parts)


@pytest.mark.parametrize("options", [{}, PHONE], ids=["desktop", "phone"])
def test_what_stands_in_the_corners_of_the_plot_does_not_overlap(glass, options):
    page = glass(DATA, **options).page
    boxes = page.evaluate(BOXES, CORNERS)
    assert len(boxes) >= 5  # the whole view is no offer while the box asks for the step
    for i, (left, top, right, bottom) in enumerate(boxes):
        for x0, y0, x1, y1 in boxes[:i]:
            assert right <= x0 or x1 <= left or bottom <= y0 or y1 <= top, (boxes[i], boxes[:i])


def test_a_finger_finds_the_marks_of_a_slider_and_still_its_thumb(glass):
    page = glass(DATA, **PHONE).page
    mark = page.locator(".stage .rail .mark:not([hidden])").first
    place = "(mark, of) => mark.parentElement.style.setProperty('--at', mark.parentElement.style.getPropertyValue(of))"
    mark.evaluate(place, "--to")
    box = mark.bounding_box()
    assert box["height"] >= 44 and box["width"] >= 24
    mark.evaluate(place, "--default")
    assert mark.bounding_box()["width"] == 0  # the thumb stands there
    place = mark.evaluate("(mark) => mark.offsetLeft / mark.parentElement.clientWidth")
    assert place == pytest.approx(1 / 3, abs=0.02)  # 0.001 between 10⁻⁵ and 10
