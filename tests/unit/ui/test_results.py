"""The table of results: what it says of every ending, its size, and its signs."""

import re
import tomllib
from pathlib import Path

import pytest

from figures.number import three_digits

ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.0, "0"), (12.0, "12.0"), (0.0626, "0.0626"), (2.8e-7, "2.80·10⁻⁷"), (123.4, "123"), (999.9, "1.00·10³"),
        (-6400.0, "−6.40·10³"), (-0.5, "−0.500"), (0.001, "0.00100"), (0.00099, "9.90·10⁻⁴"), (1e22, "1.00·10²²"),
        (None, "–"), (float("nan"), "–"), (float("inf"), "–"),
    ],
)  # fmt: skip
def test_a_result_has_three_digits(value, text):
    assert three_digits(value) == text


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_signs_have_the_colours_of_the_stage(theme):
    css = (ROOT / "static/css/results.css").read_text(encoding="utf-8")
    pairs = re.findall(r"--sign: light-dark\((#\w+), (#\w+)\)", css)
    config = tomllib.loads((ROOT / ".streamlit/config.toml").read_text(encoding="utf-8"))["theme"][theme]
    assert [pair[theme == "dark"] for pair in pairs] == config["chartCategoricalColors"][:8]
    assert all(re.search(rf"\.s{slot}\b", css) for slot in range(12))
