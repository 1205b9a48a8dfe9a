"""What number boxes read, in the cases that the browser's tests read too."""

import json
import math
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.spec.hyper import Hyper
from engine.spec.text import Text
from engine.spec.typed import Typed, read_box, read_typed
from tests.unit.spec.rails import FILE, held, text

CASES = json.loads((Path(__file__).parents[2] / "shared/numbers.json").read_text(encoding="utf-8"))
NAME = Text(en="name", ko="이름")


def expected(case: dict[str, Any]) -> Typed:
    return Typed(None, case["why"]) if "why" in case else Typed(float(case["value"]))


@pytest.mark.parametrize("case", CASES["typed"], ids=lambda case: case["text"][:20])
def test_a_box_reads_what_people_type(case: dict[str, Any]) -> None:
    found = read_typed(case["text"])
    assert found == expected(case)
    assert found.value != 0 or math.copysign(1, found.value) == 1  # never −0


@pytest.mark.parametrize("case", CASES["boxes"], ids=lambda case: f"{case['term']['scale']} {case['text']}")
def test_a_box_says_why_it_takes_nothing(case: dict[str, Any]) -> None:
    assert read_box(Hyper("η", NAME, NAME, **case["term"]), case["text"]) == expected(case)


def test_the_keys_of_every_slider_are_tested() -> None:
    assert FILE.read_text(encoding="utf-8") == text(held()), "python -m tests.unit.spec.rails"


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_every_number_is_read_back(value: float) -> None:
    assert read_typed(repr(value)) == Typed(value + 0.0)


@given(st.text(max_size=30) | st.text("0123456789.,eE+-−/^·*x １０⁻³", max_size=20))
def test_any_text_is_read_or_refused(text: str) -> None:
    value, why = read_typed(text)
    assert (value is None) == (why is not None) and (value is None or not math.isnan(value))
