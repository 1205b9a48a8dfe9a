"""The address holds the race on every page: after a change of page, F5, Back, Forward, and in a new session."""

from urllib.parse import parse_qsl

import pytest
from playwright.sync_api import expect

from engine.config import default_race
from engine.link import decode, encode
from tests.browser.conftest import ROOT, free_port, served
from tests.browser.pointer import PAINTED, confirmed
from tests.walk import PAGES

LINK = (
    "v=1&surface=himmelblau&start=1,0.5&steps=50&seed=7&noise=gaussian~scale:0.7"
    "&run=adam~learning_rate:0.1&run=momentum~learning_rate:0.01&maps=colour:loss&ensemble=seeds:40&shapes=scale:log"
)
PATHS = {page: "" if page == "race" else page for page in PAGES}
SESSION = """import(new URL("app/static/stage/live.js", document.baseURI).href).then(({ live }) => {
  window.drawn = live;
  return live.latest.race.session;
})"""
# Every native widget in sight, and in every popover: what it is, what it is called, what it shows.
SHOWN = """
async () => {
  const seen = [];
  const components = ".stage, .anatomy, .basins, .ensemble, .data, .numbers, .rates, [data-testid=stBidiComponent]";
  const read = (root) => {
    for (const one of root.querySelectorAll("input, [role=combobox], [role=radio], [role=checkbox], [role=switch]")) {
      const { ariaLabel, textContent, value, checked, ariaChecked } = one;
      if (!one.closest(components)) seen.push([ariaLabel ?? textContent, value, checked, ariaChecked].join("|"));
    }
  };
  const frame = () => new Promise(requestAnimationFrame);
  read(document.querySelector(".stApp"));
  for (const button of document.querySelectorAll("[data-testid=stPopoverButton]")) {
    seen.push(button.innerText);
    button.click();
    let body;
    for (let k = 0; k < 60 && !(body = document.querySelector("[data-testid=stPopoverBody]")); k++) await frame();
    for (let k = 0, known = -1; body && k < 5; k++) {
      const now = body.querySelectorAll("input").length;
      if (now !== known || !now) k = 0;
      known = now;
      await frame();
    }
    if (body) read(body);
    button.click();
    for (let k = 0; k < 60 && document.querySelector("[data-testid=stPopoverBody]"); k++) await frame();
  }
  return seen.join("\\n");
}
"""


def ready(page, name):
    """Wait until the page stands, with everything on it."""
    link = page.get_by_test_id("stTopNavLink").nth(PAGES.index(name))
    expect(link).to_have_attribute("aria-current", "page")
    if name == "reference":
        expect(page.locator("#adam")).to_be_visible()
    else:
        page.wait_for_function(PAINTED)
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")


def settled(page, expected=None):
    """What the widgets show, once it is what is expected, or else the same twice: parts of the page load late."""
    before = None
    for _ in range(200):
        now = page.evaluate(SHOWN)
        if now == expected or (expected is None and now and now == before):
            break
        before = now
        page.wait_for_timeout(200)
    return now


def go(page, name):
    page.get_by_test_id("stTopNavLink").nth(PAGES.index(name)).click()
    ready(page, name)


def address(page):
    return page.evaluate("location.pathname + location.search")


def changes_the_rate(page):
    """One edit, confirmed and written to the address."""
    before = page.evaluate("location.search")
    confirmed(page, lambda: page.get_by_test_id("runner-0-learning_rate").press("ArrowRight"))
    page.wait_for_function("(before) => location.search !== before", arg=before)


def holds(page, name, link):
    """The address is this page's, and its query string opens the race of this link."""
    path, _, query = address(page).partition("?")
    assert path == f"/{PATHS[name]}"
    assert decode(query) == decode(link)
    if name in ("race", "noise"):  # the others show one runner, an example, or nobody
        # A Back that comes while the page still answers the Back before it makes Streamlit write an entry of its own.
        page.wait_for_function("(link) => window.stage?.link === link", arg=encode(*decode(link)[:1]))


