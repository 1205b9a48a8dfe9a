"""Every page for every eye: axe-core finds nothing serious, in both themes and languages, at both sizes."""

import pytest

from engine.spec.text import LANGUAGES
from tests.browser.eyes import GRAVE, found
from tests.browser.shifts import PAGES, SIZES

# Of the pictures on Maps one is enough on a phone.
CASES = [(page, size) for size in SIZES for page in PAGES if size == "desktop" or page not in ("basins", "rates")]


def at_rest(page, rules):
    """What axe finds: once it finds nothing grave, or else the same twice. Colours and words may still be coming."""
    before = None
    while (now := found(page, rules)) != before and any(what[0] in GRAVE for what in now):
        before = now
        page.wait_for_timeout(300)
    return now


@pytest.mark.parametrize(("page", "size"), CASES)
def test_nothing_serious_in_any_theme_or_language(server, visit, page, size):
    width, height = SIZES[size]
    address, whole = PAGES[page]
    opened = visit(f"{server}/{address}", viewport={"width": width, "height": height}).page
    opened.wait_for_function(whole)
    opened.emulate_media(reduced_motion="reduce")
    table = []
    for language, name in LANGUAGES.items():
        if language != "en":
            opened.locator(".st-key-language").get_by_text(name).click()
            opened.wait_for_function(f"document.documentElement.lang === '{language}'")
            opened.wait_for_function(whole)
        for look, rules in (("light", None), ("dark", ["color-contrast"])):  # a theme changes colours alone
            opened.emulate_media(color_scheme=look)
            opened.wait_for_function(
                f"!document.querySelector('.stage') || {'' if look == 'dark' else '!'}"
                "document.querySelector('.stage').hasAttribute('data-dark')"
            )
            opened.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
            table += [(page, size, language, look, *what) for what in at_rest(opened, rules)]
    print(*table, sep="\n")
    assert [row for row in table if row[4] in GRAVE] == []
