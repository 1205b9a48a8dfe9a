"""Numbers in the browser: its interpreter agrees with NumPy, and no bad number ever reaches a text or an axis."""

import re
from pathlib import Path

import numpy as np

from engine.spec.derived import programs
from engine.symbolic.operations import OPERATIONS
from surfaces import SURFACES
from tests.browser.pointer import to_link
from tests.plain import plain

TABLE = Path(__file__).parents[2] / "static/core/operations.js"
RATES = ("1e-6", "1e-3", "0.1", "1", "30", "1000")
GRID = """
async ([program, xs, ys]) => {
  const { compile, grid } = await import(new URL("app/static/core/program.js", document.baseURI).href);
  return Array.from(grid(compile(program), Float64Array.from(xs), Float64Array.from(ys)));
}
"""


def test_the_interpreter_knows_the_operations_of_the_table_in_their_order():
    text = TABLE.read_text(encoding="utf-8")
    table = text[text.index("const OPERATIONS = {") : text.index("};")]
    assert re.findall(r"^  (\w+)[:,]", table, re.MULTILINE) == list(OPERATIONS)


def test_the_interpreter_agrees_with_numpy_on_every_surface(modules):
    for name, cls in SURFACES.items():
        surface = cls()
        x0, x1, y0, y1 = surface.view
        xs, ys = np.linspace(x0, x1, 17), np.linspace(y0, y1, 13)
        drawn = modules.evaluate(GRID, [plain(programs(surface)[0].pack()), xs.tolist(), ys.tolist()])
        np.testing.assert_allclose(
            drawn, surface.loss(np.stack(np.meshgrid(xs, ys))).ravel(), 1e-11, 1e-12, err_msg=name
        )


def test_any_rate_leaves_the_view_and_every_text_in_order(opened):
    found, links = None, {surface: wild(surface) for surface in SURFACES}
    for surface, link in links.items():
        found = found or opened(link)
        to_link(found.page, link)
        everything_is_in_order(found.page, surface)
        found.check()


def wild(surface):
    """A race of twelve on a surface, at every order of magnitude of a rate."""
    rules = ("gd", "momentum", "rmsprop", "adam", "newton", "lion")
    runs = "".join(f"&run={rule}~learning_rate:{rate}" for rule, rate in zip(rules, RATES, strict=True))
    runs += "".join(f"&run={rule}~learning_rate:{rate}" for rule, rate in zip(rules, reversed(RATES), strict=True))
    return f"v=1&surface={surface}&steps=100{runs}"


def everything_is_in_order(page, surface):
    words = page.evaluate("document.body.innerText.toLowerCase().split(/[^a-z+∞]+/)")
    assert not {"nan", "inf", "infinity", "undefined", "null", "∞"} & set(words), surface
    view = SURFACES[surface]().view
    plot = page.get_by_test_id("stage").locator(".js-plotly-plot").first.bounding_box()
    for x, y in ((view.x0, view.y0), (view.x1, view.y1)):
        px, py = page.evaluate(f"window.stage.toPixel([{x}, {y}])")
        assert plot["x"] - 1 <= px <= plot["x"] + plot["width"] + 1
        assert plot["y"] - 1 <= py <= plot["y"] + plot["height"] + 1
