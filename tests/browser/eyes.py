"""What axe-core finds on a page: the rules that matter, as the rule, how grave, and where."""

from pathlib import Path

AXE = Path(__file__).parents[2] / "node_modules/axe-core/axe.min.js"
GRAVE = ("serious", "critical")
# A rule that declares how grave it is never finds anything graver. What is loaded beforehand, no rule left here reads.
RUN = """
(only) => {
  const light = axe._audit.rules.filter(({ impact }) => ["minor", "moderate"].includes(impact));
  const rules = Object.fromEntries(light.map(({ id }) => [id, { enabled: false }]));
  const options = { resultTypes: ["violations"], preload: false, rules, ...(only && { runOnly: only }) };
  return axe.run(document, options).then(({ violations }) =>
    violations.flatMap(({ id, impact, nodes }) => nodes.map(({ target }) => [impact, id, target.join(" ")])));
}
"""


def found(page, rules=None):
    """Every grave finding on the page as it is now; or only those of some rules."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text(encoding="utf-8") + "; 0")
    return page.evaluate(RUN, rules)
