"""Landscapes to start from; the first is what a new painting shows."""

from typing import NamedTuple

from engine.spec import Text
from surfaces.painted.shape import Shape


class Landscape(NamedTuple):
    """Shapes under a name, on the gentle bowl that goes with them."""

    title: Text
    shapes: tuple[Shape, ...]
    bowl: float = 0.2


LANDSCAPES = {
    "basins": Landscape(
        Text(en="Two basins and a ravine", ko="분지 둘과 골짜기"),
        (
            Shape(1.7, 0.9, -3.0, 1.1, 1.1),
            Shape(-1.6, -1.4, -2.8, 0.9, 0.9),
            Shape(-0.6, 2.1, -1.6, 2.0, 0.4, 170.0),
            Shape(0.2, -0.4, 1.5, 0.8, 0.8),
        ),
    ),
    "ravine": Landscape(
        Text(en="One long ravine", ko="긴 골짜기 하나"), (Shape(0.0, 0.0, -3.0, 2.4, 0.35, 35.0),), 0.1
    ),
    "pass": Landscape(
        Text(en="A pass between two hills", ko="두 언덕 사이의 고개"),
        (Shape(0.0, 1.6, 2.2, 0.9, 0.9), Shape(0.0, -1.6, 2.2, 0.9, 0.9), Shape(2.0, 0.0, -1.6, 0.9, 0.9)),
    ),
    "trap": Landscape(
        Text(en="A small trap before the deep bowl", ko="깊은 분지 앞의 작은 함정"),
        (Shape(1.6, -0.8, -3.0, 1.1, 1.1), Shape(-0.8, 0.6, -0.9, 0.4, 0.4), Shape(0.1, 0.3, 0.7, 0.5, 0.5)),
    ),
    "empty": Landscape(Text(en="Only the gentle bowl", ko="완만한 그릇만"), (), 0.4),
}
