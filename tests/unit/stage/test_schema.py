"""Python's types of the messages and the browser's name the same keys, and so do the messages themselves."""

import re
from pathlib import Path
from typing import Any

import pytest

from engine import edits
from engine.config import Entry, RunConfig
from engine.edits import Runner
from engine.link import decode
from engine.run import race
from engine.schedules import SCHEDULES
from engine.spec.noise import Noise
from optimizers import OPTIMIZERS
from stage import catalog_schema, schema
from stage.catalog import catalog
from stage.held import Sent, runs_of
from stage.race_message import pack
from stage.wire import unpack
from surfaces import SURFACES
from surfaces.formula import parse

DRAFT = Path(__file__).parents[3] / "static/draft"
TYPEDEF = re.compile(r"@typedef \{object\} (\w+)\n((?: \* @property .*\n)+)")
PROPERTY = re.compile(r"@property \{.+\} (\[?)(\w+)\]?$", re.MULTILINE)
Keys = tuple[set[str], set[str]]  # always said; said where they are needed


def told(module: Any, *others: str) -> dict[str, Keys]:
    """The TypedDicts that a Python module declares, but for `others`."""
    return {
        name: (set(each.__required_keys__), set(each.__optional_keys__))
        for name, each in vars(module).items()
        if hasattr(each, "__required_keys__") and each.__module__ == module.__name__ and name not in others
    }


def named(file: str) -> dict[str, Keys]:
    """The typedefs of a JavaScript module."""
    found = {}
    for name, body in TYPEDEF.findall((DRAFT / file).read_text(encoding="utf-8")):
        each = PROPERTY.findall(body)
        found[name] = {key for bracket, key in each if not bracket}, {key for bracket, key in each if bracket}
    return found


PYTHON = told(schema) | told(catalog_schema, "CatalogContent", "Cycled") | told(edits)
BROWSER = named("messages.js") | named("catalog_messages.js") | {"Known": named("../core/types.js")["Known"]}


def test_both_languages_name_the_same_keys() -> None:
    assert BROWSER == PYTHON


def holds(name: str, message: dict[str, Any]) -> set[str]:
    """The optional keys that a message has; it has all others, and none besides."""
    required, optional = PYTHON[name]
    assert required <= set(message) <= required | optional, name
    return set(message) & optional


def every(name: str, messages: list[dict[str, Any]]) -> None:
    """Each is of that type, and each optional key occurs."""
    found = [holds(name, message) for message in messages]
    assert set().union(*found) == PYTHON[name][1], name


def said(config: RunConfig, **more: Any) -> dict[str, Any]:
    runners = tuple(Runner(f"r{i}", i, entry) for i, entry in enumerate(config.entries))
    return unpack(pack(config, runners, race(config), "en", "link", "share", **more))[0]


def test_a_packed_race_says_what_its_type_says() -> None:
    # Nested rules, a switched one and a list of steps: what the catalog lacks stands in the race.
    link = "v=1&surface=beale&steps=40&run=lookahead~inner:momentum&run=gd~learning_rate:1&run=adam"
    config = decode(link)[0]
    steps = Entry(OPTIMIZERS["gd"](), SCHEDULES["multistep"](milestones=(3, 5, 7)))
    wrapped = Entry(OPTIMIZERS["gd"](), SCHEDULES["warmup"](then=SCHEDULES["step"]()))
    config = RunConfig(config.surface, steps=40, entries=(*config.entries, steps, wrapped))
    sent = Sent()
    held = sent.add(runs_of(config, tuple(Runner(f"r{i}", i, entry) for i, entry in enumerate(config.entries))))
    first = said(config)
    again = said(config, sent=sent, claims=[["", held]])
    mark = {"number": 0, "changed": False, "title": "", "watch": ""}
    assert said(config, scene=mark)["scene"] == mark and holds("SceneMark", mark) == set()
    every("RaceMessage", [first | {"numbers": said(RunConfig(SURFACES["ellipse"]()))["numbers"]}])
    every("RaceRunner", [*first["runners"], *again["runners"]])
    ends = [runner["status"] for runner in first["runners"]]
    every("RunEnd", ends)
    every("Known", [end["why"] for end in ends if end["why"]])
    every("TunedRate", [runner["tuned"] for runner in first["runners"] if runner["tuned"]])


@pytest.mark.parametrize("noise", [None, Noise()])
def test_a_packed_catalog_says_what_its_type_says(noise: Noise | None) -> None:
    found = unpack(catalog(RunConfig(SURFACES["beale"](), noise=noise), "en"))[0]
    every("Catalog", [found])
    every("EndPrograms", [found["ends"]])
    rows = decode("surface=regression~error:mae&data=1:2,2:4,3:5&run=none")[0]
    named = unpack(catalog(rows, "en"))[0]["surface"]
    numbered = unpack(catalog(RunConfig(SURFACES["ellipse"]()), "en"))[0]["surface"]
    every("ShownSurface", [found["surface"], named, numbered])
    assert all(holds("CardParam", param) for param in numbered["numbers"])
    every("ShownRows", [named["rows"]])
    typed = unpack(catalog(RunConfig(parse("x^2 + y^2")), "en"))[0]
    every("Offer", [*found["optimizers"], *typed["optimizers"]])
    every("ScheduleOffer", found["schedules"])
    every("RulePrograms", found["rules"])
    every("SchedulePrograms", found["plans"])
    every("ShownView", found["views"])
    params = [param for offer in [*found["optimizers"], *found["schedules"]] for param in offer["params"]]
    assert all(holds("CardParam", param | found["terms"][param["name"]]) for param in params)
