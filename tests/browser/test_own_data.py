"""Rows of one's own in the browser: pasted, read, raced on, dragged, and again from the link."""

from playwright.sync_api import expect

from engine.link import decode
from surfaces.data.table import Table
from tests.browser.pointer import PAINTED, drawn_equals_numpy, paths, stage

LINK = "v=1&surface=regression~error:huber&start=0,0&steps=60&run=gd~learning_rate:0.05&run=adam~learning_rate:0.1"
PASTED = "hours\tscore\n1,5\t2,5\n2,5\t4\n3,5\t5\n4,5\t9,25\n"


def test_rows_are_pasted_raced_on_dragged_and_in_the_link(opened, server):
    found = opened(LINK)
    page = found.page
    box, said, draw = (page.get_by_test_id(f"data-{part}") for part in ("rows", "said", "draw"))
    page.get_by_role("button", name="Your data").click()
    box.fill("only words <b>here</b>")
    expect(said).to_contain_text("No line with two numbers")
    expect(draw).to_be_disabled()
    box.fill(PASTED)
    expect(said).to_contain_text("4 rows were read. The first line holds names and was skipped. Commas in numbers")
    expect(page.get_by_test_id("data-preview")).to_contain_text("9.25")
    assert "data=" not in stage(page, "link")  # nothing is raced on until it is asked for
    draw.click()
    page.wait_for_function("window.stage.link.includes('data=1.5:2.5,2.5:4,3.5:5,4.5:9.25')")
    table = Table((1.5, 2.5, 3.5, 4.5), (2.5, 4.0, 5.0, 9.25))
    assert decode(stage(page, "link"))[0].surface.table == table
    expect(box).to_be_hidden()  # it stood before the picture
    drawn_equals_numpy(page)

    handle = page.get_by_test_id("start").bounding_box()
    x, y = handle["x"] + handle["width"] / 2, handle["y"] + handle["height"] / 2
    drawn, seq = paths(page), stage(page, "seq")
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 40, y - 30, steps=3)
    page.wait_for_function("start => window.stage.runners[0].path[0] !== start", arg=drawn[0][0])
    assert stage(page, "seq") == seq  # the browser runs it by itself
    page.mouse.up()
    page.wait_for_function("seq => window.stage.seq > seq", arg=seq)
    drawn_equals_numpy(page)

    link = stage(page, "link")
    page.goto(f"{server}/noise?{link}")
    page.wait_for_function(PAINTED)
    page.wait_for_function("document.querySelectorAll('.data .dots circle').length === 4")
    assert stage(page, "link") == link
    found.check()
