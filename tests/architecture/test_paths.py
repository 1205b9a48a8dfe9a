"""Nothing in the repository knows the machine it was written on, or where packages come from."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
SKIPPED = {
    ".git",
    "site",
    ".venv",
    "node_modules",
    "__pycache__",
    ".hypothesis",
    ".mypy_cache",
    ".pytest_cache",
    ".ruff_cache",
}
TEXT = {".py", ".js", ".css", ".html", ".svg", ".toml", ".txt", ".md", ".yml", ".json", ""}
# In pieces, so that this file passes its own test.
MACHINE = re.compile(
    "|".join(rf"(?<![\w.]){path}/" for path in ("/" + "home", "/" + "Users", "/" + "root", "/" + "work", "/" + "opt"))
)
HOSTS = re.compile(
    "|".join(
        (
            "py" + "pi.org",
            "python" + "hosted",
            "npm" + "js",
            "un" + "pkg.com",
            "jsdel" + "ivr",
            "cdn." + "plot",
            "fonts." + "g",
        )
    )
)


def texts() -> list[tuple[Path, str]]:
    files = [file for file in ROOT.rglob("*") if file.is_file() and not SKIPPED & set(file.relative_to(ROOT).parts)]
    chosen = [file for file in files if file.suffix in TEXT and file.name != "plotly.min.js"]
    return [(file, file.read_text(encoding="utf-8")) for file in chosen]


def test_no_path_of_a_machine():
    assert [(file.name, found[0]) for file, text in texts() if (found := MACHINE.search(text))] == []


def test_no_host_of_a_registry():
    assert [(file.name, found[0]) for file, text in texts() if (found := HOSTS.search(text))] == []


def test_modules_of_the_stage_are_found_wherever_the_app_lives():
    for file in (ROOT / "static").rglob("*.js"):
        assert not re.search(r"""(?:from|import\(|src=|href=)\s*["']/""", file.read_text(encoding="utf-8")), file
