"""The modules that a browser is told of early are those that the stage imports, however deep."""

from stage.component import CATALOG
from stage.modules import STATIC, imported


def test_every_module_the_stage_needs_is_named_once():
    found = imported("stage/stage.js", "connection.js")
    assert len(found) == len(set(found))
    assert {"kit/dom.js", "core/program.js", "stage/scene.js", "core/typed.js"} <= set(found)
    assert all((STATIC / file).is_file() for file in found)


def test_what_is_loaded_only_when_asked_for_is_not_among_them():
    assert {"stage/space.js", "stage/inspect.js"}.isdisjoint(imported("stage/stage.js"))


def test_assets_need_no_other_module_so_that_plotly_starts_at_once():
    assert imported("stage/assets.js") == ["stage/assets.js"]
    assert 'import(at("stage/assets.js"))' in CATALOG
