"""No page jumps while it opens: what a visitor has begun to read or reach for stays where it is."""

import pytest

from tests.browser.shifts import PAGES, SIZES, shifts

GOOD = 0.1  # the sum of layout shifts that browsers call good
LOADS = 2  # a page that is loaded again comes in another order: its files are there at once


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("page", PAGES)
def test_a_page_does_not_jump_while_it_opens(server, visit, page, size):
    width, height = SIZES[size]
    address, whole = PAGES[page]
    opened = visit(f"{server}/{address}", viewport={"width": width, "height": height}).page
    for load in range(LOADS):
        if load:
            opened.reload()
        opened.wait_for_function(whole)
        opened.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
        moved, _, total = shifts(opened)
        assert total < GOOD, "\n".join(map(str, moved[:5]))
