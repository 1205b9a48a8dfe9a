"""One new file is enough: it is found, offered, linked, documented and run; a broken file is never skipped."""

import re
import shutil
import subprocess
import sys

import pytest

from engine.schedules import SCHEDULES
from engine.spec.families import FAMILIES
from engine.spec.hyper import defaults, hypers
from engine.spec.optimizer import Optimizer
from engine.spec.registry import discover
from optimizers import OPTIMIZERS
from surfaces import SURFACES
from tests.architecture.graph import PACKAGES, ROOT

README = re.search(r"```python\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)[1]
SEEN = """
from streamlit.testing.v1 import AppTest
from engine.config import Entry, RunConfig
from engine.edits import Runner
from engine.link import decode, encode
from engine.run import race
from optimizers import OPTIMIZERS
from stage.race_message import pack
from stage.catalog import catalog
from stage.wire import unpack
from surfaces import SURFACES

config = RunConfig(SURFACES["beale"](), entries=(Entry(OPTIMIZERS["signed"]()),))
link = encode(config)
assert decode(link) == (config, []), link
assert race(config)[0].theta.shape == (301, 2)
payload = pack(config, (Runner("r0", 0, config.entries[0]),), race(config), "ko", link, link)
assert b'"key":"signed"' in payload
catalog = unpack(catalog(config, "ko"))[0]
assert "signed" in [rule["kind"] for rule in catalog["rules"]]
offer = next(offer for offer in catalog["optimizers"] if offer["key"] == "signed")
assert "learning_rate" in [param["name"] for param in offer["params"]]
app = AppTest.from_file("app.py", default_timeout=300)
app.switch_page("pages/reference.py").run()
assert not app.exception
page = "".join(str(element.proto) for element in app.get("html"))
assert "SignGD" in page and "#signed" in page
print("found")
"""


FOLDERS = {"optimizers": OPTIMIZERS, "surfaces": SURFACES, "engine/schedules": SCHEDULES}


@pytest.mark.parametrize(("folder", "registry"), FOLDERS.items(), ids=FOLDERS)
def test_every_file_registers(folder, registry):
    files = {file.stem for file in (ROOT / folder).glob("*.py")} - {"__init__"}
    assert files - {"formula", "tuned"} <= set(registry) <= files


BROKEN = ("", "class Odd(:", "import no_such_module", "from engine.spec.optimizer import Optimizer")


@pytest.mark.parametrize("source", BROKEN)
def test_a_broken_file_fails_loudly(source, tmp_path, monkeypatch):
    package = f"broken{abs(hash(source))}"
    (tmp_path / package).mkdir()
    (tmp_path / package / "__init__.py").touch()
    (tmp_path / package / "bad.py").write_text(source)
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises((TypeError, SyntaxError, ImportError)):
        discover(package, Optimizer)


@pytest.mark.parametrize("key", OPTIMIZERS)
def test_an_optimizer_says_what_it_is(key):
    cls = OPTIMIZERS[key]
    assert cls.title
    assert 1700 < cls.year < 2100
    assert cls.family in FAMILIES
    assert cls.tex.strip()
    assert cls.paper.url.startswith("https://")
    assert cls.relative is None or cls.relative in OPTIMIZERS
    assert (cls.relative is None) == (cls.differs is None)
    assert set(defaults(cls)) == set(hypers(cls))
    for library in cls.frameworks:
        assert library.name in ("PyTorch", "Keras", "Optax")
        assert set(library.defaults) <= set(hypers(cls)), library.call


def test_the_example_of_the_readme_works_with_nothing_else_edited(tmp_path):
    for name in (*PACKAGES[:-1], "static", ".streamlit"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "app.py", tmp_path)
    (tmp_path / "optimizers/signed.py").write_text(README, encoding="utf-8")
    command = [sys.executable, "-c", SEEN]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=600, check=False)
    assert done.stdout.strip() == "found", done.stderr[-3000:]
