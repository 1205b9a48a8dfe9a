"""The picture of basins: whose maps stand side by side."""

from dataclasses import dataclass

from engine.config import MOST
from engine.spec.hyper import Hyper, hyper
from engine.spec.page_settings import PageSettings
from engine.spec.text import Text

RUNNERS = Hyper(
    symbol="#",
    title=Text(en="runners", ko="주자"),
    help=Text(
        en="Whose maps stand side by side, counted from 0.", ko="지도를 나란히 그릴 주자의 번호입니다(0부터 셈)."
    ),
    scale="integer",
    high=MOST - 1,
    maximum=MOST - 1,
    main=False,
)


@dataclass(frozen=True)
class Basins(PageSettings):
    """No runner stands for a choice of the page."""

    runners: tuple[int, ...] = hyper(RUNNERS, ())

    title = Text(en="Basins", ko="흡인 영역")
