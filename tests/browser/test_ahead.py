"""What the hand and the eye hold on to stays while answers, notices and other surfaces arrive."""

from playwright.sync_api import expect

from engine.link import decode
from tests.browser.pointer import LINK, after, centre, confirmed, near_numpy, paths, stage

RACE = """import(new URL("app/static/stage/live.js", document.baseURI).href).then(({ live }) => {
  const { link, ghosts } = live.latest.race;
  return [link, ghosts.map(({ path }) => Array.from(path))];
})"""

ANSWERED = """import(new URL("app/static/stage/live.js", document.baseURI).href).then(
  ({ live }) => !live.latest.draft.pending)"""


def test_an_earlier_answer_does_not_take_back_what_the_hand_holds(opened):
    page = opened().page
    x, y = centre(page.get_by_test_id("runner-0-learning_rate"))
    u, v = centre(page.get_by_test_id("runner-0-beta1"))
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 20, y)
    page.mouse.up()
    page.mouse.move(u, v)
    page.mouse.down()
    held = after(page, lambda: page.mouse.move(u - 30, v))
    page.wait_for_function(ANSWERED)  # the answer to the release has been heard, which the hand is ahead of
    assert paths(page) == held
    page.mouse.up()
    page.wait_for_function("window.stage?.live === false")
    assert paths(page) == held
    near_numpy(decode(stage(page, "link"))[0], held)


def test_a_slider_is_not_taken_out_of_the_hand_when_its_rate_is_tuned_no_more(opened):
    visited = opened("v=1&surface=rosenbrock&steps=300&run=adam")
    page, slider = visited.page, visited.page.get_by_test_id("runner-0-beta1")
    card = page.get_by_test_id("runner-0")
    expect(card.locator(".dial").first.locator(".tuned")).to_be_visible()
    x, y = centre(slider)
    page.mouse.move(x, y)
    page.mouse.down()
    told = len(visited.sent)
    for moved in (10, 20, 30):
        after(page, lambda moved=moved: page.mouse.move(x - moved, y))
    expect(card.locator(".dial").first.locator(".tuned")).to_be_hidden()  # words follow the picture
    assert slider.evaluate("(range) => range === document.activeElement && range.matches(':active')")
    assert len(visited.sent) == told
    held = paths(page)
    confirmed(page, page.mouse.up)
    near_numpy(decode(stage(page, "link"))[0], held)


def test_the_stage_stays_as_it_is_when_a_notice_goes(opened):
    page = opened(LINK.replace("steps=120", "steps=3000~") + "&run=nobody").page
    page.evaluate("window.kept = window.stage")
    page.get_by_test_id("inspect").click()
    page.get_by_test_id("scrub").fill("30")
    expect(page.locator(".st-key-notices")).to_have_count(1)
    confirmed(page, lambda: page.get_by_test_id("runner-0-learning_rate").press("ArrowRight"))
    page.locator(".st-key-notices").wait_for(state="detached")
    assert page.evaluate("window.kept === window.stage")
    assert stage(page, "step") == 30
    expect(page.get_by_test_id("inspect")).to_have_attribute("aria-pressed", "true")


def test_ghosts_do_not_follow_to_another_surface(opened):
    page = opened().page
    before = paths(page)
    page.get_by_test_id("ghost").click()
    confirmed(page, lambda: page.get_by_test_id("runner-0-learning_rate").press("ArrowRight"))
    assert page.evaluate(RACE)[1] == before
    page.get_by_role("combobox").first.click()
    confirmed(page, lambda: page.get_by_role("option", name="Himmelblau").click())
    page.wait_for_function("window.stage?.link.includes('surface=himmelblau')")
    assert page.evaluate(RACE)[1] == paths(page)
