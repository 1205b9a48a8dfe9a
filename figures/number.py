"""Numbers as text: a true minus, powers of ten instead of e-notation."""

import math
from decimal import Decimal
from typing import Any

RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def exact(value: Any) -> str:
    """0.001, 2·10⁻⁵, 10⁻⁸, −0.5, ∞: exact to the digits that the value was written with."""
    number = float(value)
    if not math.isfinite(number):
        return "∞" if number > 0 else "−∞" if number < 0 else "?"
    sign, digits, exponent = Decimal(repr(number)).normalize().as_tuple()
    power = len(digits) + int(exponent) - 1
    if number == 0 or -4 < power < 5:
        text = format(abs(Decimal(repr(number))).normalize(), "f")
    else:
        head, tail = str(digits[0]), "".join(map(str, digits[1:]))
        mantissa = head + (f".{tail}" if tail else "")
        text = ("" if mantissa == "1" else f"{mantissa}·") + f"10{str(power).translate(RAISED)}"
    return ("−" if sign and number else "") + text


def three_digits(value: float | None) -> str:
    """Three significant digits: 0.0626, 12.0, 2.80·10⁻⁷; a dash for what is no number."""
    if value is None or not math.isfinite(value):
        return "–"
    if value == 0:
        return "0"
    mantissa, exponent = f"{value:.2e}".split("e")
    small = -4 < int(exponent) < 3
    text = f"{value:#.3g}".rstrip(".") if small else f"{mantissa}·10{str(int(exponent)).translate(RAISED)}"
    return text.replace("-", "−")


def typed(value: float) -> str:
    """As one would type it into a box, every digit: 0.005, 300, 1e−8; the same as `typed` of static/kit/format.js."""
    number = Decimal(repr(float(value))).normalize()
    plain, short = format(number, "f"), format(number, "e").replace("e+", "e")
    return (short if len(plain) > 7 and len(short) < len(plain) else plain).replace("-", "−")
