"""A phone on its side, and a page at 200 %: the picture keeps its height, the transport in sight, on every page."""

from playwright.sync_api import expect

from tests.browser.pointer import PAINTED

# A page by the place of its link, or of its picture on Maps; what it draws in, and what is there when that stands.
STAGE = (".stage .ground", "document.querySelector('.stage[data-layout=one]')")
PICTURES = {
    "race": (0, None, *STAGE),
    "anatomy": (1, None, *STAGE),
    "maps": (2, None, ".numbers .hatch", "document.querySelector('.numbers .field[style*=left]')"),
    "stage of maps": (2, None, *STAGE),
    "basins": (2, 1, ".basins .map canvas", "document.querySelector('.basins .map canvas')"),
    "rates": (2, 2, ".sweep .chart", "document.querySelector('.sweep .rows p')"),
    "noise": (3, None, *STAGE),
    "schedules": (4, None, *STAGE),
}
SEEN = """
(plot) => {
  const box = (what) => document.querySelector(what).getBoundingClientRect();
  const main = document.querySelector("[data-testid=stMain]");
  const bar = box(".stAppHeader").bottom;
  main.scrollTop += box(plot).top - bar - 4;
  const [{ top, bottom }, transport] = [box(plot), box(".stage .transport")];
  return {
    plot: Math.min(bottom, transport.top) - Math.max(top, bar),
    transport: transport.height,
    below: transport.bottom - innerHeight,
    sideways: Math.max(main.scrollWidth - main.clientWidth, document.documentElement.scrollWidth - innerWidth),
  };
}
"""


LOW = ((844, 390), (720, 450))


def at_rest(page, plot):
    """What is seen once the picture has the size of its window; or what is wrong with it after a while."""
    for _ in range(1000):
        now = page.evaluate(SEEN, plot)
        if now["plot"] >= 220 and now["sideways"] <= 0:
            break
        page.wait_for_timeout(50)
    return now


def test_every_picture_has_room_in_a_low_window(server, visit):
    def size(width, height):
        page.set_viewport_size({"width": width, "height": height})

    opened = visit(f"{server}/", reduced_motion="reduce")
    page = opened.page
    page.wait_for_function(PAINTED)
    controls, line = page.get_by_test_id("controls"), page.locator(".st-key-strip")
    expect(controls).to_be_hidden()
    found = {}
    for name, (place, picture, plot, there) in PICTURES.items():
        size(*LOW[0])  # where all links stand side by side
        link = page.get_by_test_id("stTopNavLink").nth(place)
        link.click()
        expect(link).to_have_attribute("aria-current", "page")
        for window in LOW:
            size(*window)
            expect(line).to_be_hidden()
            if picture and window == LOW[0]:
                controls.click()
                line.get_by_role("radio").nth(picture).click()
                page.wait_for_function(there)
                controls.press("Escape")
                expect(controls).to_have_attribute("aria-expanded", "false")
                expect(line).to_be_hidden()
            page.wait_for_function(f"{PAINTED} && {there}")
            found[name, window] = at_rest(page, plot)
    for where, now in found.items():
        assert now["plot"] >= 220 and now["sideways"] <= 0, (where, now)
        assert 44 <= now["transport"] <= 46 and now["below"] == 0, (where, now)
    opened.check()
