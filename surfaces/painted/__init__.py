"""A loss that somebody paints: hills, bowls and ravines on a gentle bowl, a surface like any other.

At most twelve Gaussians, whose sum has exact derivatives everywhere. Far from all of them the gentle bowl leads runners
back; without it the ground is flat there.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from engine.spec import Hyper, Minimum, Surface, Text, View, hyper
from engine.symbolic.arrays import Traceable
from surfaces.formula.stationary import find
from surfaces.painted.landscapes import LANDSCAPES
from surfaces.painted.shape import TERMS, Shape, exponent, raised
from surfaces.painted.text import MOST, read, written

__all__ = ["MOST", "Painted", "Shape", "painted", "parse"]
VIEW = View(-4.0, 4.0, -4.0, 4.0)  # always the same: nothing moves under the hand
AROUND = (-6.0, 6.0, -6.0, 6.0)  # where stationary points are looked for
CORNERS = ((-2.8, 2.6), (2.8, -2.6), (-2.8, -2.6), (2.8, 2.6), (0.0, 3.2), (0.0, 0.0))
BOWL = Hyper(
    symbol="β",
    title=Text(en="gentle bowl", ko="완만한 그릇"),
    help=Text(
        en="How steeply the ground rises all around, so that runners stay; 0 is flat ground.",
        ko="주자가 밖으로 나가지 않도록 땅이 가장자리로 갈수록 얼마나 높아지는지 정합니다. 0이면 평평한 땅입니다.",
    ),
    scale="linear",
    maximum=10.0,
    main=False,
)


class Marks(NamedTuple):
    """What a surface declares otherwise."""

    start: tuple[float, float]
    minima: tuple[Minimum, ...]
    saddles: tuple[tuple[float, float], ...]


@dataclass(frozen=True)
class Painted(Surface):
    """Shapes on a gentle bowl. Raises ValueError for more than twelve, or for one that no link could say."""

    shapes: tuple[Shape, ...] = LANDSCAPES["basins"].shapes
    bowl: float = hyper(BOWL, 0.2)

    title = "Painted landscape"
    sliders = ()  # a hand shapes it on the picture
    tex = (
        r"f(x, y) = \tfrac{\beta}{2}\,(x^2 + y^2) + \sum_i h_i\, "
        r"e^{-u_i^2 / 2\sigma_{1,i}^2 \,-\, v_i^2 / 2\sigma_{2,i}^2}"
    )
    summary = Text(
        en="A landscape of your own. Its minima and saddles are found numerically.",
        ko="직접 그린 지형입니다. 최소점과 안장점은 수치로 찾습니다.",
    )
    view = VIEW

    def __post_init__(self) -> None:
        shapes = tuple(Shape(*shape).plain for shape in self.shapes)
        object.__setattr__(self, "shapes", shapes)
        if len(shapes) > MOST:
            raise ValueError(f"a landscape has at most {MOST} shapes")
        for shape in shapes:
            for term, number in zip(TERMS.values(), shape, strict=True):
                if not term.minimum <= number <= term.maximum:
                    raise ValueError(f"{term.title.en} must be from {term.minimum:g} to {term.maximum:g}, not {number}")

    @property
    def text(self) -> str:
        """The shapes as a link says them."""
        return written(self.shapes)

    @property
    def visible(self) -> bool:
        """Whether it has a finite value somewhere in its view: always."""
        return True

    @property
    def start(self) -> tuple[float, float]:  # type: ignore[override]
        return _marks(self).start

    @property
    def minima(self) -> tuple[Minimum, ...]:  # type: ignore[override]
        return _marks(self).minima

    @property
    def saddles(self) -> tuple[tuple[float, float], ...]:  # type: ignore[override]
        return _marks(self).saddles

    def formula(self, x: Traceable, y: Traceable) -> Traceable:
        parts = []
        for shape in self.shapes:
            a, b, c = exponent(shape)
            parts.append((*shape[:3], a, b, a if b == 0 and a == c else c))
        return ground(x, y, self.bowl, parts)


def ground(x: Traceable, y: Traceable, bowl: Traceable, parts: Iterable[tuple[Traceable, ...]]) -> Traceable:
    """The height of the landscape at (x, y), with each shape as `raised` takes it; of numbers or of symbols."""
    height = bowl / 2 * (x * x + y * y)
    for part in parts:
        height = height + raised(x, y, part)
    return height


def parse(text: str) -> tuple[Painted, list[Text]]:
    """The landscape of a link, and a sentence for each part that could not be taken as it stands. Never raises.

    Example:
        >>> surface, notices = parse("-1.5,1,-2,0.8~1,0,-1.2,2.2,0.4,30")
        >>> surface.shapes[1].length, notices
        (2.2, [])
    """
    shapes, notices = read(text)
    return Painted(shapes), notices


def painted(name: str) -> Painted:
    """A landscape to start from, by its name."""
    found = LANDSCAPES[name]
    return Painted(found.shapes, found.bowl)


@lru_cache(maxsize=64)
def _marks(surface: Painted) -> Marks:
    with np.errstate(all="ignore"):
        found = find(surface.loss, surface.gradient, surface.hessian, AROUND)
        minima = [Minimum(*map(float, each)) for each in zip(*found.minima, surface.loss(found.minima), strict=True)]
        saddles = tuple((float(x), float(y)) for x, y in found.saddles.T)
        slopes = [float(np.hypot(*surface.gradient(np.array(corner)))) for corner in CORNERS]
    steep = next((i for i, slope in enumerate(slopes) if slope > 0.02), 0)
    return Marks(CORNERS[steep], tuple(minima), saddles)
