"""Numbers as a reader meets them: a true minus, powers of ten instead of e-notation."""

import math
from decimal import Decimal
from typing import Any

RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def said(value: Any) -> str:
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
