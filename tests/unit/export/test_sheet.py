"""What the sheet is sent of a file: the file with what to know of it, or why there is none."""

import pytest

from engine.config import Entry, RunConfig
from engine.link import decode
from engine.spec.text import LANGUAGES
from export import FRAMEWORKS, code
from export.sheet import MOST, file
from optimizers import OPTIMIZERS
from surfaces import SURFACES

RACE = decode("v=1&surface=ackley&steps=20&run=adam&run=lion&run=nadam~weight_decay:0.1")[0]


class Plain(SURFACES["booth"]):  # type: ignore[misc]
    def formula(self, x: float, y: float) -> float:
        return float(x) ** 2 + y**2


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_a_script_comes_with_what_differs(framework: str) -> None:
    found = {language: file(RACE, framework, language) for language in LANGUAGES}
    for said in found.values():
        assert said["text"] == code(RACE, framework) and said["name"].endswith(".py")
    english, korean = (found[language]["remarks"] for language in ("en", "ko"))
    assert len(english) == len(korean) and bool(english) == (framework != "numpy")
    assert not set(english) & set(korean)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_cannot_be_made_is_said(language: str) -> None:
    plain = RunConfig(Plain(), entries=(Entry(OPTIMIZERS["gd"]()),))
    long = RunConfig(SURFACES["booth"](), steps=100_000)
    assert (long.steps + 1) * len(long.entries) > MOST
    for race, kind in ((plain, "pytorch"), (plain, "notebook"), (long, "csv"), (long, "json")):
        assert set(file(race, kind, language)) == {"why"}  # type: ignore[arg-type]
    assert "text" in file(plain, "csv", language)  # type: ignore[arg-type]
