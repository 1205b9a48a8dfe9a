"""One new file is enough: rules written from their papers, in ordinary NumPy, pass the project's own checks.

QHAdam, Sophia, Yogi, a clipped GD, a rule without hyperparameters and the README's are copied into a copy of the tree;
one more needs numbers and can only run on the server. Nothing else is edited there.
"""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FOREIGN = Path(__file__).parent / "foreign"
README = re.search(r"```python\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
PARTS = (
    "engine", "optimizers", "surfaces", "scenes", "figures", "stage", "export", "ui", "pages", "static", "tests",
    "benchmarks", ".streamlit", "app.py", "pyproject.toml", "README.md",
)  # fmt: skip
STUBBORN = "stubborn"
TRACED = [*sorted({file.stem for file in FOREIGN.glob("*.py")} - {STUBBORN}), "sign_gd"]
CHECKS = (
    "tests/property/test_engine.py::test_every_file_of_the_registries_traces_with_every_switch[{name}]",
    "tests/property/test_engine.py::test_another_number_is_not_another_program[{name}]",
    "tests/property/test_engine.py::test_every_rule_on_every_surface_runs_the_same_three_ways[{name}]",
    "tests/unit/trace/test_cache.py::test_a_rule_with_other_numbers_is_traced_and_shares_its_trace[{name}]",
    "tests/unit/runs/test_run_extremes.py::test_every_rule_on_every_surface_at_every_rate[{name}-regression]",
    "tests/unit/runs/test_run_extremes.py::test_every_rule_on_every_surface_at_every_rate[{name}-rosenbrock]",
    "tests/unit/runs/test_history.py::test_to_settle_few_points_is_to_run_them[{name}]",
    "tests/architecture/test_discovery.py::test_an_optimizer_says_what_it_is[{name}]",
)
TOGETHER = (
    "tests/unit/formula/test_lines.py",
    "tests/unit/trace/test_state_cost.py",
    "tests/unit/surfaces/test_surfaces.py::test_tuned_rates",
    "tests/unit/test_docstrings.py",
    "tests/unit/sweeps/test_grid.py::test_axes_are_those_of_the_link_or_the_rules_own",
)
PAGES = """
import logging
from functools import cache
from engine.config import Entry, RunConfig
from engine.link import decode, encode
from engine.run import race, settle
from optimizers import OPTIMIZERS
from stage.catalog import sees
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest
from surfaces import SURFACES
from ui.maps.words import WORDS

# Each AppTest would read about every installed package.
manifest_scanner.scan_component_manifests = cache(manifest_scanner.scan_component_manifests)
FOREIGN = {foreign!r}
config = RunConfig(SURFACES["himmelblau"](), steps=40, entries=tuple(Entry(OPTIMIZERS[n]()) for n in FOREIGN))
assert decode(encode(config)) == (config, [])
assert all(run.theta.shape == (41, 2) for run in race(config))
said = {{name: sees(config.surface, OPTIMIZERS[name](), "en") for name in FOREIGN}}
assert {{name for name, text in said.items() if text == "runs on the server"}} == {{"stubborn"}}, said
assert sees(config.surface, OPTIMIZERS["stubborn"](), "ko") == "서버에서 실행"

def opened(page, first, **more):
    app = AppTest.from_file({root!r} + "/app.py", default_timeout=120)
    app.query_params = {{"v": "1", "steps": "20", "run": [first, "adam"], **more}}
    app.switch_page(f"pages/{{page}}.py").run()
    assert not app.exception, (page, first, more, [e.message for e in app.exception])
    return app

for page in ("race", "anatomy", "noise", "schedules", "reference"):
    for name in FOREIGN if page == "anatomy" else FOREIGN[:1]:
        opened(page, name, run=[name, *(other for other in FOREIGN if other != name)])
opened("noise", "stubborn", noise="gaussian~scale:1")
for name in FOREIGN:
    for lang in ("en", "ko"):
        app = opened("maps", name, maps="picture:numbers", lang=lang, run=name)
        few = name in ("sign_gd", "clipped_gd", "fixed_sign")
        said = [text.value for text in app.text if text.value == WORDS["no_pair"][lang]]
        offered = [button.key for button in app.button if button.key == "maps.offer"]
        assert (len(said), len(offered)) == (few, few) and not app.info, (name, lang, said, offered)
for name in ("fixed_sign", "stubborn"):
    opened("maps", name, maps="picture:basins", run=name)
    opened("maps", name, maps="picture:rates", run=name)
wrapped = ["stubborn~momentum:0.1", "fixed_sign", "lookahead~inner:yogi", "lookahead~inner:stubborn"]
opened("race", "stubborn", surface="regression~batch:2", run=wrapped)
print("all pages")
"""


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("tree")
    for part in PARTS:
        if (ROOT / part).is_dir():
            shutil.copytree(ROOT / part, root / part, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / part, root / part)
    for name in TRACED[:-1]:
        shutil.copy(FOREIGN / f"{name}.py", root / "optimizers")
    assert README
    (root / "optimizers/sign_gd.py").write_text(README[1], encoding="utf-8")
    return root


def run(tree: Path, *command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *command], cwd=tree, capture_output=True, text=True, timeout=300, check=False
    )


def test_they_pass_lint_and_types_as_printed(tree: Path) -> None:
    files = [f"optimizers/{name}.py" for name in TRACED]
    for command in (("ruff", "check"), ("mypy",)):
        done = run(tree, "-m", *command, *files)
        assert done.returncode == 0, done.stdout + done.stderr


def test_they_pass_the_generated_tests(tree: Path) -> None:
    tests = [check.format(name=name) for check in CHECKS for name in TRACED]
    done = run(tree, "-m", "pytest", "-p", "no:cacheprovider", *tests, *TOGETHER)
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-1000:]


def test_no_page_breaks_and_links_and_cards_know_them(tree: Path) -> None:
    shutil.copy(FOREIGN / f"{STUBBORN}.py", tree / "optimizers")
    try:
        done = run(tree, "-c", PAGES.format(foreign=[*TRACED, STUBBORN], root=str(tree)))
        assert done.stdout.strip() == "all pages", done.stderr[-3000:]
        assert done.stderr.count("Stubborn cannot be traced (optimizers/stubborn.py, line ") == 1
        assert "np.linalg.eigh is not in the table of operations" in done.stderr
        # In the tests it fails at once, with the file, the line and the operation.
        done = run(tree, "-m", "pytest", "-p", "no:cacheprovider", CHECKS[0].format(name=STUBBORN))
        assert done.returncode == 1
        assert re.search(r"Stubborn cannot be traced \(optimizers/stubborn.py, line \d+\): np.linalg.eigh", done.stdout)
    finally:
        (tree / f"optimizers/{STUBBORN}.py").unlink()
