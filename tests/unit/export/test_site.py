"""The static site: every link and every import leads to a file of it, and nothing is asked for outside."""

import re
from hashlib import sha256
from html.parser import HTMLParser
from urllib.parse import urldefrag

import pytest

from docs.site import main
from docs.site_files import SharedFiles
from docs.site_frame import PAGES
from engine.spec.text import LANGUAGES
from scenes import SCENES

LAST = len(SCENES) - 1
NOISY = next(number for number, scene in enumerate(SCENES) if scene.page == "noise")
RULES = ("adam", "momentum")
LATER = re.compile(r'\$later\("\./([^"]+)"')


class Links(HTMLParser):
    """What a page leads to, what it loads, and its anchors."""

    def __init__(self, text):
        super().__init__()
        self.leads, self.loads, self.anchors = [], [], set()
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.anchors.add(given.get("id"))
        address = given.get("href") or given.get("src") or (given.get("value") if tag == "option" else None)
        if address and not address.startswith("data:"):
            (self.leads if tag in ("a", "option") else self.loads).append(address)


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("web") / "site"
    main(folder, scenes=(0, NOISY, LAST), rules=RULES)
    return folder


@pytest.fixture(scope="module")
def pages(site):
    return {file: Links(file.read_text(encoding="utf-8")) for file in site.rglob("*.html")}


def test_every_page_is_there_in_every_language(site, pages):
    expected = {"index", *PAGES, "scene-01", f"scene-{NOISY + 1}", f"scene-{LAST + 1}", "maps-basins", "maps-rates"}
    expected |= {*(f"rule-{key}" for key in RULES), "anatomy-momentum", "maps-adam"}
    for lang in LANGUAGES:
        assert {file.stem for file in pages if file.parent.name == lang} == expected
        assert f'<html lang="{lang}">' in (site / lang / "index.html").read_text(encoding="utf-8")
        scene = (site / lang / f"scene-{NOISY + 1}.html").read_text(encoding="utf-8")
        assert 'data-panel="ensemble"' in scene  # a scene stands on the page that shows it best


def test_no_link_is_broken_and_nothing_outside_is_loaded(pages):
    for file, page in pages.items():
        leads = [each for each in page.leads if not each.startswith("https://")]  # papers
        for address in [*leads, *page.loads]:
            path, fragment = urldefrag(address)
            target = (file.parent / path).resolve() if path else file
            assert target.is_file(), (file, address)
            assert not fragment or fragment in pages[target].anchors, (file, address)


def test_what_pages_share_stands_once_under_the_name_of_its_content(site, pages):
    shared = list((site / "static").iterdir())
    for file in shared:
        assert sha256(file.read_bytes()).hexdigest().startswith(file.suffixes[0][1:]), file
    assert len({file.read_bytes() for file in shared}) == len(shared)
    asked = {(file.parent / address).resolve() for file, page in pages.items() for address in page.loads}
    for file in shared:
        if file.suffix in (".js", ".css") and file.stat().st_size < 1e6:  # not Plotly
            code = file.read_text(encoding="utf-8")
            names = LATER.findall(code) + re.findall(r'url\("([^":]+)"\)', code)
            assert not re.search(r'^\s*(import|export) .*"\.|import\("|import\.meta', code, re.MULTILINE), file
            asked |= {file.parent / name for name in names}
    assert asked == set(shared)  # none is missing, and none that nobody asks for


def test_modules_in_one_file_run_in_order_and_once(tmp_path):
    shared = SharedFiles(tmp_path, {"stage/assets.js": "offline/linked_assets.js"})
    code = (tmp_path / shared.script("offline/site.js")).read_text(encoding="utf-8")
    ran = re.findall(r'^await \(\$\["([^"]+)"\] \?\?=', code, re.MULTILINE)
    assert ran[-1] == "offline/site.js" and len(set(ran)) == len(ran) and "stage/assets.js" not in ran
    for name, needed in re.findall(r'"([^"]+)"\] \?\?= \(async \(\) => \{\n((?:(?:const|await) .*\n)*)', code):
        assert all(ran.index(other) < ran.index(name) for other in re.findall(r'await \$\["([^"]+)"\]', needed)), name
