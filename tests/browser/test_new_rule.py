"""One new file is enough: the rule of the README runs under the hand, with nothing else edited."""

import re
import shutil
from pathlib import Path

import numpy as np

from surfaces import SURFACES
from tests.browser.conftest import served
from tests.browser.pointer import PAINTED, centre

ROOT = Path(__file__).parents[2]
RULE = re.search(r"```python\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)[1]
STUBBORN = ROOT / "tests/architecture/foreign/stubborn.py"
PARTS = (
    "engine",
    "optimizers",
    "surfaces",
    "scenes",
    "export",
    "figures",
    "stage",
    "ui",
    "pages",
    "static",
    ".streamlit",
)


def copied(tmp_path):
    for part in PARTS:
        shutil.copytree(ROOT / part, tmp_path / part, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "app.py", tmp_path)
    (tmp_path / "optimizers/sign_gd.py").write_text(RULE, encoding="utf-8")
    shutil.copy(STUBBORN, tmp_path / "optimizers")


def test_the_rule_of_the_readme_is_live(tmp_path, visit):
    copied(tmp_path)
    with served(tmp_path) as (address, _):
        found = visit(f"{address}/?v=1&surface=beale&start=1,1.5&steps=50&run=sign_gd~learning_rate:0.01")
        page = found.page
        page.wait_for_function(PAINTED)
        x, y = centre(page.get_by_test_id("runner-0-learning_rate"))
        page.mouse.move(x, y)
        page.mouse.down()
        page.mouse.move(x + 15, y, steps=3)
        page.wait_for_function("window.stage?.live")
        rate = float(page.get_by_test_id("runner-0").locator(".box").first.input_value())
        drawn = np.reshape(page.evaluate("Array.from(window.stage.runners[0].path)"), (-1, 2))
        page.mouse.up()
        found.check()
    theta, surface = np.array([1.0, 1.5]), SURFACES["beale"]()
    assert rate != 0.01
    for point in drawn:
        np.testing.assert_allclose(point, theta, 1e-9, 1e-9)
        theta = theta - rate * np.sign(surface.gradient(theta))


def test_a_rule_that_only_python_can_run_is_in_the_race_beside_the_others(tmp_path, visit):
    copied(tmp_path)
    path = "Array.from(window.stage.runners[{}].path)"
    with served(tmp_path) as (address, _):
        runs = "run=stubborn~learning_rate:0.02~momentum:0.5&run=gd~learning_rate:0.01"
        found = visit(f"{address}/?v=1&surface=himmelblau&start=1,0.5&steps=50&{runs}")
        page = found.page
        page.wait_for_function(PAINTED)
        page.get_by_text("runs on the server").first.wait_for()
        before = page.evaluate(path.format(0))
        assert len(before) == 2 * 51
        page.evaluate(f"window.before = JSON.stringify({path.format(0)})")
        x, y = centre(page.get_by_test_id("runner-1-learning_rate"))  # another runner is as live as ever
        page.mouse.move(x, y)
        page.mouse.down()
        page.mouse.move(x - 12, y, steps=3)
        page.wait_for_function("window.stage?.live")
        assert page.evaluate(path.format(0)) == before
        page.mouse.up()
        page.wait_for_function("window.stage?.live === false")
        x, y = centre(page.get_by_test_id("runner-0-learning_rate"))  # its own waits for Python
        page.mouse.move(x, y)
        page.mouse.down()
        page.mouse.move(x - 12, y, steps=3)
        page.mouse.up()
        page.wait_for_function(f"JSON.stringify({path.format(0)}) !== window.before")
        page.wait_for_function("window.stage?.live === false")
        assert len(page.evaluate(path.format(0))) == 2 * 51
        found.check()
