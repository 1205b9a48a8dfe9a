"""A formula of one's own in the browser: chosen, refused under its letter, typeset, drawn, dragged."""

import re

from playwright.sync_api import expect

from engine.link import decode
from surfaces.formula import Formula, parse
from tests.browser.pointer import LINK, after, centre, confirmed, drawn_equals_numpy, near_numpy, paths, stage, to_link

UNDER = """() => {
  const [input, mark] = [document.querySelector('.typed input'), document.querySelector('.typed .problem i')];
  const pen = document.createElement('canvas').getContext('2d');
  const { font, paddingLeft } = getComputedStyle(input);
  pen.font = font;
  const box = mark.getBoundingClientRect();
  return (box.left + box.right) / 2 - input.getBoundingClientRect().left - parseFloat(paddingLeft)
    - pen.measureText('x^2 + 3*').width - pen.measureText('z').width / 2;
}"""


def test_a_formula_is_typed_refused_typeset_and_dragged(opened):
    found = opened(LINK)
    page = found.page
    page.locator(".st-key-surface [role=combobox]").click()
    page.get_by_role("option", name=Formula.title).click()
    page.wait_for_function("window.stage?.link.includes('surface=formula') && window.stage.told")
    box, problem, draw = (page.get_by_test_id(f"formula{part}") for part in ("", "-problem", "-draw"))
    expect(box).to_be_visible()  # it opens by itself
    expect(box).to_have_value(re.compile("."))  # and has been told its text

    box.fill("x^2 + 3*z")
    expect(problem).to_contain_text("At character 9: z is not known")
    expect(box).to_have_attribute("aria-invalid", "true")
    expect(draw).to_be_disabled()
    assert abs(page.evaluate(UNDER)) < 3  # px
    before = stage(page, "link")

    box.fill(r"\frac{x^2}{2} + a|y|^3")
    expect(problem).to_have_text("")
    expect(page.locator(".st-key-formula-box .katex .mfrac")).to_have_count(1)
    assert stage(page, "link") == before  # nothing is drawn until it is asked for
    box.press("Enter")
    page.wait_for_function("window.stage?.link.includes('abs') && window.stage.told")
    assert decode(stage(page, "link"))[0].surface == parse("x^2/2 + a*abs(y)^3")
    expect(box).to_be_hidden()  # it stood before the picture
    drawn_equals_numpy(page)
    x, y = centre(page.get_by_test_id("start"))
    drawn, seq = paths(page), stage(page, "seq")
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 40, y + 30, steps=3)
    page.wait_for_function("start => window.stage.runners[0].path[0] !== start", arg=drawn[0][0])
    assert stage(page, "seq") == seq  # the browser runs it by itself
    confirmed(page, page.mouse.up)
    drawn_equals_numpy(page)

    slider = page.get_by_test_id("number-a")
    expect(slider).to_have_attribute("aria-label", "a")
    x, y = centre(slider)
    seq, link = stage(page, "seq"), stage(page, "link")
    page.mouse.move(x, y)
    page.mouse.down()
    moved = after(page, lambda: page.mouse.move(x + 25, y))
    assert stage(page, "seq") == seq and stage(page, "link") == link  # the browser draws it by itself
    confirmed(page, page.mouse.up)
    assert decode(stage(page, "link"))[0].surface.a != 1
    near_numpy(drawn_equals_numpy(page), moved)  # what was drawn under the hand is what NumPy says
    confirmed(page, lambda: slider.press("ArrowRight"))
    confirmed(page, lambda: page.get_by_test_id("undo").click())
    # Where a formula has no value is said on the picture.
    expect(page.get_by_test_id("blank")).to_be_empty()
    to_link(page, "v=1&surface=formula&f=sqrt(x)%2By%5E2&start=2,2&steps=60&run=gd")
    expect(page.get_by_test_id("blank")).to_have_text("no value here")
    found.check()
