"""What every loss surface is: one formula of two parameters; its derivatives are derived."""

from collections.abc import Mapping, Sequence
from dataclasses import is_dataclass
from typing import Any, ClassVar, NamedTuple

import numpy as np

from engine.spec.brought import BringError
from engine.spec.derived import evaluate
from engine.spec.hyper import defaults
from engine.spec.optimizer import Oracle
from engine.spec.preset import Preset
from engine.spec.text import Text
from engine.spec.tuned import tuned_of
from engine.symbolic.arrays import FloatArray, Traceable
from engine.symbolic.over_rows import Rows


class View(NamedTuple):
    """The window that shows a surface: x from x0 to x1, y from y0 to y1."""

    x0: float
    x1: float
    y0: float
    y1: float

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def center(self) -> tuple[float, float]:
        return (self.x0 + self.x1) / 2, (self.y0 + self.y1) / 2


class Minimum(NamedTuple):
    """A local minimum and the loss there."""

    x: float
    y: float
    loss: float


class Surface:
    """A loss f(x, y). A subclass says its `formula`; gradient and Hessian are derived from it.

    A registered one is a frozen dataclass whose fields are adjustable numbers. `theta` is (2, *points) everywhere.

    Example:
        >>> from surfaces import SURFACES
        >>> surface = SURFACES["booth"]()
        >>> surface.minima
        (Minimum(x=1.0, y=3.0, loss=0.0),)
    """

    title: ClassVar[str] = "Surface"
    tex: ClassVar[str] = ""
    summary: ClassVar[Text] = Text(en="", ko="")
    view: View = View(-5.0, 5.0, -5.0, 5.0)
    start: tuple[float, float] = (1.0, 1.0)
    minima: tuple[Minimum, ...] = ()
    saddles: tuple[tuple[float, float], ...] = ()
    presets: ClassVar[tuple[Preset, ...]] = ()  # scenes worth showing on it
    axes: tuple[str, str] = ("x", "y")
    feeds: int = 0  # how many numbers a step draws from the seed: noise, or rows of data
    held: Rows | None = None  # rows of data that its programs name
    randomness: Text | None = None  # what chance decides at each step: noise, or rows of data

    @property
    def sliders(self) -> tuple[str, ...]:
        """Which of its own numbers its programs take as inputs, so that each has a slider: all that are no integers."""
        declared: dict[str, object] = defaults(self) if is_dataclass(self) else {}
        return tuple(name for name, usual in declared.items() if isinstance(usual, float))

    @property
    def tuned(self) -> dict[str, float]:
        """The learning rates η that `make tune` found for the surface as declared.

        Returns:
            A rate by the key of each optimizer; {} where nobody tuned, as on a surface whose own numbers are others.

        Example:
            >>> from surfaces import SURFACES
            >>> sorted(SURFACES["beale"]().tuned)[:3]
            ['adabelief', 'adadelta', 'adagrad']
        """
        return tuned_of(self)

    def formula(self, x: Traceable, y: Traceable) -> Traceable:
        """The loss, in NumPy functions of x and y."""
        raise NotImplementedError

    def loss(self, theta: Traceable) -> Traceable:
        """The loss f(θ).

        Args:
            theta: points (2, *points), or a pair of symbols.

        Returns:
            (*points,); not a number where the formula has none. No warning is printed.

        Example:
            >>> from surfaces import SURFACES
            >>> float(SURFACES["rosenbrock"]().loss([-1.0, 2.0]))
            104.0
        """
        return evaluate(self, 0, theta)

    def gradient(self, theta: Traceable) -> Traceable:
        """The exact gradient ∇f(θ), derived from the formula.

        Args:
            theta: points (2, *points), or a pair of symbols.

        Returns:
            (2, *points): ∂f/∂x over ∂f/∂y; at a kink a subgradient.

        Example:
            >>> from surfaces import SURFACES
            >>> SURFACES["booth"]().gradient([[0.0, 1.0], [0.0, 2.0]])  # at (0, 0) and (1, 2)
            array([[-34.,  -8.],
                   [-38., -10.]])
        """
        return evaluate(self, 1, theta)

    def hessian(self, theta: Traceable) -> Traceable:
        """The exact Hessian ∇²f(θ), derived from the formula.

        Args:
            theta: points (2, *points), or a pair of symbols.

        Returns:
            (2, 2, *points), symmetric.

        Example:
            >>> from surfaces import SURFACES
            >>> SURFACES["booth"]().hessian([0.0, 0.0])
            array([[10.,  8.],
                   [ 8., 10.]])
        """
        return evaluate(self, 2, theta)

    def draw(self, step: int, rng: np.random.Generator) -> FloatArray:
        """The random numbers (feeds,) of step `step`, counted from 0."""
        return np.empty(0)

    def draws(self, steps: int, count: int, rng: np.random.Generator) -> FloatArray:
        """The random numbers of `steps` steps of `count` independent runs: (steps, feeds, count)."""
        found = np.empty((steps, self.feeds, count))
        for i, each in enumerate(rng.spawn(count) if self.feeds else ()):
            for k in range(steps):
                found[k, :, i] = self.draw(k, each)
        return found

    def oracle_given(self, fed: Sequence[Traceable] | FloatArray) -> Oracle:
        """The oracle given this step's random numbers `fed` (feeds,): noise shift, or the rows of a mini-batch."""
        return self

    def at(self, step: int, rng: np.random.Generator) -> Oracle:
        """The loss as one step sees it: itself, with noise, or of one mini-batch.

        Args:
            step: counted from 0.
            rng: where random numbers come from; the same one for all steps of a run, asked in order.

        Returns:
            An oracle.

        Example:
            >>> from surfaces import SURFACES
            >>> batch = SURFACES["regression"](batch=4).at(0, np.random.default_rng(0))
            >>> batch.gradient(np.zeros(2)).shape
            (2,)
        """
        return self.oracle_given(self.draw(step, rng))

    def exact(self) -> "Surface":
        """The same loss without randomness: all rows, no noise."""
        return self

    def sample(self, rows: int) -> "Surface":
        """The same loss on mini-batches of `rows` rows; itself where it has no data and no noise."""
        return self

    @property
    def brought(self) -> str:
        """What a link says of rows that somebody brought; empty where there are none."""
        return ""

    def bring(self, said: str, kept: Mapping[str, Any]) -> "Surface":
        """The loss with the rows that a link says, or names of those `kept`; raises BringError where there are none."""
        raise BringError
