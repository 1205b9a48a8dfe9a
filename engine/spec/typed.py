"""A number as people type it into a box; static/core/typed.js reads the same, see tests/shared/numbers.json."""

import math
import re
from typing import Literal, NamedTuple

from engine.spec.hyper import Hyper

Why = Literal["unreadable", "comma", "tiny", "whole", "between"]
LONGEST = 100  # characters
RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻"
# Full-width characters are ASCII with an offset, and a minus has many forms.
PLAIN = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | dict.fromkeys(
    map(ord, "\u2010\u2011\u2012\u2013\u2212"), "-"
)
LOWERED = str.maketrans(RAISED, "0123456789+-")
MANTISSA = r"(?:[0-9]+\.?[0-9]*|\.[0-9]+)"
DECIMAL = re.compile(rf"([+-]?{MANTISSA})(?:[eE]([+-]?[0-9]+))?")
POWER = re.compile(rf"([+-]?)(?:({MANTISSA})\s*[·⋅×*x]\s*)?10\s*(?:\^|\*\*)\s*([+-]?[0-9]+)")
THOUSANDS = re.compile(r"(?<![0-9.,])[1-9][0-9]{0,2},[0-9]{3}(?![0-9])")


class Typed(NamedTuple):
    """The number that a text says, or None and why it says none that can be used."""

    value: float | None
    why: Why | None = None


def read_typed(text: str) -> Typed:
    """`0.1`, `1e-3`, `10^-3`, `2·10⁻⁵`, `1/3`, `０．１`, `0,5`: the float64 it says; infinite where it overflows.

    "unreadable" where it is no number, "comma" where the comma may be a decimal point or part of thousands,
    "tiny" where the number is not 0 but float64 has nothing between it and 0.
    """
    plain = re.sub(f"[{RAISED}]+", lambda raised: "^" + raised[0].translate(LOWERED), text).translate(PLAIN).strip()
    if len(plain) > LONGEST:
        return Typed(None, "unreadable")
    if THOUSANDS.search(plain) or ("," in plain and "." in plain):
        return Typed(None, "comma")
    above, slash, below = plain.replace(",", ".").partition("/")
    top = _decimal(above.strip())
    if not slash or top.value is None:
        return top
    bottom = _decimal(below.strip())
    if not bottom.value or (math.isinf(bottom.value) and math.isinf(top.value)):
        return Typed(None, "unreadable")
    value = top.value / bottom.value
    return Typed(None, "tiny") if top.value and not value else Typed(value + 0.0)


def read_box(term: Hyper, text: str) -> Typed:
    """The same for the box of a hyperparameter: "whole" where it has to be a whole number, "between" out of range."""
    found = read_typed(text)
    if found.value is None:
        return Typed(None, "whole") if term.scale == "integer" and found.why == "tiny" else found
    if term.scale == "integer" and math.isfinite(found.value) and found.value != math.floor(found.value):
        return Typed(None, "whole")
    return found if term.minimum <= found.value <= term.maximum else Typed(None, "between")


def _decimal(text: str) -> Typed:
    decimal, power = DECIMAL.fullmatch(text), POWER.fullmatch(text)
    if decimal:
        mantissa, exponent = decimal[1], decimal[2] or "0"
    elif power:
        mantissa, exponent = power[1] + (power[2] or "1"), power[3]
    else:
        return Typed(None, "unreadable")
    value = float(f"{mantissa}e{exponent}")
    return Typed(None, "tiny") if not value and re.search("[1-9]", mantissa) else Typed(value + 0.0)
