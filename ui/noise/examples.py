"""What stands on the page Noise while a visitor has no race of his own: one with chance in it."""

from functools import cache

from engine.config import RunConfig
from engine.link import decode
from ui.session.example import untouched

EXAMPLE = (
    "surface=regression~batch:8&start=0,0&steps=200&run=gd~learning_rate:0.05"
    "&run=minibatch_gd~learning_rate:0.05&run=sgd~learning_rate:0.05"
)


@cache
def race() -> RunConfig:
    """All rows, 8 rows, one row a step, on the data."""
    return decode(EXAMPLE)[0]


def example() -> RunConfig | None:
    """The example; None where the visitor has a race of his own."""
    return race() if untouched() else None
