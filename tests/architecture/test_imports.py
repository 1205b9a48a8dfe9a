"""Imports point one way, by sub-package, in Python and in static/; `make graph` prints who imports whom."""

import ast
import re
import sys
from graphlib import CycleError

import pytest

from tests.architecture.graph import (
    ROOT,
    Graph,
    imports,
    layers,
    module,
    python_files,
    python_graph,
    script_files,
    script_graph,
    script_imports,
)

# From the ground up: a sub-package imports from lower floors only. A package that is named whole has no floors inside.
FLOORS = (
    {"engine.symbolic", "engine.query"},
    {"engine.spec"},
    {"engine.schedules", "engine.fields", "engine.trace", "engine.outcome"},
    {"engine.single", "engine.formula"},
    {"engine.batch"},
    {"engine.tuning"},
    {"engine.config"},
    {"engine.link_notices", "engine.page_settings", "engine.slots"},
    {"engine.run", "engine.link_surface", "engine.sweeps", "engine.retune"},
    {"engine.link"},
    {"engine.edits", "engine.race_length"},
    {"optimizers", "surfaces"},
    {"scenes"},
    {"figures"},
    {"lessons"},
    {"stage"},
    {"export"},
    {"ui.text"},
    {"ui.session"},
    {"ui.widgets"},
    {"ui.shell"},
    {f"ui.{page.stem}" for page in (ROOT / "pages").glob("*.py")},
    {"pages"},
    {"app"},
)
SCRIPT_FLOORS = (
    {"static.core", "static.connection", "static.export_button"},
    {"static.kit"},
    {"static.draft"},
    {"static.stage"},
    {"static.export"},
    {"static.panels"},  # what panels share: files that stand in no folder of theirs
    {f"static.panels.{folder.name}" for folder in (ROOT / "static/panels").iterdir() if folder.is_dir()},
    {"static.page_change"},
    {"static.offline", "static.components"},
)
OUTSIDE = {
    "engine": {"numpy"},
    "optimizers": {"numpy"},
    "surfaces": {"numpy"},
    "scenes": set(),
    "figures": {"numpy", "plotly"},
    "lessons": {"numpy"},
    "stage": {"numpy", "streamlit"},
    "export": {"numpy"},
    "ui": {"numpy", "plotly", "streamlit"},
    "pages": {"streamlit"},
    "app": {"streamlit"},
}
# What only a page has: window and document, the network, the clock of its frames.
DOM = re.compile(
    r"\b(window|document|navigator|location|localStorage|fetch|matchMedia|requestAnimationFrame|HTMLElement|Path2D)\b"
)


def floor(name: str, floors: tuple[set[str], ...]) -> int:
    """The floor of a sub-package, or of the package that is named whole; every one must have a place."""
    found = [i for i, names in enumerate(floors) if name in names or name.partition(".")[0] in names]
    assert found, f"{name} has no place in FLOORS"
    return found[0]


def upward(graph: Graph, floors: tuple[set[str], ...]) -> list[str]:
    """The imports that do not point down."""
    whole = {name.partition(".")[0] for names in floors for name in names if "." not in name}
    return [
        f"{name} -> {other}"
        for name, others in sorted(graph.items())
        for other in sorted(others)
        if not (name.partition(".")[0] == other.partition(".")[0] in whole)
        and floor(other, floors) >= floor(name, floors)
    ]


def bare(graph: Graph) -> Graph:
    """Without the empty packages themselves: engine/, stage/ and ui/ say nothing in their __init__."""
    return {name: others for name, others in graph.items() if name not in {"engine", "stage", "ui"}}


def test_python_imports_point_down():
    assert upward(bare(python_graph()), FLOORS) == []


def test_static_imports_point_down():
    assert upward(script_graph(), SCRIPT_FLOORS) == []


def test_no_sub_package_and_no_file_stands_in_a_circle():
    python, script = {module(file) for file in python_files()}, {module(file) for file in script_files()}
    of_files = {module(file): (imports(file) & python) - {module(file)} for file in python_files()}
    of_scripts = {module(file): script_imports(file) & script for file in script_files()}
    for graph in (python_graph(), script_graph(), of_files, of_scripts):
        try:
            layers(graph)
        except CycleError as cycle:
            pytest.fail(" -> ".join(cycle.args[1]))


def test_rules_know_only_what_a_rule_is():
    graph = python_graph()
    assert graph["optimizers"] <= {"engine.spec", "engine.symbolic"}
    assert graph["surfaces"] <= {"engine.spec", "engine.symbolic", "engine.fields"}


def test_an_arrow_upwards_and_a_circle_are_seen():
    assert upward({"engine.symbolic": {"engine.spec"}}, FLOORS) == ["engine.symbolic -> engine.spec"]
    assert upward({"ui.maps": {"ui.noise"}}, FLOORS) == ["ui.maps -> ui.noise"]
    assert upward({"stage.catalog": {"stage.labels", "engine.run"}}, FLOORS) == []
    with pytest.raises(CycleError):
        layers({"a": {"b"}, "b": {"a"}})
    with pytest.raises(AssertionError):
        floor("engine.drawer", FLOORS)


@pytest.mark.parametrize("file", python_files(), ids=lambda file: str(file.relative_to(ROOT)))
def test_only_known_libraries_are_imported(file):
    package = file.relative_to(ROOT).parts[0].removesuffix(".py")
    names = {name.partition(".")[0] for name in imports(file)} - set(OUTSIDE) - set(sys.stdlib_module_names)
    assert names <= OUTSIDE[package]


def test_the_core_of_static_runs_without_a_page():
    for file in sorted((ROOT / "static/core").glob("*.js")):
        code = re.sub(r"/\*.*?\*/|//[^\n]*", "", file.read_text(encoding="utf-8"), flags=re.DOTALL)
        assert not DOM.search(code), file


def test_one_file_of_the_stage_knows_streamlit():
    knowing = [file.name for file in (ROOT / "stage").rglob("*.py") if "streamlit" in imports(file)]
    assert knowing == ["component.py"]


def test_session_state_stays_where_widgets_are():
    for package in ("engine", "optimizers", "surfaces", "scenes", "figures", "lessons", "export", "pages"):
        for file in (ROOT / package).rglob("*.py"):
            assert "session_state" not in file.read_text(encoding="utf-8"), file


def test_no_package_is_a_drawer_for_everything():
    names = {path.stem for path in python_files()} | {path.parent.name for path in python_files()}
    assert not names & {"utils", "util", "helpers", "helper", "common", "misc", "src"}


def test_every_page_begins_by_opening_the_frame():
    pages = sorted((ROOT / "pages").glob("*.py"))
    assert pages
    for file in pages:
        body = ast.parse(file.read_text(encoding="utf-8")).body
        first = next(node for node in body[1:] if not isinstance(node, (ast.Import, ast.ImportFrom)))
        assert ast.unparse(first).startswith("open_page("), file


def test_app_is_short():
    assert len((ROOT / "app.py").read_text(encoding="utf-8").splitlines()) <= 25
