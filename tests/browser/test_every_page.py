"""Every page as it opens: nothing jumps or is cut, and axe-core finds nothing serious, in both themes and languages."""

import pytest
from playwright.sync_api import TimeoutError as Late

from engine.spec.text import LANGUAGES
from tests.browser.eyes import GRAVE, found
from tests.browser.shifts import PAGES, SIZES, shifts

GOOD = 0.1  # the sum of layout shifts that browsers call good
# A busy machine may paint parts of a page in any order; what the page itself does, it does every time.
LOADS = 3
MOST = 60  # px of nothing at the end of a page
LOWEST = {"width": 1280, "height": 720}  # a projector
# What is read whole: verdict, heads of the scoreboard, names, what stands in the line of controls, the language.
CUT = """
[...document.querySelectorAll(
  ".stage :is(.title, thead th, .names b, .card.selected h3), .st-key-strip button, .st-key-language, .story"
)].filter((node) => node.clientWidth > 9 && node.checkVisibility()).filter((node) =>
  node.scrollWidth > node.clientWidth + 1 || node.scrollHeight > node.clientHeight + 1 ||
  node.getBoundingClientRect().top < 0 && node.closest(".st-key-language")
).map((node) => `${node.className}: ${node.textContent}`)
"""
# The link beside nothing takes a line of its own; px without anything between the last word and the end of a page.
ALONE = """() => {
  const { top, bottom } = document.querySelector(".stage .share").getBoundingClientRect();
  const beside = [...document.querySelectorAll(".stage :is(.picture, .title), .story, .told, .watch")];
  return !beside.some((node) => {
    const box = node.getBoundingClientRect();
    return node.checkVisibility({ visibilityProperty: true }) && box.top < bottom && box.bottom > top;
  });
}"""
EMPTY = """() => {
  const page = document.querySelector(".st-key-page");
  const said = [...page.querySelectorAll("*")].filter(
    (node) => !node.firstElementChild && node.textContent && !node.closest(".transport") && node.checkVisibility(),
  );
  return page.getBoundingClientRect().bottom - Math.max(...said.map((node) => node.getBoundingClientRect().bottom));
}"""
PLACE = """(() => {
  const { left, top, width, height } = document.querySelector(".stage .plot").getBoundingClientRect();
  return [left, top, width, height];
})()"""
CASES = [(page, size) for size in SIZES for page in PAGES]


@pytest.mark.parametrize(("page", "size"), CASES)
def test_a_page_opens_without_a_jump_and_for_every_eye(server, visit, page, size):
    width, height = SIZES[size]
    address, whole = PAGES[page]
    visited = visit(f"{server}/{address}", viewport={"width": width, "height": height})
    opened = visited.page
    for _ in range(LOADS):
        opened.wait_for_function(whole)
        painted(opened)
        moved, total = shifts(opened)
        if total < GOOD:
            break
        opened.reload()
    assert total < GOOD, "\n".join(map(str, moved[:5]))
    if size == "phone" and page != "reference":
        opened.wait_for_function(f"!({ALONE})()")
        opened.locator(".st-key-page").evaluate(
            "(page) => page.scrollIntoView({ block: 'end' })"
        )  # what is seen is drawn
        opened.wait_for_function(f"({EMPTY})() < {MOST}")
    if size == "desktop" or page not in ("basins", "rates"):  # of the pictures on Maps one is enough on a phone
        table = [(page, size, *row) for row in looked_at(opened, whole)]
        print(*table, sep="\n")
        assert [row for row in table if row[4] in GRAVE] == []
    visited.check()


def painted(page):
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")


def looked_at(page, whole):
    """What axe finds in every language and theme: language, theme, how grave, the rule, where."""
    page.emulate_media(reduced_motion="reduce")
    for language, name in LANGUAGES.items():
        if language != "en":
            page.locator(".st-key-language").get_by_text(name).click()
            page.wait_for_function(f"document.documentElement.lang === '{language}'")
            page.wait_for_function(whole)
        nothing_is_cut(page)
        for look, rules in (("light", None), ("dark", ["color-contrast"])):  # a theme changes colours alone
            page.emulate_media(color_scheme=look)
            page.wait_for_function(
                f"!document.querySelector('.stage') || {'' if look == 'dark' else '!'}"
                "document.querySelector('.stage').hasAttribute('data-dark')"
            )
            painted(page)
            yield from ((language, look, *what) for what in at_rest(page, rules))


def nothing_is_cut(page):
    own = page.viewport_size
    read_whole(page)
    if own["width"] > LOWEST["width"]:
        page.set_viewport_size(LOWEST)
        read_whole(page)
        page.set_viewport_size(own)


def read_whole(page):
    try:
        page.wait_for_function(f"!({CUT}).length", timeout=10_000)
    except Late:
        assert page.evaluate(CUT) == [], page.viewport_size


def at_rest(page, rules):
    """What axe finds: once it finds nothing grave, or else the same twice. Colours and words may still be coming."""
    before = None
    while (now := found(page, rules)) != before and any(what[0] in GRAVE for what in now):
        before = now
        page.wait_for_timeout(300)
    return now


def test_no_line_breaks_at_another_word_when_the_letters_come(server, visit):
    page = visit(f"{server}/_stcore/health", viewport=LOWEST).page
    held = []
    page.route("**/*.{woff2,ttf}", lambda route: held.append(route))
    page.goto(f"{server}/schedules?lang=en", wait_until="commit")
    page.wait_for_function(PAGES["schedules"][1])
    before = page.evaluate(PLACE)
    while held:
        held.pop().continue_()
    page.unroute("**/*.{woff2,ttf}")
    page.wait_for_function("document.fonts.check('14px \"Source Sans\"') && document.fonts.status === 'loaded'")
    painted(page)
    assert page.evaluate(PLACE) == before
