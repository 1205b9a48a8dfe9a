"""Cosine annealing with warm restarts, SGDR (Loshchilov & Hutter 2017)."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from engine.spec.hyper import Hyper, hyper
from engine.spec.schedule import Schedule
from engine.spec.schedule_terms import ETA_MIN, STEPS
from engine.spec.text import Text
from engine.symbolic.arrays import Traceable

T_0 = STEPS.with_(
    symbol="T₀",
    title=Text(en="first cycle", ko="첫 주기"),
    help=Text(en="How many steps the first cycle takes.", ko="첫 주기가 몇 스텝인지 정합니다."),
)
T_MULT = Hyper(
    symbol="T×",
    title=Text(en="cycle growth", ko="주기 배율"),
    help=Text(
        en="Each cycle is this many times as long as the one before.",
        ko="주기가 끝날 때마다 다음 주기의 길이에 곱하는 값입니다.",
    ),
    scale="integer",
    low=1,
    high=4,
    minimum=1,
    maximum=100,
)


class Cycle(NamedTuple):
    """Steps since the last restart, and the length of the cycle under way."""

    T_cur: Traceable
    T_i: Traceable


@dataclass(frozen=True)
class CosineRestarts(Schedule):
    """Cosines from η to `eta_min`, the first `T_0` steps long, each `T_mult` times the one before."""

    T_0: int = hyper(T_0, 100, horizon=1 / 3)
    T_mult: int = hyper(T_MULT, 1)
    eta_min: float = hyper(ETA_MIN, 0.0)

    title = Text(en="Cosine with restarts", ko="코사인 재시작")
    tex = (
        r"\eta_k = \eta_{\min} + \tfrac12 (\eta - \eta_{\min})"
        r" \left( 1 + \cos \frac{\pi T_{\mathrm{cur}}}{T_i} \right), \quad T_{i+1} = T_{\mathrm{mult}}\, T_i"
    )
    summary = Text(
        en="Anneal along a cosine, then jump back up and begin again.",
        ko="코사인을 따라 줄인 뒤 처음 값으로 되돌려 다시 시작합니다.",
    )

    def start(self, base: Traceable) -> Cycle:
        return Cycle(0.0, self.T_0)

    def rate(self, k: Traceable, base: Traceable, memory: Cycle, loss: Traceable) -> tuple[Traceable, Cycle]:
        T_cur, T_i = memory
        lr = self.eta_min + (base - self.eta_min) * (1 + np.cos(np.pi * T_cur / T_i)) / 2
        restart = T_cur + 1 >= T_i
        return lr, Cycle(np.where(restart, T_cur + 1 - T_i, T_cur + 1), np.where(restart, T_i * self.T_mult, T_i))
