"""The modules of static/ as one import map: all of them, and none that asks for a file."""

import base64
import json
import re

import pytest

from export.bundle import NAME, STATIC, import_map, modules
from export.offline_page import MAIN, STAND_INS
from stage.modules import imported


@pytest.fixture(scope="module")
def bundled():
    return modules(MAIN, STAND_INS)


def test_every_module_that_the_stage_needs_now_or_later_is_there(bundled):
    stage = {STAND_INS[1] if name == STAND_INS[0] else name for name in imported("stage/stage.js")}
    assert stage | {MAIN, "stage/space.js", "stage/inspect.js", "panels/numbers/numbers.js"} <= set(bundled)
    assert STAND_INS[0] not in bundled
    assert all((STATIC / name).is_file() for name in bundled)


def test_every_import_names_a_module_of_the_map(bundled):
    for name, code in bundled.items():
        asked = re.findall(r'(?:\bfrom |\bimport |\bimport\()"([^"]+)"', code)
        assert all(each.removeprefix(NAME) in bundled and each.startswith(NAME) for each in asked), name


def test_no_module_looks_beside_itself_or_outside(bundled):
    for name, code in bundled.items():
        assert "import.meta" not in code, name
        assert not re.search(r"""["'`]\.{1,2}/""", code), name
        assert not re.search(r"""["'`]https?:(?!//www\.w3\.org/)""", code), name


def test_markup_finds_nothing_in_the_map(bundled):
    text = import_map(bundled)
    assert not re.search("[<>&']", text)
    addresses = json.loads(text)["imports"]
    assert addresses.keys() == {NAME + name for name in bundled}
    held = addresses[NAME + MAIN].partition("base64,")[2]
    assert base64.b64decode(held).decode() == bundled[MAIN]
