"""The page of noise: whose runs, with how many seeds, and against what their losses are drawn."""

from dataclasses import dataclass

from engine.spec.hyper import Hyper, hyper
from engine.spec.page_settings import PageSettings
from engine.spec.text import Text

RUNNER = Hyper(
    symbol="#",
    title=Text(en="runner", ko="주자"),
    help=Text(
        en="Whose runs are drawn, counted from 1; 0 stands for everyone.",
        ko="실행을 그릴 주자의 번호입니다(1부터 셈). 0은 모든 주자입니다.",
    ),
    scale="integer",
    high=12,
    maximum=12,
    main=False,
)
SEEDS = Hyper(
    symbol="n",
    title=Text(en="seeds", ko="시드 수"),
    help=Text(
        en="How many runs are drawn together, each with random numbers of its own.",
        ko="난수를 바꾸어 가며 몇 번을 함께 달리게 할지 정합니다.",
    ),
    scale="integer",
    low=1,
    high=200,
    minimum=1,
    maximum=1000,
    main=False,
)
AGAINST = Hyper(
    symbol="#",
    title=Text(en="horizontal axis", ko="가로축"),
    help=Text(
        en="Steps, gradients of single rows, or passes through all rows.",
        ko="스텝, 계산한 행 기울기의 수, 모든 행을 한 번씩 본 횟수 가운데 하나입니다.",
    ),
    scale="choice",
    choices=("steps", "evaluations", "epochs"),
    called=(
        Text(en="steps", ko="스텝"),
        Text(en="gradient evaluations", ko="기울기 계산 횟수"),
        Text(en="epochs", ko="에폭"),
    ),
    main=False,
)


@dataclass(frozen=True)
class Ensemble(PageSettings):
    """A runner that is not there, or that chance does not reach, stands for the first whom it reaches."""

    runner: int = hyper(RUNNER, 1)
    seeds: int = hyper(SEEDS, 100)
    against: str = hyper(AGAINST, "steps")

    title = Text(en="Noise", ko="잡음")
