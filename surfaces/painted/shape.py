"""One hill, bowl or ravine of a painted landscape: a Gaussian with a centre, a height, two widths and a direction."""

from typing import NamedTuple

import numpy as np

from engine.spec import Hyper, Text
from engine.symbolic.arrays import Traceable


def _term(symbol: str, title: Text, low: float, high: float) -> Hyper:
    nothing = Text(en="", ko="")
    return Hyper(symbol, title, nothing, scale="linear", low=low, high=high, minimum=low, maximum=high)


TERMS = {
    "x": _term("x", Text(en="x of the centre", ko="중심의 x"), -10.0, 10.0),
    "y": _term("y", Text(en="y of the centre", ko="중심의 y"), -10.0, 10.0),
    "height": _term("h", Text(en="height", ko="높이"), -20.0, 20.0),
    "length": _term("σ₁", Text(en="length", ko="길이"), 0.2, 10.0),
    "width": _term("σ₂", Text(en="width", ko="너비"), 0.2, 10.0),
    "turn": _term("φ", Text(en="direction in degrees", ko="방향(도)"), -360.0, 360.0),
}


class Shape(NamedTuple):
    """h·exp(−u²/2σ₁² − v²/2σ₂²), where u runs along its direction and v across, from its centre.

    `height` is below 0 for a bowl; `length` and `width` are σ₁ and σ₂; `turn` is in degrees from the x axis, 0 to 180.
    """

    x: float
    y: float
    height: float
    length: float
    width: float
    turn: float = 0.0

    @property
    def plain(self) -> "Shape":
        """The same shape as it is written: a round one has no direction, and half a turn is none."""
        turn = 0.0 if self.length == self.width else self.turn % 180.0 % 180.0  # −1e−20 is 180 after the first
        return Shape(*(float(number) + 0.0 for number in (*self[:5], turn)))


def coefficients(length: Traceable, width: Traceable, turn: Traceable) -> tuple[Traceable, Traceable, Traceable]:
    """a, b and c of a·Δx² + b·Δx·Δy + c·Δy², the exponent without its sign; of numbers or of symbols."""
    angle = turn * (np.pi / 180)
    along, across = np.cos(angle), np.sin(angle)
    one, other = 0.5 / (length * length), 0.5 / (width * width)
    a = along * along * one + across * across * other
    c = across * across * one + along * along * other
    return a, 2 * along * across * (one - other), c


def exponent(shape: Shape) -> tuple[float, float, float]:
    """The coefficients of a shape; those of a round one or one along an axis are exact."""
    length, width, turn = shape[3:]
    if turn in (0.0, 90.0):
        one, other = 0.5 / (length * length), 0.5 / (width * width)
        return (one, 0.0, other) if turn == 0 else (other, 0.0, one)
    a, b, c = coefficients(*map(np.float64, shape[3:]))
    return float(a), float(b), float(c)


def raised(x: Traceable, y: Traceable, numbers: tuple[Traceable, ...]) -> Traceable:
    """The height of one shape at (x, y); `numbers` are its centre, its height, then a, b and c."""
    x0, y0, height, a, b, c = numbers
    right, up = x - x0, y - y0
    if a is c:  # round
        return height * np.exp(-a * (right * right + up * up))
    return height * np.exp(-(right * (a * right + b * up) + c * up * up))
