"""Up to a peak and down to almost nothing, once (Smith & Topin 2018; torch's OneCycleLR)."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from engine.spec.hyper import Hyper, hyper
from engine.spec.schedule import Schedule
from engine.spec.schedule_terms import STEPS
from engine.spec.terms import LEARNING_RATE
from engine.spec.text import Text

MAX_LR = LEARNING_RATE.with_(
    symbol="η_max",
    title=Text(en="peak rate", ko="최고 학습률"),
    help=Text(
        en="The highest rate. It replaces the optimizer's own.",
        ko="가장 높은 학습률입니다. 옵티마이저의 학습률 대신 쓰입니다.",
    ),
)
TOTAL_STEPS = STEPS.with_(help=Text(en="How many steps the cycle takes.", ko="한 주기가 몇 스텝인지 정합니다."))
PCT_START = Hyper(
    symbol="p",
    title=Text(en="share spent climbing", ko="상승 구간의 비율"),
    help=Text(en="Which share of the cycle the climb takes.", ko="전체 주기에서 올라가는 구간이 차지하는 비율입니다."),
    scale="linear",
    maximum=1.0,
)
ANNEAL = Hyper(
    symbol="∿",
    title=Text(en="curve", ko="곡선"),
    help=Text(en="Along a cosine or a straight line.", ko="코사인을 따를지 직선을 따를지 정합니다."),
    scale="choice",
    choices=("cos", "linear"),
    called=(Text(en="cosine", ko="코사인"), Text(en="straight line", ko="직선")),
    main=False,
)
DIV_FACTOR = Hyper(
    symbol="d₀",
    title=Text(en="start divisor", ko="시작 나눗수"),
    help=Text(
        en="The cycle starts at the peak rate divided by this.", ko="최고 학습률을 이 값으로 나눈 데서 시작합니다."
    ),
    scale="log",
    low=1.0,
    high=100.0,
    minimum=1e-3,
    maximum=1e12,
    main=False,
)
FINAL_DIV_FACTOR = DIV_FACTOR.with_(
    symbol="d₁",
    title=Text(en="end divisor", ko="끝 나눗수"),
    help=Text(en="The cycle ends at its start rate divided by this.", ko="시작 학습률을 이 값으로 나눈 데서 끝납니다."),
    high=1e6,
)
THREE_PHASE = Hyper(
    symbol="3",
    title=Text(en="three phases", ko="세 구간"),
    help=Text(
        en="Come down as slowly as you went up, and only then let the rate vanish.",
        ko="올라간 만큼 천천히 내려온 뒤에 학습률을 거의 0으로 낮춥니다.",
    ),
    scale="switch",
    main=False,
)


@dataclass(frozen=True)
class OneCycle(Schedule):
    max_lr: float = hyper(MAX_LR, 0.1)
    total_steps: int = hyper(TOTAL_STEPS, 300)
    pct_start: float = hyper(PCT_START, 0.3)
    anneal_strategy: str = hyper(ANNEAL, "cos")
    div_factor: float = hyper(DIV_FACTOR, 25.0)
    final_div_factor: float = hyper(FINAL_DIV_FACTOR, 1e4)
    three_phase: bool = hyper(THREE_PHASE, False)

    title = Text(en="One cycle", ko="원 사이클")
    tex = (
        r"\frac{\eta_{\max}}{d_0} \;\xrightarrow{\;k = pT - 1\;}\; \eta_{\max}"
        r" \;\xrightarrow{\;k = T - 1\;}\; \frac{\eta_{\max}}{d_0 d_1}"
    )
    summary = Text(
        en="Climb to a high rate, then descend far below the start. The last value is held.",
        ko="높은 학습률까지 올렸다가 시작 값보다 훨씬 낮게 내리고, 그 값을 유지합니다.",
    )

    def at(self, k: Any, base: Any) -> Any:
        p, last = self.pct_start * self.total_steps, self.total_steps - 1.0
        peak, low = self.max_lr, self.max_lr / self.div_factor
        ends = (0.0, p - 1, 2 * p - 2, last) if self.three_phase else (0.0, p - 1, last)
        rates = (low, peak, low) if self.three_phase else (low, peak)
        rates = (*rates, low / self.final_div_factor)
        k = np.minimum(k, last)
        spans = zip(rates, rates[1:], ends, ends[1:], strict=False)
        *phases, lr = [self._between(a, b, k - begin, end - begin) for a, b, begin, end in spans]
        for phase, end in reversed(list(zip(phases, ends[1:], strict=False))):
            lr = np.where(k <= end, phase, lr)
        return lr

    def _between(self, a: Any, b: Any, done: Any, length: Any) -> Any:
        share = done / np.where(length == 0, 1.0, length)
        if self.anneal_strategy == "linear":
            return a + (b - a) * share
        return b + (a - b) * (1 + np.cos(np.pi * share)) / 2
