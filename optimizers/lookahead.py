"""Lookahead (Zhang et al. 2019): k steps forward with any rule, one step back towards where they began."""

from dataclasses import dataclass, field
from typing import Any, NamedTuple

import numpy as np

from engine.spec import Framework, Hyper, Optimizer, Oracle, Paper, Symbol, Text, hyper
from optimizers.adam import Adam

K = Hyper(
    symbol="k",
    title=Text(en="steps forward", ko="앞서가는 스텝 수"),
    help=Text(
        en="How many steps the inner rule takes before the slow point follows.",
        ko="안쪽 규칙이 몇 스텝을 앞서간 뒤 느린 점이 따라갈지 정합니다.",
    ),
    scale="integer",
    low=1,
    high=20,
    minimum=1,
)
ALPHA = Hyper(
    symbol="α",
    title=Text(en="step of the slow point", ko="느린 점의 보폭"),
    help=Text(
        en="How far the slow point follows: 1 goes all the way, 0 stays.",
        ko="느린 점이 얼마나 따라갈지 정합니다. 1이면 끝까지 따라가고, 0이면 움직이지 않습니다.",
    ),
    scale="linear",
    maximum=1.0,
)
RESET = Hyper(
    symbol="↺",
    title=Text(en="reset the inner rule", ko="안쪽 규칙 초기화"),
    help=Text(
        en="Makes the inner rule forget everything each time the two points meet.",
        ko="두 점이 만날 때마다 안쪽 규칙의 기억을 모두 지웁니다.",
    ),
    scale="switch",
    main=False,
)


class LookaheadState(NamedTuple):
    """Step count, the slow point, and the state of the inner rule."""

    t: Any
    slow: Any
    inner: Any


@dataclass(frozen=True)
class Lookahead(Optimizer):
    """An inner rule moves a fast point; every k steps the slow point φ goes α of the way to it, and both meet."""

    inner: Optimizer = field(default=Adam())
    k: int = hyper(K, 5)
    alpha: float = hyper(ALPHA, 0.5)
    reset: bool = hyper(RESET, False)

    title = "Lookahead"
    year = 2019
    family = "wrapper"
    tex = (
        r"\begin{aligned} \theta_t &= \mathrm{inner}(\theta_{t-1}) \\"
        r" \text{every } k \text{ steps:}\quad \phi &\leftarrow \phi + \alpha\, (\theta_t - \phi) \\"
        r" \theta_t &\leftarrow \phi \end{aligned}"
    )
    paper = Paper(
        "Zhang, Lucas, Hinton & Ba",
        2019,
        "Lookahead Optimizer: k steps forward, 1 step back",
        "https://arxiv.org/abs/1907.08610",
    )
    summary = Text(
        en="A fast point scouts k steps ahead; a slow point goes part of the way, and both go on from there.",
        ko="빠른 점이 k 스텝 앞을 살피면 느린 점이 그 일부만 따라가고, 둘 다 거기서 다시 출발합니다.",
    )
    frameworks = (
        Framework(
            "Optax",
            "optax.lookahead",
            {"reset": False},
            Text(en="k and α must be given.", ko="k와 α를 직접 정해야 합니다."),
        ),
    )
    notation = {"slow": Symbol("φ", Text(en="slow point", ko="느린 점")), "fast": Symbol("θ̃")}

    @property
    def rate(self) -> Any:
        return self.inner.rate

    def data(self, surface: Any) -> Any:
        return self.inner.data(surface)

    def start(self, theta: Any) -> LookaheadState:
        return LookaheadState(0, theta, self.inner.start(theta))

    def step(self, theta: Any, state: LookaheadState, oracle: Oracle, lr: Any) -> tuple[Any, LookaheadState]:
        t = state.t + 1
        fast, inner = self.inner.step(theta, state.inner, oracle, lr)
        meet = t % self.k == 0
        slow = np.where(meet, state.slow + self.alpha * (fast - state.slow), state.slow)
        if self.reset:
            inner = _where(meet, self.inner.start(theta), inner)
        return np.where(meet, slow, fast), LookaheadState(t, slow, inner)


def _where(condition: Any, state: Any, other: Any) -> Any:
    """np.where on every leaf of two states of one rule."""
    if isinstance(state, tuple):
        return type(state)(*(_where(condition, *pair) for pair in zip(state, other, strict=True)))
    return np.where(condition, state, other)
