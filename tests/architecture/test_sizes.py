"""No file grows beyond what one reads in a sitting, and no line beyond the screen."""

import pytest

from tests.architecture.graph import PACKAGES, ROOT

MOST_LINES, WIDEST = 200, 120
SOURCES = {".py", ".js", ".css"}


def sources() -> list[str]:
    """The paths of the product's sources: not those of tests and pictures, nor what a server copies to static/."""
    found = (file for folder in (*PACKAGES, "static", "benchmarks") for file in (ROOT / folder).rglob("*"))
    kept = (file for file in found if file.suffix in SOURCES and file.name != "plotly.min.js")
    return ["app.py", *sorted(str(file.relative_to(ROOT)) for file in kept)]


@pytest.mark.parametrize("path", sources())
def test_no_file_is_longer_than_a_sitting(path):
    lines = (ROOT / path).read_text(encoding="utf-8").splitlines()
    assert len(lines) <= MOST_LINES


@pytest.mark.parametrize("path", [path for path in sources() if path.endswith(".js")])
def test_no_line_of_javascript_is_wider_than_the_screen(path):
    wide = [line for line in (ROOT / path).read_text(encoding="utf-8").splitlines() if len(line) > WIDEST]
    assert wide == []
