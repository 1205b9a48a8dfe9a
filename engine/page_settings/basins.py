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
        en="Whose maps stand side by side, counted from 0.", ko="나란히 놓을 지도의 주자를 0부터 센 번호로 적습니다."
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

    title = Text(en="Basins", ko="유역")
