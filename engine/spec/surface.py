"""What every loss surface is: one formula of two parameters; its derivatives are derived."""

import json
import sys
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any, ClassVar, NamedTuple

import numpy as np

from engine.spec.optimizer import Oracle
from engine.spec.preset import Preset
from engine.spec.text import Text
from engine.spec.untraceable import kinds, untraceable
from engine.symbolic.derivative import gradient, hessian
from engine.symbolic.expression import Node, Stack, symbol
from engine.symbolic.finite_difference import numeric_gradient, numeric_hessian
from engine.symbolic.program import Program, build


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
    """A loss over (x, y). A registered one is a frozen dataclass whose fields are adjustable numbers.

    `theta` is (2, *points) everywhere; loss is (*points), gradient (2, *points), hessian (2, 2, *points).
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
    glimpse: Text | None = None  # what a step shows of it, where that is not all

    @property
    def tuned(self) -> dict[str, float]:
        """The learning rate by optimizer that benchmarks/tune.py found for the surface as declared; {} if none."""
        return dict(_tuned(type(self).__module__))

    def formula(self, x: Any, y: Any) -> Any:
        """The loss, in NumPy functions of x and y."""
        raise NotImplementedError

    def loss(self, theta: Any) -> Any:
        return evaluate(self, 0, theta)

    def gradient(self, theta: Any) -> Any:
        return evaluate(self, 1, theta)

    def hessian(self, theta: Any) -> Any:
        return evaluate(self, 2, theta)

    def draw(self, step: int, rng: np.random.Generator) -> Any:
        """The numbers (feeds,) that chance adds to this step."""
        return np.empty(0)

    def draws(self, steps: int, count: int, rng: np.random.Generator) -> Any:
        """The same for `steps` steps of `count` runs, each with chance of its own: (steps, feeds, count)."""
        found = np.empty((steps, self.feeds, count))
        for i, each in enumerate(rng.spawn(count) if self.feeds else ()):
            for k in range(steps):
                found[k, :, i] = self.draw(k, each)
        return found

    def seen(self, fed: Any) -> Oracle:
        """The loss as those numbers show it."""
        return self

    def at(self, step: int, rng: np.random.Generator) -> Oracle:
        """The loss as seen at one step, counted from 0: itself, or noisy, or one mini-batch."""
        return self.seen(self.draw(step, rng))

    def exact(self) -> "Surface":
        """The same loss without chance: all rows, no noise."""
        return self

    def sample(self, rows: Any) -> "Surface":
        """The same loss as `rows` rows of data show it, where there is chance at all."""
        return self


X, Y = symbol("x"), symbol("y")


def derive(formula: Any, *extra: Node) -> tuple[Program, Program, Program]:
    """Loss, gradient and Hessian of `formula(x, y)` as programs of x, y and further symbols."""
    f = formula(X, Y)
    h = hessian(f, (X, Y))
    inputs = [X, Y, *extra]
    return build(inputs, [f]), build(inputs, gradient(f, (X, Y))), build(inputs, [*h[0], *h[1]])


@lru_cache(maxsize=128)
def _tuned(module: str) -> dict[str, float]:
    """What the file of tuned rates beside a surface's own file says of it; nothing where there is none."""
    file = Path(getattr(sys.modules[module], "__file__", None) or "").parent / "tuned.json"
    rates = json.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
    return rates.get(module.rpartition(".")[2], {})  # type: ignore[no-any-return]


def programs(surface: Surface) -> tuple[Program, Program, Program] | None:
    """The derived programs of a surface; None where its formula needs numbers and cannot be traced."""
    try:
        return _programs(surface)
    except TypeError:  # not hashable: its fields may change under a cache
        return None


@lru_cache(maxsize=128)
def _programs(surface: Surface) -> tuple[Program, Program, Program] | None:
    try:
        return derive(surface.formula)
    except Exception as problem:  # raised again where it is a bug
        untraceable(problem, kinds(surface))
        return None


def evaluate(surface: Surface, order: int, theta: Any) -> Any:
    """Loss (0), gradient (1) or Hessian (2) at theta, numbers or symbols."""
    found = programs(surface)
    if found is not None:
        return shaped(found[order], order, theta)
    number = _number(surface.formula)
    with np.errstate(all="ignore"):
        if order == 0:
            return np.vectorize(number, otypes=[float])(*theta)[()]
        return (numeric_gradient if order == 1 else numeric_hessian)(number, theta)


def _number(formula: Callable[[Any, Any], Any]) -> Callable[[Any, Any], float]:
    """The formula at one point; nan where plain Python raises instead of overflowing or dividing by zero."""

    def number(x: Any, y: Any) -> float:
        try:
            return float(formula(np.float64(x), np.float64(y)))
        except (OverflowError, ValueError, ZeroDivisionError):
            return float("nan")

    return number


def shaped(program: Program, order: int, theta: Any, fed: Any = ()) -> Any:
    """Run a derived program and give its outputs the shape (2,)*order + points."""
    x, y = theta
    symbolic = isinstance(x, Node)
    if not symbolic:
        x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    with np.errstate(all="ignore"):
        out = program(x, y, *fed)
    if symbolic:
        return out[0] if order == 0 else Stack(out if order == 1 else [Stack(out[:2]), Stack(out[2:])])
    points = x.shape if x.shape == y.shape else np.broadcast_shapes(x.shape, y.shape)
    array = np.empty((len(out), *points))
    for i, part in enumerate(out):
        array[i] = part
    return array.reshape((2,) * order + points)[()]
