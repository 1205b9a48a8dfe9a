"""A landscape painted in the browser: placed, dragged, taken back by keys, and opened again from its link."""

from engine.link import decode
from surfaces.painted import Shape
from tests.browser.pointer import after, confirmed, drawn_equals_numpy, near_numpy, stage, to_link

LINK = "v=1&surface=painted&p=1.5,1,-2,0.8&start=-2.8,2.6&steps=60&run=gd~learning_rate:0.1&run=adam~learning_rate:0.1"


def shapes(page) -> tuple[Shape, ...]:
    return decode(stage(page, "link"))[0].surface.shapes


def test_a_landscape_is_painted_dragged_and_opened_again(opened):
    found = opened(LINK)
    page = found.page
    page.get_by_test_id("paint").click()
    page.get_by_test_id("tool-hill").click()
    x, y = page.evaluate("window.stage.toPixel([-1, 0])")
    confirmed(page, lambda: page.mouse.click(x, y))
    assert [shape.height for shape in shapes(page)] == [-2, 1.5]
    assert abs(shapes(page)[1].x + 1) < 0.05 and abs(shapes(page)[1].y) < 0.05
    drawn_equals_numpy(page)

    seq, link = stage(page, "seq"), stage(page, "link")
    page.mouse.move(x, y)
    page.mouse.down()
    drawn = after(page, lambda: page.mouse.move(x - 30, y - 60))
    assert stage(page, "seq") == seq and stage(page, "link") == link  # the browser draws it by itself
    confirmed(page, page.mouse.up)
    moved = shapes(page)
    assert moved[1].y > 0.3 and len(moved) == 2
    near_numpy(drawn_equals_numpy(page), drawn)  # what was drawn under the hand is what NumPy says

    spot = page.get_by_test_id("spot-1")
    spot.focus()
    confirmed(page, lambda: spot.press("+"))
    assert abs(shapes(page)[1].height - 1.6) < 1e-9
    confirmed(page, lambda: spot.press("Control+z"))
    assert shapes(page) == moved
    there = stage(page, "link")
    to_link(page, LINK)
    to_link(page, there)
    assert shapes(page) == moved
    drawn_equals_numpy(page)
    found.check()
