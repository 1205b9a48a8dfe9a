"""The page of schedules: how its panels count the learning rate. Who runs, under which schedule, is the race itself."""

from dataclasses import dataclass

from engine.spec.hyper import Hyper, hyper
from engine.spec.page_settings import PageSettings
from engine.spec.text import Text

SCALE = Hyper(
    symbol="#",
    title=Text(en="axis of η", ko="η 축"),
    help=Text(
        en="On the logarithmic axis exponential decay is a straight line, and every cut by the same factor is as deep.",
        ko="로그 축에서는 지수 감소가 직선이 되고, 같은 배율의 감소는 모두 같은 깊이로 보입니다.",
    ),
    scale="choice",
    choices=("linear", "log"),
    called=(Text(en="linear", ko="선형"), Text(en="logarithmic", ko="로그")),
    main=False,
)


@dataclass(frozen=True)
class Shapes(PageSettings):
    scale: str = hyper(SCALE, "linear")

    title = Text(en="Schedules", ko="스케줄")
