"""Imports point one way: engine <- optimizers, surfaces <- figures, stage <- ui <- pages <- app."""

import ast
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
RANK = {"engine": 0, "optimizers": 1, "surfaces": 1, "figures": 2, "stage": 2, "ui": 3, "pages": 4, "app": 5}
OUTSIDE = {
    "engine": {"numpy"},
    "optimizers": {"numpy"},
    "surfaces": {"numpy"},
    "figures": {"numpy", "plotly"},
    "stage": {"numpy", "streamlit"},
    "ui": {"numpy", "plotly", "streamlit"},
    "pages": {"streamlit"},
    "app": {"streamlit"},
}
FILES = [ROOT / "app.py", *sorted(file for package in RANK for file in (ROOT / package).rglob("*.py"))]


def imported(file: Path) -> set[str]:
    """The first parts of all names that a file imports, also inside functions."""
    found = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}: relative import"
            found.add(str(node.module).partition(".")[0])
    return found - set(sys.stdlib_module_names)


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(ROOT)))
def test_imports_point_one_way(file):
    package = file.relative_to(ROOT).parts[0].removesuffix(".py")
    for name in imported(file):
        if name in RANK:
            assert name == package or RANK[name] < RANK[package], f"{package} must not import {name}"
        else:
            assert name in OUTSIDE[package], f"{package} must not import {name}"


def test_one_file_of_the_stage_knows_streamlit():
    knowing = [file.name for file in (ROOT / "stage").rglob("*.py") if "streamlit" in imported(file)]
    assert knowing == ["component.py"]


def test_session_state_stays_where_widgets_are():
    for package in ("engine", "optimizers", "surfaces", "figures", "pages"):
        for file in (ROOT / package).rglob("*.py"):
            assert "session_state" not in file.read_text(encoding="utf-8"), file


def test_no_package_is_a_drawer_for_everything():
    names = {path.stem for path in FILES} | {path.parent.name for path in FILES}
    assert not names & {"utils", "util", "helpers", "helper", "common", "misc", "src"}


def test_every_page_begins_by_opening_the_frame():
    pages = sorted((ROOT / "pages").glob("*.py"))
    assert pages
    for file in pages:
        body = ast.parse(file.read_text(encoding="utf-8")).body
        first = next(node for node in body[1:] if not isinstance(node, (ast.Import, ast.ImportFrom)))
        assert ast.unparse(first) == "open_page()", file


def test_app_is_short():
    assert len((ROOT / "app.py").read_text(encoding="utf-8").splitlines()) <= 25
