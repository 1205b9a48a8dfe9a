"""The surface in space, switched on in the app itself."""

import numpy as np
import pytest
from playwright.sync_api import expect

from tests.browser.pointer import after, centre, confirmed, drawn_equals_numpy, paths, stage, wheel_zoom

# Plotly's contour reads its own canvas, of which the browser says so.
REMARKS = ("willReadFrequently",)


def test_space_comes_and_goes_and_survives_every_change(opened):
    found = opened()
    page = found.page
    page.get_by_test_id("scrub").fill("40")
    plane = stage(page, "toPixel([2, 0.5])")
    page.get_by_test_id("space").click()
    page.wait_for_function(f"Math.abs(window.stage?.toPixel([2, 0.5])[1] - {plane[1]}) > 1")
    home = stage(page, "toPixel([2, 0.5])")
    x, y = centre(page.locator(".stage .plot"))
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 80, y + 20, steps=5)
    page.mouse.up()
    page.wait_for_function(
        "(home) => Math.hypot(...window.stage.toPixel([2, 0.5]).map((px, i) => px - home[i])) > 5",
        arg=home,
    )
    assert stage(page, "seq") == 0  # turning is no edit
    drag_the_ring(found)
    zoom_and_back(page)
    turned = stage(page, "toPixel([2, 0.5])")
    confirmed(page, lambda: page.get_by_test_id("runner-0-learning_rate").press("ArrowRight"))
    drawn_equals_numpy(page)
    assert stage(page, "step") == 40
    np.testing.assert_allclose(stage(page, "toPixel([2, 0.5])"), turned, atol=0.5)
    page.get_by_test_id("space").click()
    page.wait_for_function(f"Math.abs(window.stage?.toPixel([2, 0.5])[1] - {plane[1]}) < 1")
    found.errors[:] = [text for text in found.errors if not any(remark in text for remark in REMARKS)]
    found.check()


def drag_the_ring(found):
    """The start follows the hand over the landscape, live, and is told once."""
    page = found.page
    x, y = centre(page.get_by_test_id("start"))
    assert [x, y] == pytest.approx(stage(page, f"toPixel({paths(page)[0][:2]})"), abs=1)
    found.sent.clear()
    page.mouse.move(x, y)
    page.mouse.down()
    for i in range(1, 5):
        start = after(page, lambda i=i: page.mouse.move(x + 15 * i, y + 12 * i))[0][:2]
        assert stage(page, f"toPixel({start})") == pytest.approx([x + 15 * i, y + 12 * i], abs=2)
    assert found.sent == []
    confirmed(page, page.mouse.up)
    assert len([message for message in found.sent if b'"edit":' in message]) == 1
    assert drawn_equals_numpy(page).start == pytest.approx(tuple(start))


def zoom_and_back(page):
    """What is under the pointer stays there while the wheel brings it nearer; a double click shows all of it again."""
    whole, apart = page.get_by_test_id("whole"), "Math.hypot(...[0, 1].map((i) => {0}[i] - {1}[i]))"
    span = apart.format("window.stage.toPixel([2.2, 0.6])", "window.stage.toPixel([2, 0.5])")
    home, link = page.evaluate(span), stage(page, "link")
    wheel_zoom(page, (2, 0.5), closer=3)
    page.wait_for_function(f"{span} > {1.4 * home}")
    expect(whole).to_be_visible()
    page.mouse.dblclick(*centre(page.locator(".stage .plot")))
    page.wait_for_function(f"Math.abs({span} - {home}) < 1e-6")
    expect(whole).to_be_hidden()
    page.get_by_test_id("space-view").focus()
    page.keyboard.press("+")
    expect(whole).to_be_visible()
    page.keyboard.press("0")
    page.wait_for_function(f"Math.abs({span} - {home}) < 1e-6")
    page.wait_for_function("(link) => window.stage?.link === link", arg=link)  # the gesture meant the window alone
