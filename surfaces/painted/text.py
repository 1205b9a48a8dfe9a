"""A painted landscape as a part of a link: `x,y,height,width` of a round shape, six numbers of a long one; `~` between.

`-1.5,1,-2,0.8~1,0,-1.2,2.2,0.4,30` is a bowl and a ravine that is turned by 30 degrees.
"""

from collections.abc import Iterable, Sequence

from engine.spec import Text
from engine.spec.parse import Notice, clamped, read_value, unusable, write_value
from surfaces.painted.shape import TERMS, Shape

MOST = 12  # shapes
ROUND = ("x", "y", "height", "width")
TOO_MANY = Notice(
    en=f"Landscape: only its first {MOST} shapes are shown.", ko=f"지형: 모양은 앞에서부터 {MOST}개만 보여 줍니다."
)


def written(shapes: Iterable[Shape]) -> str:
    """The text of these shapes."""
    return "~".join(",".join(map(write_value, _few(shape))) for shape in shapes)


def _few(shape: Shape) -> tuple[float, ...]:
    return shape[:4] if shape.length == shape.width else tuple(shape)


def read(text: str) -> tuple[tuple[Shape, ...], list[Text]]:
    """The shapes that a text says, as far as it can be read, and a sentence for each that is not taken as it stands."""
    parts = text.split("~", MOST + 1) if text else []
    return read_all([part.split(",", 7) for part in parts])


def read_all(given: Sequence[object]) -> tuple[tuple[Shape, ...], list[Text]]:
    """The same from lists of four or six numbers or texts; anything may stand in them."""
    shapes: list[Shape] = []
    notices: list[Text] = []
    for i, part in enumerate(given[:MOST], start=1):
        owner = Text(en=f"Landscape, shape {i}", ko=f"지형, {i}번 모양")
        shape, more = _read(part, owner)
        shapes += [shape] if shape else []
        notices += more
    return tuple(shapes), notices + ([TOO_MANY] if len(given) > MOST else [])


def _read(part: object, owner: Text) -> tuple[Shape | None, list[Text]]:
    """One shape; where one of its numbers is none, there is no shape."""
    numbers = list(part) if isinstance(part, (list, tuple)) else []
    if len(numbers) not in (len(ROUND), len(TERMS)):
        return None, [
            Notice(
                en=f"{owner.en}: it was left out; a shape has four numbers, or six.",
                ko=f"{owner.ko}: 수가 4개 또는 6개여야 하므로 쓰지 않았습니다.",
            )
        ]
    names = ROUND if len(numbers) == len(ROUND) else tuple(TERMS)
    found: dict[str, float] = {}
    notices: list[Text] = []
    for name, raw in zip(names, numbers, strict=True):
        value, problem = read_value(TERMS[name], raw)
        if value is None:
            return None, [unusable(owner, TERMS[name])]
        found[name] = float(value)
        notices += [clamped(owner, TERMS[name], value)] if problem else []
    return Shape(**{"length": found["width"], **found}).plain, notices
