"""The first seconds: a visit without a link is asked who arrives first, and told once it has played."""

import pytest
from playwright.sync_api import expect

from engine.link import decode
from tests.browser.pointer import DRAWN, LINK, PAINTED, after, confirmed, stage

SECRET = "document.querySelector('.stage').hasAttribute('data-secret')"
QUESTION = f"""() => {{
  if (!({DRAWN})) return null;
  const chips = [...document.querySelectorAll('[data-testid=guess] button')];
  chips[1]?.click();
  const [table] = document.querySelectorAll('.st-key-results');
  return {{
    secret: {SECRET},
    step: window.stage.step,
    heights: chips.map((chip) => chip.offsetHeight),
    told: Boolean(table) && getComputedStyle(table).visibility !== 'hidden',
  }};
}}"""
# How many colours are drawn right of the middle of the curves, in the first third of the race and after it.
AHEAD = """(early) => {
  if (!window.stage) return null;
  const canvas = document.querySelector('[data-testid=loss] canvas');
  if (early !== (window.stage.playing && window.stage.step < window.stage.steps / 3)) return null;
  const left = Math.ceil(canvas.width / 2);
  const { data } = canvas.getContext('2d').getImageData(left, 0, canvas.width - left, canvas.height);
  const colours = new Set();
  for (let i = 0; i < data.length; i += 4) if (data[i + 3] > 90) colours.add(data.slice(i, i + 3).join());
  return { colours: colours.size };
}"""


# On a busy machine the race may be half over before a test looks: the page looks, from its first picture on.
LOOK = f"""(() => {{
  const looked = {{}};
  const look = () => {{
    if (!looked.question) looked.question = ({QUESTION})();
    else looked.early = ({AHEAD})(true);
    if (looked.early) window.looked = looked;
    else requestAnimationFrame(look);
  }};
  requestAnimationFrame(look);
}})()"""


@pytest.mark.parametrize("size", [(1440, 900), (390, 844)])
def test_a_first_visit_is_asked_plays_by_itself_and_sees_the_rest_afterwards(server, visit, size):
    page = visit(f"{server}/_stcore/health", viewport={"width": size[0], "height": size[1]}).page
    page.add_init_script(LOOK)
    page.goto(f"{server}/?lang=en")
    looked = page.wait_for_function("window.looked").json_value()
    question = looked["question"]
    assert question["secret"] and question["step"] == 0 and not question["told"]
    assert len(question["heights"]) == len(stage(page, "runners")) and min(question["heights"]) >= 44
    assert looked["early"]["colours"] <= 3  # the lines of the axis
    page.wait_for_function(f"window.stage?.playing === false && !{SECRET}")
    expect(page.get_by_test_id("verdict")).to_contain_text(f"You guessed {stage(page, 'runners[1].name')}.")
    expect(page.get_by_test_id("verdict")).to_contain_text("Drag η")
    expect(page.locator("#results")).to_be_visible()
    assert 0 < stage(page, "step") < stage(page, "steps")
    assert page.wait_for_function(AHEAD, arg=False).json_value()["colours"] > 5


def test_an_edit_ends_the_question_and_a_link_opens_as_it_was_shared(server, visit):
    page = visit(server).page
    page.wait_for_function(PAINTED)
    after(page, lambda: page.get_by_test_id("runner-0-learning_rate").press("ArrowRight"))
    page.wait_for_function(f"!{SECRET} && window.stage?.step === window.stage?.steps && window.stage?.seq > 0")
    shared = visit(f"{server}/?{LINK}").page
    shared.wait_for_function(PAINTED)
    assert not shared.evaluate(SECRET)
    assert stage(shared, "step") == stage(shared, "steps") and not stage(shared, "playing")


def test_a_lecturer_hides_the_future_and_the_link_keeps_it(opened, visit):
    page = opened().page
    page.get_by_test_id("stage").focus()
    confirmed(page, lambda: page.keyboard.press("g"))
    assert stage(page, "step") == 0 and page.evaluate(SECRET)
    expect(page.get_by_test_id("hide-future")).to_have_attribute("aria-pressed", "true")
    page.wait_for_function("document.querySelector('[data-testid=share]').href.includes('hide_future')")
    link = page.get_by_test_id("share").get_attribute("href")
    assert decode(link.partition("?")[2])[0].entries == decode(LINK)[0].entries
    page.keyboard.press("End")
    page.wait_for_function(f"!{SECRET}")
    elsewhere = visit(link).page
    elsewhere.wait_for_function(PAINTED)
    assert elsewhere.evaluate(SECRET) and stage(elsewhere, "step") == 0 and not stage(elsewhere, "playing")
    confirmed(elsewhere, lambda: elsewhere.get_by_test_id("hide-future").click())
    elsewhere.wait_for_function(f"!{SECRET}")
    assert "hide_future" not in stage(elsewhere, "link")
