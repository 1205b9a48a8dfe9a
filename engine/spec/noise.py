"""Gradient noise as an explicit setting: what a surface shows to a rule, plus chance."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from engine.spec.hyper import Hyper, hyper
from engine.spec.optimizer import Oracle
from engine.spec.surface import Minimum, Surface, View
from engine.spec.text import Text
from engine.symbolic.arrays import FloatArray, Traceable

KIND = Hyper(
    symbol="p",
    title=Text(en="kind of noise", ko="잡음의 종류"),
    help=Text(
        en="Gaussian noise is never far off; heavy-tailed noise (Student t, 2 degrees of freedom) now and then is.",
        ko="가우스 잡음은 크게 벗어나지 않지만, 꼬리가 두꺼운 잡음(자유도 2인 t 분포)은 가끔 크게 벗어납니다.",
    ),
    scale="choice",
    choices=("gaussian", "heavy"),
    called=(Text(en="Gaussian", ko="가우스"), Text(en="heavy-tailed", ko="두꺼운 꼬리")),
)
SCALE = Hyper(
    symbol="σ",
    title=Text(en="noise scale", ko="잡음의 크기"),
    help=Text(
        en="What is added to each coordinate of the gradient, in the gradient's own units.",
        ko="기울기의 각 좌표에 더해지는 값의 크기이며, 단위는 기울기와 같습니다.",
    ),
    scale="log",
    low=1e-3,
    high=100.0,
)


@dataclass(frozen=True)
class Noise:
    """Independent noise on both coordinates of every gradient, the same draw for every runner at a step."""

    kind: str = hyper(KIND, "gaussian")
    scale: float = hyper(SCALE, 1.0)

    def draw(self, rng: np.random.Generator) -> FloatArray:
        """One draw, (2,)."""
        unit = rng.standard_normal(2) if self.kind == "gaussian" else rng.standard_t(2, 2)
        return self.scale * unit

    def draws(self, shape: tuple[int, ...], rng: np.random.Generator) -> FloatArray:
        """Many draws at once; of a normal one float32 is fine enough, and takes half the time."""
        unit = rng.standard_normal(shape, np.float32) if self.kind == "gaussian" else rng.standard_t(2, shape)
        unit *= self.scale
        return unit.astype(float)


@dataclass(frozen=True)
class _Shifted:
    """A loss whose gradient is off by a fixed vector."""

    true: Oracle
    shift: Sequence[Traceable] | FloatArray

    def loss(self, theta: Traceable) -> Traceable:
        return self.true.loss(theta)

    def gradient(self, theta: Traceable) -> Traceable:
        g, h = self.true.gradient(theta)
        return np.stack([g + self.shift[0], h + self.shift[1]])

    def hessian(self, theta: Traceable) -> Traceable:
        return self.true.hessian(theta)


@dataclass(frozen=True)
class Noisy(Surface):
    """A surface whose gradients come with noise; its loss and its Hessian are what they were."""

    true: Surface
    noise: Noise

    @property
    def view(self) -> View:  # type: ignore[override]
        return self.true.view

    @property
    def start(self) -> tuple[float, float]:  # type: ignore[override]
        return self.true.start

    @property
    def minima(self) -> tuple[Minimum, ...]:  # type: ignore[override]
        return self.true.minima

    @property
    def feeds(self) -> int:  # type: ignore[override]
        return self.true.feeds + 2

    @property
    def randomness(self) -> Text:  # type: ignore[override]
        return Text(en=f"noise σ = {self.noise.scale:.3g}", ko=f"잡음 σ = {self.noise.scale:.3g}")

    def formula(self, x: Traceable, y: Traceable) -> Traceable:
        return self.true.formula(x, y)

    def draw(self, step: int, rng: np.random.Generator) -> FloatArray:
        if not self.true.feeds:
            return self.noise.draw(rng)
        return np.concatenate([self.true.draw(step, rng), self.noise.draw(rng)])

    def draws(self, steps: int, count: int, rng: np.random.Generator) -> FloatArray:
        noise = self.noise.draws((steps, 2, count), rng)
        return np.concatenate([self.true.draws(steps, count, rng), noise], axis=1) if self.true.feeds else noise

    def oracle_given(self, fed: Sequence[Traceable] | FloatArray) -> Oracle:
        return _Shifted(self.true.oracle_given(fed[:-2]), fed[-2:])

    def exact(self) -> Surface:
        return self.true.exact()

    def sample(self, rows: int) -> Surface:
        """What the mean of `rows` gradients shows: noise shrinks with their square root."""
        return Noisy(self.true.sample(rows), Noise(self.noise.kind, self.noise.scale / float(np.sqrt(rows))))
