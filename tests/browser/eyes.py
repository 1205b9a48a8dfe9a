"""What axe-core finds on a page: its rules that matter, as the rule, how grave, and where."""

from pathlib import Path

AXE = Path(__file__).parents[2] / "node_modules/axe-core/axe.min.js"
GRAVE = ("serious", "critical")
RUN = """
(rules) => axe.run(document, { resultTypes: ["violations"], ...(rules && { runOnly: rules }) }).then(({ violations }) =>
  violations.flatMap(({ id, impact, nodes }) => nodes.map(({ target }) => [impact, id, target.join(" ")])))
"""


def found(page, rules=None):
    """Every finding on the page as it is now; or only those of some rules."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text(encoding="utf-8") + "; 0")
    return page.evaluate(RUN, rules)
