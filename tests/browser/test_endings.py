"""Every ending in a real browser: status and cause are those of NumPy, and the verdict says what happened and helps."""

import pytest
from playwright.sync_api import expect

from engine.link import decode
from engine.run import race
from stage.words_ends import ENDS
from tests.browser.pointer import PAINTED, stage, to_link

CASES = {  # link, what the verdict says, what helps
    "undefined": ("surface=saddle&start=1,0&steps=50&run=adam~epsilon:0", "end_undefined", "advice_epsilon"),
    "unbounded": (
        "surface=saddle&start=1,0.001&steps=500&run=gd~learning_rate:0.1",
        "end_unbounded",
        "advice_unbounded",
    ),
    "overshot": (
        "surface=ellipse&start=1,1&steps=400&run=gd~learning_rate:0.6",
        "end_overshot_limit",
        "advice_smaller",
    ),
    "cycle": (
        "surface=ellipse&start=1,1&steps=50&run=gd~learning_rate:0.001~schedule:one_cycle~schedule.max_lr:3"
        "~schedule.total_steps:50",
        "end_overshot",
        "advice_limit",
    ),
    "outside": (
        "surface=ellipse&start=100000,1&steps=50&run=gd~learning_rate:0.1",
        "end_outside_all",
        "advice_outside",
    ),
    "newton": ("surface=saddle&start=1,1&steps=50&run=newton", "end_saddle", "advice_newton"),
}


def pieces(key, language):
    """What a sentence says around its holes."""
    text = ENDS[key][language]
    while "{" in text:
        before, _, rest = text.partition("{")
        yield before
        text = rest.partition("}")[2]
    yield text


@pytest.mark.parametrize("language", ["en", "ko"])
def test_the_verdict_says_why_a_run_ended_and_what_helps(opened, language):
    links = {name: f"v=1&{link}&lang={language}" for name, (link, _, _) in CASES.items()}
    page = opened(next(iter(links.values()))).page
    for name, link in links.items():
        to_link(page, link)
        the_verdict_says_why(page, name, language)


def the_verdict_says_why(page, name, language):
    link, said, helps = CASES[name]
    page.get_by_test_id("stage").focus()
    page.keyboard.press("End")
    page.wait_for_function("window.stage?.step === window.stage?.steps")
    (run,) = race(decode(f"v=1&{link}")[0])
    status = stage(page, "runners[0].status")
    assert (status["kind"], status["step"], status["cause"]) == run.status
    for field, value in (run.why._asdict() if run.why else {}).items():
        assert status["why"][field] == (pytest.approx(value) if isinstance(value, float) else value)
    verdict = page.get_by_test_id("verdict")
    for key in (said, helps):
        for piece in pieces(key, language):
            expect(verdict, f"{name}: {key}").to_contain_text(piece.strip(), use_inner_text=True)


def test_the_anatomy_of_a_run_that_ended_at_its_first_step(server, visit):
    page = visit(f"{server}/anatomy?v=1&{CASES['undefined'][0]}").page
    page.wait_for_function(PAINTED)
    page.wait_for_function("document.querySelector('.story')?.textContent.includes('no value')")
    said = "The first step has no value: 0 divided by 0 in Δθ. An ε above 0 prevents it."
    expect(page.locator(".story").first).to_have_text(said, use_inner_text=True)
