"""The loss panel: what a curve shows is the number that the axis says, and the hand on it moves the whole stage."""

import re

import numpy as np
import pytest
from playwright.sync_api import expect

from engine.link import decode
from engine.run import race
from tests.browser.pointer import stage

ONE = "v=1&surface=beale&start=1,1.5&steps=60&seed=0&run=gd~learning_rate:0.01"
BELOW = "v=1&surface=styblinski_tang&start=1,1.5&steps=60&seed=0&run=gd~learning_rate:0.01"
PLAIN = "v=1&surface=saddle&start=1,0.5&steps=60&seed=0&run=gd~learning_rate:0.02"
AXES = """() => {
  const centre = (node, side, size) => { const box = node.getBoundingClientRect(); return box[side] + box[size] / 2; };
  const marks = (name, side, size) =>
    [...document.querySelectorAll(`[data-testid=loss] .${name} b`)]
      .map((node) => [node.textContent, centre(node, side, size)]);
  return { rows: marks("rows", "top", "height"), columns: marks("columns", "left", "width") };
}"""
# The right half of a marker stands over the faint future: rows of its exact colour there.
MARKER = """([x, color]) => {
  const canvas = document.querySelector("[data-testid=loss] canvas"), box = canvas.getBoundingClientRect();
  const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext("2d", { willReadFrequently: true });
  copy.drawImage(canvas, 0, 0);
  const { data } = copy.getImageData(Math.round(x - box.left) + 2, 0, 1, canvas.height);
  const rows = [];
  for (let y = 0; y < canvas.height; y++) {
    if (color.every((part, i) => data[4 * y + i] === part)) rows.push(y + 0.5 + box.top);
  }
  return rows;
}"""
BLUE = [0x1F, 0x6A, 0xEF]  # of GD, whose marker is a circle
RAISED = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")


def axis(marks):
    """The line through the labels of an axis: from a value (or its decade) to a pixel."""
    values = [
        float(text[2:].translate(RAISED) if text[-1] in "⁰¹²³⁴⁵⁶⁷⁸⁹" else text.replace("−", "-")) for text, _ in marks
    ]
    slope, offset = np.polyfit(values, [place for _, place in marks], 1)
    return lambda value: slope * value + offset


def where(page, step, value, log):
    """The pixel at which the axes of the panel put a value."""
    found = page.evaluate(AXES)
    return axis(found["columns"])(step), axis(found["rows"])(np.log10(value) if log else value)


def seek(page, step):
    page.get_by_test_id("stage").focus()
    page.keyboard.press("Home")
    for _ in range(step):
        page.keyboard.press("ArrowRight")
    page.wait_for_function(f"window.stage?.step === {step}")
    page.evaluate("new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))")


def series(page, kind):
    """The numbers of the only run, from its path and the Python core."""
    config = decode(stage(page, "link"))[0]
    theta, surface = race(config)[0].theta.reshape(-1, 2), config.surface
    if kind == "lr":
        return np.full(len(theta) - 1, 0.01)
    if kind == "norm":
        return np.linalg.norm(surface.gradient(theta.T), axis=0)
    if kind == "distance":
        points = np.array([tuple(minimum)[:2] for minimum in surface.minima])
        return np.linalg.norm(theta[:, None] - points, axis=2).min(axis=1)
    return surface.loss(theta.T)


def test_a_point_stands_where_the_axis_says(opened):
    visit = opened(ONE)
    page = visit.page
    toggle = page.get_by_test_id("loss-log")
    for log in (True, False):
        for kind in ("loss", "norm", "distance", "lr"):
            page.get_by_test_id("loss-kind").select_option(kind)
            if (toggle.get_attribute("aria-pressed") == "true") != log:
                toggle.click()
            expect(toggle).to_have_attribute("aria-pressed", str(log).lower())
            for step in (5, 23):
                seek(page, step)
                x, y = where(page, step, series(page, kind)[step], log)
                rows = page.evaluate(MARKER, [x, BLUE])
                assert (rows[0] + rows[-1]) / 2 == pytest.approx(y, abs=1), (kind, log, step)
    visit.check()


def test_a_negative_loss_is_drawn_as_height_above_the_lowest(opened):
    page = opened(BELOW).page
    seek(page, 5)
    lowest = decode(stage(page, "link"))[0].surface.minima[0].loss
    x, y = where(page, 5, series(page, "loss")[5] - lowest, True)
    rows = page.evaluate(MARKER, [x, BLUE])
    assert (rows[0] + rows[-1]) / 2 == pytest.approx(y, abs=1)
    expect(page.get_by_text("height above the lowest loss")).to_be_visible()


def test_without_a_minimum_there_is_no_distance_and_losses_count_both_ways_from_0(opened):
    page = opened(PLAIN).page
    expect(page.get_by_test_id("loss-kind").locator("option")).to_have_text(["Loss", "Gradient norm", "Learning rate"])
    expect(page.get_by_test_id("loss-log")).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".curves .rows b").filter(has_text=re.compile("^0$"))).to_be_visible()
    expect(page.locator(".board th[scope=col]")).to_have_text(["Runner", "left at", "loss", "from saddle"])
    page.get_by_test_id("loss-kind").select_option("norm")
    expect(page.get_by_test_id("loss-log")).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_role("img", name="Gradient norm")).to_be_visible()


def test_hovering_links_the_panel_and_the_plot(opened):
    page = opened(ONE).page
    seek(page, 40)
    card = lambda part: page.locator(f".{part} .hovercard", has_text="step 23")  # noqa: E731
    page.mouse.move(*where(page, 23, series(page, "loss")[23], True))
    expect(card("curves")).to_have_css("opacity", "1")
    before = page.get_by_test_id("loss").locator("canvas").evaluate("(canvas) => canvas.toDataURL()")
    page.mouse.move(5, 5)
    expect(card("curves")).to_have_css("opacity", "0")
    page.mouse.move(*stage(page, "toPixel(Array.from(window.stage.runners[0].path).slice(46, 48))"))
    expect(card("plot")).to_have_css("opacity", "1")
    after = page.get_by_test_id("loss").locator("canvas").evaluate("(canvas) => canvas.toDataURL()")
    assert after == before  # the same ring


def test_a_drag_on_the_panel_seeks(opened):
    page = opened(ONE).page
    y = page.get_by_test_id("loss").bounding_box()["y"] + 60
    to_x = axis(page.evaluate(AXES)["columns"])
    page.mouse.move(to_x(10), y)
    page.mouse.down()
    page.wait_for_function("window.stage?.step === 10")
    page.mouse.move(to_x(33), y + 30, steps=4)
    page.wait_for_function("window.stage?.step === 33")
    page.mouse.move(to_x(500), y)
    page.wait_for_function("window.stage?.step === 60")
    page.mouse.up()
    assert stage(page, "seq") == 0
