"""The static site: every link and every import leads to a file of it, and nothing is asked for outside."""

import re
from html.parser import HTMLParser
from urllib.parse import urldefrag

import pytest

from docs.site import main
from engine.spec.text import LANGUAGES
from export.bundle import BESIDE, IMPORT
from export.offline_page import LOOKS
from optimizers import OPTIMIZERS
from scenes import SCENES

LAST = len(SCENES) - 1


class Links(HTMLParser):
    """What a page leads to, what it loads, and its anchors."""

    def __init__(self, text):
        super().__init__()
        self.leads, self.loads, self.anchors = [], [], set()
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.anchors.add(given.get("id"))
        address = given.get("href") or given.get("src")
        if address:
            (self.leads if tag == "a" else self.loads).append(address)


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("web") / "site"
    main(folder, scenes=(0, LAST))
    return folder


@pytest.fixture(scope="module")
def pages(site):
    return {
        file: Links(file.read_text(encoding="utf-8")) for file in site.rglob("*.html") if "static" not in file.parts
    }


def test_every_page_is_there_in_every_language(site, pages):
    expected = {"index", "reference", "scene-01", f"scene-{LAST + 1}", *(f"rule-{key}" for key in OPTIMIZERS)}
    for lang in LANGUAGES:
        assert {file.stem for file in pages if file.parent.name == lang} == expected
        assert f'<html lang="{lang}">' in (site / lang / "index.html").read_text(encoding="utf-8")


def test_no_link_is_broken_and_nothing_outside_is_loaded(pages):
    for file, page in pages.items():
        leads = [each for each in page.leads if not each.startswith("https://")]  # papers
        for address in [*leads, *(each for each in page.loads if not each.startswith("data:"))]:
            path, fragment = urldefrag(address)
            target = (file.parent / path).resolve() if path else file
            assert target.is_file(), (file, address)
            assert not fragment or fragment in pages[target].anchors, (file, address)


def test_every_module_finds_what_it_imports_and_reads(site):
    for file in (site / "static").rglob("*.js"):
        if file.name == "plotly.min.js":
            continue
        code = re.sub(r"/\*.*?\*/", "", file.read_text(encoding="utf-8"), flags=re.DOTALL)
        names = [next(filter(None, groups)) for groups in IMPORT.findall(code)] + BESIDE.findall(code)
        assert all((file.parent / name).is_file() for name in names), file
    assert all((site / f"static/stage/{look}.css").is_file() for look in LOOKS)
    assert (site / "static/plotly.min.js").stat().st_size > 1e6
