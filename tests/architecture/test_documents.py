"""What the documents say is there: every path, every make target, every link between them."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DOCUMENTS = ("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md")
TARGETS = set(re.findall(r"^([\w-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))


def text(name):
    return (ROOT / name).read_text(encoding="utf-8")


def paths(name):
    """What stands in backticks, or in a command, and looks like a file or a folder of the repository."""
    found = set(re.findall(r"`([a-zA-Z_.][\w.]*/[\w./]*)`", text(name)))
    found |= set(re.findall(r"tests/[\w/]+\.(?:py|json|js)\b", text(name)))
    invented = set(re.findall(r"NAME|sign_gd", " ".join(found)))
    return sorted(path for path in found if not any(word in path for word in invented))


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_path_is_there(name):
    missing = [path for path in paths(name) if not (ROOT / path).exists()]
    assert not missing
    links = re.findall(r"\]\(([\w./]+)\)", text(name))
    assert all((ROOT / link).exists() for link in links)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_command_of_make_is_a_target(name):
    asked = re.findall(r"`make ([\w-]+)`|^    make ([\w-]+)", text(name), re.MULTILINE)
    assert {first or second for first, second in asked} <= TARGETS


@pytest.mark.parametrize("name", ["ARCHITECTURE.md", "CONTRIBUTING.md"])
def test_a_document_stays_short(name):
    assert len(text(name).splitlines()) <= 200


def test_every_package_stands_in_the_table():
    packages = [path.parent for path in ROOT.glob("engine/*/__init__.py")]
    packages += [path for name in ("ui", "static") for path in (ROOT / name).iterdir() if path.is_dir()]
    known = text("ARCHITECTURE.md")
    inner = {"css", "vendor", "__pycache__"}  # no rooms of code
    missing = [
        path.relative_to(ROOT).as_posix()
        for path in packages
        if path.name not in inner
        and f"`{path.relative_to(ROOT).as_posix()}/`" not in known
        and f"`{path.name}/`" not in known
        and not (path.parent.name == "ui" and (ROOT / f"pages/{path.name}.py").exists())
    ]
    assert not missing


def test_the_glossary_has_one_line_a_word():
    glossary = text("ARCHITECTURE.md").partition("## Glossary")[2]
    words = re.findall(r"^\| ([^|]+) \|", glossary, re.MULTILINE)[1:]
    assert len(words) == len(set(words)) >= 25