def test_a_link_of_the_navigation_opens_the_race_in_another_tab(opened):
    page = opened(LINK).page
    ready(page, "race")
    changes_the_rate(page)
    entries = page.evaluate("history.length")
    with page.context.expect_page() as other:
        page.get_by_test_id("stTopNavLink").nth(PAGES.index("noise")).click(button="middle")
    ready(other.value, "noise")
    assert decode(address(other.value).partition("?")[2]) == decode(address(page).partition("?")[2]) != decode(LINK)
    assert page.evaluate("history.length") == entries
    other.value.close()


@pytest.mark.parametrize("language", ["en", "ko"])
def test_every_page_shows_the_race_after_a_reload_and_whatever_page_was_open_before(server, visit, language):
    link = f"{LINK}&lang={language}"
    expected = {}
    opened = visit(f"{server}/?{link}")
    page = opened.page
    ready(page, "race")
    # What a page shows that is opened by its address: typed in, or as the page before has left it, by F5.
    for name in (*PAGES[1:], PAGES[0]):
        if language == "en":
            go(page, name)
            assert sorted(parse_qsl(address(page).partition("?")[2])) == sorted(parse_qsl(link))
            page.reload()
        else:
            page.goto(f"{server}/{PATHS[name]}?{link}")
        ready(page, name)
        holds(page, name, link)
        expected[name] = settled(page)
    assert "Himmelblau" in expected["anatomy"] and "0.7" in expected["noise"]
    steps = page.evaluate("history.length")
    # A round; and back, in one language: the other changes the words only. All pairs: tests/app/test_page_changes.py.
    for name in (*PAGES[1:], PAGES[0], *(PAGES[:0:-1] if language == "en" else ())):
        go(page, name)
        steps += 1
        assert settled(page, expected[name]) == expected[name], name
        assert page.evaluate("history.length") == min(steps, 50)
        holds(page, name, link)
    opened.check()


def test_back_and_forward_lead_through_pages_and_races(server, visit):
    opened = visit(f"{server}/?{LINK}")
    page = opened.page
    ready(page, "race")
    before = page.evaluate("history.length")
    go(page, "noise")
    changes_the_rate(page)
    changed = address(page).partition("?")[2]
    assert decode(changed)[0].entries[0] != decode(LINK)[0].entries[0]
    go(page, "maps")
    go(page, "reference")
    assert page.evaluate("history.length") == before + 4
    trail = [("race", LINK), ("noise", LINK), ("noise", changed), ("maps", changed), ("reference", changed)]
    for name, link in trail[-2::-1]:
        page.go_back()
        ready(page, name)
        holds(page, name, link)
    for name, link in trail[1:]:
        page.go_forward()
        ready(page, name)
        holds(page, name, link)
    assert page.evaluate("history.length") == before + 4
    opened.check()


def test_back_at_the_beginning_is_the_usual_race(server, visit):
    opened = visit(server)
    page = opened.page
    ready(page, "race")
    go(page, "maps")
    assert address(page) == "/maps"
    go(page, "race")
    changes_the_rate(page)
    page.go_back()
    # Streamlit takes the old page's elements away for the moment, and the stage with them.
    page.wait_for_function("(link) => window.stage?.link === link", arg=encode(default_race()))
    assert address(page) == "/"
    opened.check()


@pytest.mark.parametrize("name", PAGES)
def test_a_deep_link_opens_the_race_on_a_server_that_nobody_has_visited(cold, visit, name):
    opened = visit(f"{cold}/{PATHS[name]}?{LINK}")
    ready(opened.page, name)
    holds(opened.page, name, LINK)
    go(opened.page, "noise" if name != "noise" else "race")
    holds(opened.page, "noise" if name != "noise" else "race", LINK)
    opened.check()


def test_a_server_that_starts_again_finds_the_race_in_the_address(visit):
    port = free_port()
    with served(ROOT, port) as (address_of, _):
        opened = visit(f"{address_of}/?{LINK}")
        page = opened.page
        ready(page, "race")
        go(page, "noise")
        before = page.evaluate(SESSION)
    page.wait_for_function("document.querySelector('.stApp').dataset.testConnectionState !== 'CONNECTED'")
    with served(ROOT, port):
        page.wait_for_function("document.querySelector('.stApp').dataset.testConnectionState === 'CONNECTED'")
        page.wait_for_function("(before) => (window.drawn.latest?.race.session ?? before) !== before", arg=before)
        go(page, "maps")
        holds(page, "maps", LINK)
        go(page, "noise")
        holds(page, "noise", LINK)
