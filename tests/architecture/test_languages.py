"""Every sentence exists in both languages, and no particle hangs on a word that is filled in later."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from engine.schedules import SCHEDULES
from export.words_import import IMPORT
from optimizers import OPTIMIZERS
from stage.anatomy.words import ANATOMY
from stage.words import WORDS as STAGE
from stage.words_maps import PICTURE as MAP
from stage.words_own import OWN
from ui.text.markup import tex
from ui.text.words import WORDS as PAGES

ROOT = Path(__file__).parents[2]
PACKAGES = ("engine", "optimizers", "surfaces", "scenes", "figures", "lessons", "stage", "export", "ui", "pages")
HANGUL = re.compile(r"[가-힣]")
HOLE = re.compile(r"\{\w*\}")
PARTICLE = re.compile(r"\{\w*\}(은|는|이|가|을|를|와|과|로|으로|이나|이라|이며|에게)(?=[\s.,:;!?)]|$)")


class Sentence(NamedTuple):
    """A Text as it stands in the source; whatever an f-string fills in reads `{}`."""

    place: str
    en: str
    ko: str


def literal(node: ast.expr) -> str | None:
    """A string or f-string as text; None for anything computed."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)
    return None


def sentences() -> Iterator[Sentence]:
    for file in sorted(file for package in PACKAGES for file in (ROOT / package).rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("Text", "Notice"):
                said: dict[str | None, str | None] = dict(zip(("en", "ko"), map(literal, node.args), strict=False))
                said |= {word.arg: literal(word.value) for word in node.keywords}
                place = f"{file.relative_to(ROOT)}:{node.lineno}"
                assert set(said) == {"en", "ko"}, f"{place}: both languages"
                if said["en"] is not None and said["ko"] is not None:
                    yield Sentence(place, said["en"], said["ko"])


ALL = list(sentences())


def test_there_are_sentences():
    assert len(ALL) > 300


@pytest.mark.parametrize("sentence", ALL, ids=lambda sentence: sentence.place)
def test_a_sentence_is_complete(sentence):
    place, en, ko = sentence
    assert not HANGUL.search(en), place
    assert HANGUL.search(ko) or en == ko or not re.search("[A-Za-z]{2}", ko), f"{place}: {ko!r} is not Korean"
    assert bool(en.strip()) == bool(ko.strip()), place
    if "\\" not in en:  # braces of LaTeX are no holes
        assert sorted(HOLE.findall(en)) == sorted(HOLE.findall(ko)), f"{place}: different holes"
    assert not PARTICLE.search(ko), f"{place}: a particle right after a hole"
    assert "!" not in en + ko, f"{place}: no exclamation marks"


@pytest.mark.parametrize("rule", [*OPTIMIZERS.values(), *SCHEDULES.values()], ids=lambda rule: rule.__name__)
def test_the_words_inside_a_formula_are_translated(rule):
    assert not re.search(r"\\text\{[^}가-힣]*[A-Za-z]", tex(rule.tex, "ko"))
    assert tex(rule.tex, "en") == rule.tex


def test_the_stage_asks_only_for_words_that_exist():
    asked = set()
    for file in [
        *(ROOT / "static/stage").glob("*.js"),
        *(ROOT / "static/kit").glob("*.js"),
        *(ROOT / "static/draft").glob("*.js"),
    ]:
        asked |= set(re.findall(r"\bwords\.(\w+)", file.read_text(encoding="utf-8")))
    assert asked <= {*STAGE, *OWN, *IMPORT}  # those of imported trajectories come with them, see static/draft/beside.js


def test_imports_ask_only_for_words_that_exist():
    folders = [ROOT / "static" / name for name in ("core", "draft", "stage", "panels/export")]
    texts = {file.name: file.read_text(encoding="utf-8") for folder in folders for file in folder.glob("*.js")}
    asked = {name for text in texts.values() for name in re.findall(r"\bimport_\w+", text)} - {"import_"}
    said = re.findall(r'\bsay\((?:loss \? )?"(\w+)"', texts["imported_cards.js"])
    asked |= {f"import_{name}" for name in [*said, "loss_surface", "tag"]}
    assert asked == {name for name in IMPORT if name.startswith("import_")}


def test_the_anatomy_asks_only_for_words_that_exist():
    scripts = "".join(file.read_text(encoding="utf-8") for file in (ROOT / "static/panels/anatomy").glob("*.js"))
    asked = set(re.findall(r"\bwords\.(\w+)", scripts))
    markup = (ROOT / "static/panels/anatomy/anatomy.html").read_text(encoding="utf-8")
    asked |= set(re.findall(r'data-text="(\w+)"', markup))
    assert asked == set(ANATOMY)


def test_the_map_asks_only_for_words_that_exist():
    asked = set()
    for file in (ROOT / "static/panels/numbers").glob("*.js"):
        text = file.read_text(encoding="utf-8")
        asked |= set(re.findall(r"\b(?:words|text)\.(\w+)", text))
    assert asked <= set(MAP)


def test_the_pages_ask_only_for_words_that_exist():
    asked = set()
    for file in [*(ROOT / "ui").rglob("*.py"), *(ROOT / "pages").glob("*.py")]:
        if "from ui.text.words import WORDS" in file.read_text(encoding="utf-8"):
            asked |= set(re.findall(r'\b(?:WORDS\[|word\()["\'](\w+)', file.read_text(encoding="utf-8")))
    assert asked <= set(PAGES)
