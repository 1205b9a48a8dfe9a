"""Up to a peak and down to almost nothing, once (Smith & Topin 2018; torch's OneCycleLR)."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from engine.spec.hyper import Hyper, hyper
from engine.spec.schedule import Schedule
from engine.spec.schedule_terms import STEPS
from engine.spec.terms import LEARNING_RATE, MOMENTUM
from engine.spec.text import Text
from engine.symbolic.arrays import Traceable

MAX_LR = LEARNING_RATE.with_(
    symbol="η_max",
    title=Text(en="peak rate", ko="최고 학습률"),
    help=Text(
        en="The highest rate. It replaces the optimizer's own.",
        ko="가장 높은 학습률입니다. 옵티마이저의 학습률 대신 쓰입니다.",
    ),
    minimum=0.0,
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
CYCLE_MOMENTUM = Hyper(
    symbol="μ↕",
    title=Text(en="cycle the momentum", ko="모멘텀 순환"),
    help=Text(
        en="Moves μ, or β₁, against the rate: low while the rate is high. Rules without either are left alone.",
        ko="학습률이 높을 때 μ(또는 β₁)를 낮추고, 낮을 때 높입니다. 둘 다 없는 규칙은 그대로 둡니다.",
    ),
    scale="switch",
    main=False,
)
BASE_MOMENTUM = MOMENTUM.with_(
    symbol="μ_min",
    title=Text(en="lowest momentum", ko="최저 모멘텀"),
    help=Text(
        en="What μ or β₁ is while the rate is at its peak, if the momentum is cycled.",
        ko="모멘텀을 순환할 때, 학습률이 가장 높은 순간의 μ 또는 β₁입니다.",
    ),
    main=False,
)
MAX_MOMENTUM = BASE_MOMENTUM.with_(
    symbol="μ_max",
    title=Text(en="highest momentum", ko="최고 모멘텀"),
    help=Text(
        en="What μ or β₁ is at both ends of the cycle, if the momentum is cycled.",
        ko="모멘텀을 순환할 때, 주기의 처음과 끝에서의 μ 또는 β₁입니다.",
    ),
)


@dataclass(frozen=True)
class OneCycle(Schedule):
    """From max_lr / div_factor up to `max_lr`, and in `total_steps` steps down to a `final_div_factor`-th of the start.

    With `cycle_momentum` the momentum moves against the rate, from `max_momentum` to `base_momentum` and back, as in
    torch: β₁ where the rule has one, else μ; rules without either are left alone. torch does so unless it is told not
    to; here the momentum moves only where it is said.
    """

    max_lr: float = hyper(MAX_LR, 0.1)
    total_steps: int = hyper(TOTAL_STEPS, 300, horizon=1.0)
    pct_start: float = hyper(PCT_START, 0.3)
    anneal_strategy: str = hyper(ANNEAL, "cos")
    div_factor: float = hyper(DIV_FACTOR, 25.0)
    final_div_factor: float = hyper(FINAL_DIV_FACTOR, 1e4)
    three_phase: bool = hyper(THREE_PHASE, False)
    cycle_momentum: bool = hyper(CYCLE_MOMENTUM, False)
    base_momentum: float = hyper(BASE_MOMENTUM, 0.85)
    max_momentum: float = hyper(MAX_MOMENTUM, 0.95)

    replaces = "max_lr"
    title = Text(en="One cycle", ko="원사이클")
    tex = (
        r"\frac{\eta_{\max}}{d_0} \;\xrightarrow{\;k = pT - 1\;}\; \eta_{\max}"
        r" \;\xrightarrow{\;k = T - 1\;}\; \frac{\eta_{\max}}{d_0 d_1}"
    )
    summary = Text(
        en="Climb to a high rate, then descend far below the start. The last value is held.",
        ko="높은 학습률까지 올렸다가 시작 값보다 훨씬 낮게 내리고, 그 값을 유지합니다.",
    )

    def rate_at(self, k: Traceable, base: Traceable) -> Traceable:
        peak, low = self.max_lr, self.max_lr / self.div_factor
        middle = (low, peak, low) if self.three_phase else (low, peak)
        return self._through(k, (*middle, low / self.final_div_factor))

    def cycled(self, k: Traceable) -> Mapping[str, Traceable]:
        if not self.cycle_momentum:
            return {}
        high, low = self.max_momentum, self.base_momentum
        momentum = self._through(k, (high, low, high, high) if self.three_phase else (high, low, high))
        return {"momentum": momentum, "beta1": momentum}

    def _through(self, k: Traceable, values: tuple[Traceable, ...]) -> Traceable:
        """The value at step k of a curve that passes through `values` at the ends of the phases."""
        p, last = self.pct_start * self.total_steps, self.total_steps - 1.0
        ends = (0.0, p - 1, 2 * p - 2, last) if self.three_phase else (0.0, p - 1, last)
        k = np.minimum(k, last)
        spans = zip(values, values[1:], ends, ends[1:], strict=False)
        *phases, value = [self._between(a, b, k - begin, end - begin) for a, b, begin, end in spans]
        for phase, end in reversed(list(zip(phases, ends[1:], strict=False))):
            value = np.where(k <= end, phase, value)
        return value

    def _between(self, a: Traceable, b: Traceable, done: Traceable, length: Traceable) -> Traceable:
        share = done / np.where(length == 0, 1.0, length)
        if self.anneal_strategy == "linear":
            return a + (b - a) * share
        return b + (a - b) * (1 + np.cos(np.pi * share)) / 2
