"""The stage: what a lecturer keeps to himself until the class has guessed."""

from dataclasses import dataclass

from engine.spec.hyper import Hyper, hyper
from engine.spec.page_settings import PageSettings
from engine.spec.text import Text

HIDE_FUTURE = Hyper(
    symbol="#",
    title=Text(en="hide the future", ko="뒷부분 숨기기"),
    help=Text(
        en="Nothing after the current step is shown: guess first, then play.",
        ko="현재 스텝 뒤는 보여 주지 않습니다. 먼저 예측하고 재생하세요.",
    ),
    scale="switch",
    main=False,
)


@dataclass(frozen=True)
class View(PageSettings):
    hide_future: bool = hyper(HIDE_FUTURE, False)

    title = Text(en="Race", ko="경주")
