"""Lower the rate when the loss stops improving (torch's ReduceLROnPlateau)."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from engine.spec.hyper import Hyper, hyper
from engine.spec.schedule import Schedule
from engine.spec.schedule_terms import ETA_MIN, FACTOR, STEPS
from engine.spec.terms import EPSILON
from engine.spec.text import Text
from engine.symbolic.arrays import Traceable

PATIENCE = STEPS.with_(
    symbol="P",
    title=Text(en="patience", ko="patience, 기다리는 스텝 수"),
    help=Text(
        en="How many steps in a row may pass without improvement.",
        ko="나아지지 않아도 기다려 주는 연속 스텝 수입니다.",
    ),
    low=0,
    high=100,
    minimum=0,
)
COOLDOWN = PATIENCE.with_(
    symbol="C",
    title=Text(en="cooldown", ko="휴지 스텝 수"),
    help=Text(en="How many steps after a cut nothing is counted.", ko="한 번 낮춘 뒤 이만큼은 세지 않고 쉽니다."),
    main=False,
)
THRESHOLD = Hyper(
    symbol="δ",
    title=Text(en="threshold", ko="개선 기준"),
    help=Text(en="How much better counts as better.", ko="얼마나 나아져야 개선으로 볼지 정합니다."),
    scale="log",
    low=1e-8,
    high=1.0,
    main=False,
)
THRESHOLD_MODE = Hyper(
    symbol="δ?",
    title=Text(en="threshold mode", ko="개선 기준의 방식"),
    help=Text(
        en="Relative to the best loss, or absolute. Relative misleads where the loss is negative.",
        ko="가장 좋은 손실에 대한 비율로 볼지, 차이로 볼지 정합니다. 손실이 음수이면 비율은 맞지 않습니다.",
    ),
    scale="choice",
    choices=("rel", "abs"),
    called=(Text(en="relative", ko="상대값"), Text(en="absolute", ko="절댓값")),
    main=False,
)
EPS = EPSILON.with_(
    help=Text(en="A cut smaller than this is not made.", ko="이보다 작은 변화이면 낮추지 않습니다."), main=False
)


class Watch(NamedTuple):
    """The rate now, the best loss so far, steps without improvement, steps of rest that are left."""

    lr: Traceable
    best: Traceable
    bad: Traceable
    rest: Traceable


@dataclass(frozen=True)
class Plateau(Schedule):
    """Times `factor` as soon as the loss has not improved for more than `patience` steps; it never rises again.

    An improvement is a loss below best · (1 − threshold), or in mode `abs` below best − threshold. As in torch, the
    relative mark lies above the best loss where that is negative, so that almost every step counts as an improvement.
    """

    factor: float = hyper(FACTOR, 0.1)
    patience: int = hyper(PATIENCE, 10, horizon=1 / 15)
    threshold: float = hyper(THRESHOLD, 1e-4)
    threshold_mode: str = hyper(THRESHOLD_MODE, "rel")
    cooldown: int = hyper(COOLDOWN, 0)
    min_lr: float = hyper(ETA_MIN, 0.0)
    eps: float = hyper(EPS, 1e-8)

    title = Text(en="Reduce on plateau", ko="정체 시 감소")
    tex = (
        r"\eta_{k+1} = \begin{cases} \max(c\,\eta_k, \eta_{\min}) & \text{no better for } P + 1 \text{ steps} \\"
        r" \eta_k & \text{otherwise} \end{cases}"
    )
    summary = Text(
        en="Cut the learning rate when the loss has not improved for a while.",
        ko="손실이 한동안 나아지지 않으면 학습률을 낮춥니다.",
    )

    def start(self, base: Traceable) -> Watch:
        return Watch(base, np.inf, 0.0, 0.0)

    def rate(self, k: Traceable, base: Traceable, memory: Watch, loss: Traceable) -> tuple[Traceable, Watch]:
        lr, best, bad, rest = memory
        mark = best * (1 - self.threshold) if self.threshold_mode == "rel" else best - self.threshold
        better = loss < mark
        best = np.where(better, loss, best)
        bad = np.where(np.logical_or(better, rest > 0), 0.0, bad + 1)
        rest = np.maximum(rest - 1, 0.0)

        cut = bad > self.patience
        lower = np.maximum(lr * self.factor, self.min_lr)
        after = np.where(np.logical_and(cut, lr - lower > self.eps), lower, lr)
        return lr, Watch(after, best, np.where(cut, 0.0, bad), np.where(cut, self.cooldown, rest))
