"""A page that is being left is silent: what it said would leave nothing of the page that comes."""

from tests.browser.pointer import LINK, PAINTED

# The page that is left asks for itself again and again while the other one is on its way.
LATE = """async (page) => {
  const { page: left } = await import(new URL("app/static/connection.js", document.baseURI).href);
  const [{ settle }, stage] = [left, document.querySelector(".stage")];
  if (page === null) history.back();
  else [...document.querySelectorAll("[data-testid=stTopNavLink]")].find((link) => link.textContent === page).click();
  for (let wait = 0; wait < 500; wait += 20) setTimeout(() => stage.isConnected && settle({ holds: [0, wait] }), wait);
}"""
THERE = """(name) => location.pathname === name && !document.documentElement.hasAttribute("data-leaving")
  && window.stage?.painted > 0 && document.querySelector(".st-key-page .stage")"""


def test_what_a_page_says_late_leaves_the_next_one_whole(opened):
    page = opened(LINK).page
    page.wait_for_function(PAINTED)
    page.wait_for_function("import(new URL('app/static/connection.js', document.baseURI)).then((m) => m.page.settle)")
    page.evaluate(LATE, "Noise")
    page.wait_for_function(THERE, arg="/noise")
    page.go_back()
    page.wait_for_function(THERE, arg="/")
    page.wait_for_function(PAINTED)
    page.evaluate(LATE, "Maps")
    page.wait_for_function(THERE, arg="/maps")
