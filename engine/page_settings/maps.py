"""The page of maps: which picture, of which runner, over which two of its hyperparameters."""

from dataclasses import dataclass

from engine.spec.hyper import Hyper, hyper
from engine.spec.page_settings import PageSettings
from engine.spec.text import Text

PICTURE = Hyper(
    symbol="#",
    title=Text(en="map", ko="지도"),
    help=Text(
        en="Two hyperparameters of one runner, where every start ends, or the loss at every learning rate.",
        ko="한 주자의 하이퍼파라미터 두 개, 시작점마다 닿는 곳, 학습률마다의 손실 가운데 하나를 봅니다.",
    ),
    scale="choice",
    choices=("numbers", "basins", "rates"),
    called=(
        Text(en="Hyperparameters", ko="하이퍼파라미터"),
        Text(en="Basins", ko="흡인 영역"),
        Text(en="Find the rate", ko="학습률 찾기"),
    ),
    main=False,
)
RUNNER = Hyper(
    symbol="#",
    title=Text(en="runner", ko="주자"),
    help=Text(en="Which runner the map is of, counted from 0.", ko="지도에 그릴 주자의 번호입니다(0부터 셈)."),
    scale="integer",
    high=11,
    maximum=11,
    main=False,
)
AXIS = Hyper(
    symbol="#",
    title=Text(en="axis", ko="축"),
    help=Text(en="The hyperparameter along this side.", ko="이 변을 따라 바뀌는 하이퍼파라미터입니다."),
    scale="name",
    main=False,
)
COLOUR = Hyper(
    symbol="#",
    title=Text(en="colour", ko="색"),
    help=Text(en="What the colour of a cell says.", ko="칸의 색이 나타내는 값입니다."),
    scale="choice",
    choices=("steps", "loss", "status"),
    called=(
        Text(en="steps to arrive", ko="도착까지 걸린 스텝 수"),
        Text(en="final loss", ko="최종 손실"),
        Text(en="how it ends", ko="최종 상태"),
    ),
    main=False,
)


@dataclass(frozen=True)
class Maps(PageSettings):
    """An axis that the runner does not have stands for the runner's own first or second main hyperparameter."""

    picture: str = hyper(PICTURE, "numbers")
    runner: int | None = hyper(RUNNER, None)  # None: the first one that a map can be made of
    x: str = hyper(AXIS, "learning_rate")
    y: str = hyper(AXIS, "")
    colour: str = hyper(COLOUR, "steps")

    title = Text(en="Maps", ko="지도")
