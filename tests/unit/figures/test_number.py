"""Numbers in words of mathematics, and schedules as curves."""

import json
import math
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.schedules import SCHEDULES
from figures.number import RAISED, exact, three_digits
from figures.sparkline import HEIGHT, WIDTH, path, rates

SHARED = json.loads((Path(__file__).parents[2] / "shared/three_digits.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"), (-0.0, "0"), (1, "1"), (0.999, "0.999"), (0.004, "0.004"), (1e-8, "10⁻⁸"), (2.5e-7, "2.5·10⁻⁷"),
        (-0.5, "−0.5"), (300, "300"), (1e5, "10⁵"), (-1e22, "−10²²"), (math.inf, "∞"), (-math.inf, "−∞"),
    ],
)  # fmt: skip
def test_a_number_reads_as_in_a_book(value, text):
    assert exact(value) == text


@pytest.mark.parametrize("case", SHARED, ids=lambda case: case["value"])
def test_three_digits_read_as_they_do_in_the_browser(case):
    assert three_digits(float(case["value"])) == case["text"]


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_no_digit_is_lost(value):
    back = {raised: plain for plain, raised in zip("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹", strict=True)}
    text = re.sub("^(−?)10(?=[⁻⁰-⁹¹²³])", r"\g<1>1·10", exact(value)).replace("−", "-")
    text = re.sub("·10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)", lambda m: "e" + "".join(back[c] for c in m[1]), text)
    assert float(text) == value
    assert len(RAISED) == len(back)


@pytest.mark.parametrize("key", SCHEDULES)
def test_a_curve_stays_in_its_box(key):
    numbers = [float(n) for n in re.findall(r"[\d.]+", path(SCHEDULES[key]()))]
    assert all(0 <= x <= WIDTH for x in numbers[::2])
    assert all(0 <= y <= HEIGHT for y in numbers[1::2])
    assert len(rates(SCHEDULES[key](), 50)) == 50


def test_the_curve_of_the_plateau_schedule_falls():
    found = rates(SCHEDULES["plateau"](), 300)
    assert found[0] == 0.1
    assert found[-1] < 0.01
