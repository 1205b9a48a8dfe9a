"""Values from outside: what is taken, what is clamped, what is refused."""

import math
from typing import Any

import numpy as np
import pytest

from engine.spec.hyper import Hyper
from engine.spec.parse import Notice, Reading, read_value, write_value
from engine.spec.text import Text

NAME = Text(en="name", ko="이름")
RATE = Hyper("η", NAME, NAME, "log", minimum=0.0, maximum=10.0)
COUNT = Hyper("k", NAME, NAME, "integer", minimum=1, maximum=100)
SWITCH = Hyper("s", NAME, NAME, "switch")
CHOICE = Hyper("c", NAME, NAME, "choice", choices=("cos", "linear"))


@pytest.mark.parametrize("raw", ["0.1", ".1", "1e-1", "+0.1", "0.10", 0.1, np.float64(0.1)])
def test_a_number_is_read_from_text_and_from_json(raw: Any) -> None:
    assert read_value(RATE, raw) == Reading(0.1)


@pytest.mark.parametrize(
    "raw",
    [
        *("", " 1", "1 ", "nan", "inf", "-inf", "Infinity", "1_0", "１", "١", "0x10", "1e", "1,0", "1\r\n", "\u22121"),
        *("--1", "1" * 101, math.nan, None, True, [1], {"a": 1}, b"1", object()),
    ],
)
def test_what_is_no_number_is_refused(raw: Any) -> None:
    for term in (RATE, COUNT):
        assert read_value(term, raw) == Reading(None, "unreadable")


@pytest.mark.parametrize(
    ("term", "raw", "value"),
    [
        (RATE, "11", 10.0),
        (RATE, "-1", 0.0),
        (RATE, "1e999", 10.0),
        (RATE, math.inf, 10.0),
        (RATE, 10**400, 10.0),
        (RATE, -(10**400), 0.0),
        (COUNT, "0", 1),
        (COUNT, "99999999999999999999", 100),
        (COUNT, "1e9999", 100),
        (COUNT, -math.inf, 1),
    ],
)
def test_what_is_out_of_range_is_clamped(term: Hyper, raw: Any, value: float) -> None:
    assert read_value(term, raw) == Reading(value, "range")


def test_whole_numbers_stay_whole() -> None:
    assert [read_value(COUNT, raw).value for raw in ("5", "5.0", "1e1", 5.0, 5)] == [5, 5, 10, 5, 5]
    assert type(read_value(COUNT, 5.0).value) is int
    assert read_value(COUNT, "5.5").problem == read_value(COUNT, 0.5).problem == "unreadable"


def test_switches_and_choices_are_read_by_name() -> None:
    assert [read_value(SWITCH, raw).value for raw in ("true", "1", True, np.True_)] == [True] * 4
    assert [read_value(SWITCH, raw).value for raw in ("false", "0", False)] == [False] * 3
    assert all(read_value(SWITCH, raw).problem for raw in ("yes", "", 1, 0.0, None, [], "TRUE"))
    assert read_value(CHOICE, "cos") == Reading("cos")
    assert all(read_value(CHOICE, raw).problem for raw in ("Cos", "", 0, None, ["cos"], "<b>"))


@pytest.mark.parametrize("x", [0.1, 1 / 3, 1e-300, 5e-324, 1.7e308, 1e16, 1e22, 123456.0, -0.1, 2.0**-53, 1 - 2.0**-53])
def test_a_float_is_written_so_that_every_bit_comes_back(x: float) -> None:
    text = write_value(x)
    assert float(text) == x and set(text) <= set("0123456789.e-")


def test_a_value_is_written_in_its_shortest_form() -> None:
    values: list[Any] = [10.0, 5, True, None, (3, 4), -0.0, np.float64(0.5), "cos", ()]
    assert [write_value(v) for v in values] == ["10", "5", "true", "none", "3,4", "0", "0.5", "cos", ""]


def test_a_notice_reads_as_english() -> None:
    assert str(Notice(en="Too far.", ko="너무 멉니다.")) == "Too far."
