"""Forced colours: what a colour means is still seen where the system has replaced all colours by its own."""

from playwright.sync_api import expect

from tests.browser.shifts import PAGES

LOOKS = """
() => {
  const probe = document.body.appendChild(document.createElement("i"));
  const system = (color) => {
    probe.style = `forced-color-adjust: none; color: ${color}`;
    return getComputedStyle(probe).color;
  };
  const [ground, ink, chosen] = ["Canvas", "CanvasText", "Highlight"].map(system);
  probe.remove();
  const all = (what) => [...document.querySelectorAll(what)];
  const look = (what, key, part) => all(what).map((node) => getComputedStyle(node, part)[key]);
  const painted = (what) => look(what, "backgroundColor").every((color) => color !== ground);
  const drawn = (what) => look(what, "backgroundImage").every((image) => image.includes("gradient"));
  return {
    sliders: drawn(".stage .rail .track"),
    play: look(".stage .play", "backgroundColor").every((color) => color === ink),
    halos: look(".stage .scale, .sweep .chart b", "webkitTextStrokeColor").every((color) => color === ground),
    moon: look(".theme", "backgroundColor", "::before").every((color) => color !== ground),
    ramp: painted(".numbers .ramp i"),
    hatches: drawn(".numbers .legend .lost, .numbers .field:not([data-cells=none]) .hatch"),
    bands: painted(".basins .shares > span:not(.hatch), .sweep .rows .range"),
    more: look(".st-key-strip", "maskImage").every((image) => image.includes("gradient")), // what is beyond the edge
    chosen: look("[role=radiogroup] [aria-checked=true]", "backgroundColor").every((color) => color === chosen),
  };
}
"""


def test_forced_colours_leave_what_a_colour_means(server, visit):
    def all_is_seen(dark):
        page.wait_for_function(f"document.querySelector('.stage').hasAttribute('data-dark') === {str(dark).lower()}")
        page.wait_for_function(f"Object.values(({LOOKS})()).every(Boolean)")

    opened = visit(f"{server}/", forced_colors="active", color_scheme="light", reduced_motion="reduce")
    page = opened.page
    for there in ("race", "maps", "basins", "rates"):
        if there == "maps":
            page.get_by_test_id("stTopNavLink").nth(2).click()
        elif there != "race":
            picture = page.locator(".st-key-strip").get_by_role("radio").nth(1 + (there == "rates"))
            picture.click()
            expect(picture).to_be_checked()
        page.wait_for_function(PAGES[there][1])
        all_is_seen(dark=False)
    page.emulate_media(color_scheme="dark")  # a contrast theme on black
    all_is_seen(dark=True)
    opened.check()
