"""The surface in space, switched on in the app itself."""

import numpy as np

from tests.browser.pointer import centre, confirmed, drawn_equals_numpy, stage, wheel_zoom

# Software rendering has its own remarks, which are not the page's.
REMARKS = ("GPU stall", "willReadFrequently")


def test_space_comes_and_goes_and_survives_every_change(opened):
    found = opened()
    page = found.page
    page.get_by_test_id("scrub").fill("40")
    wheel_zoom(page, (2, 0), closer=2)
    page.wait_for_function("Math.abs(window.stage?.toPixel([2, 1])[1] - window.stage?.toPixel([2, 0])[1]) > 185")
    plane = stage(page, "toPixel([2, 0.5])")
    page.get_by_test_id("space").click()
    page.wait_for_function(f"Math.abs(window.stage?.toPixel([2, 0.5])[1] - {plane[1]}) > 1")
    home = stage(page, "toPixel([2, 0.5])")
    x, y = centre(page.locator(".stage .plot"))
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 80, y + 20, steps=5)
    page.mouse.up()
    turned = stage(page, "toPixel([2, 0.5])")
    assert np.hypot(*np.subtract(turned, home)) > 5
    assert stage(page, "seq") == 0  # turning is no edit
    confirmed(page, lambda: page.get_by_test_id("runner-0-learning_rate").press("ArrowRight"))
    drawn_equals_numpy(page)
    assert stage(page, "step") == 40
    np.testing.assert_allclose(stage(page, "toPixel([2, 0.5])"), turned, atol=0.5)
    page.get_by_test_id("space").click()
    page.wait_for_function(f"Math.abs(window.stage?.toPixel([2, 0.5])[1] - {plane[1]}) < 1")
    found.errors[:] = [text for text in found.errors if not any(remark in text for remark in REMARKS)]
    found.check()
