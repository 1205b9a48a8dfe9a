"""What the engine's property tests draw, and the twin that tells them where comparison ends and chaos begins."""

import dataclasses
from dataclasses import dataclass
from functools import cache
from math import log10
from typing import Any

import numpy as np
from hypothesis import strategies as st

from engine.fields import parts
from engine.run import trajectory
from engine.schedules import SCHEDULES
from engine.spec.hyper import Hyper, hypers
from engine.spec.noise import Noise, Noisy
from engine.spec.surface import Surface
from engine.trace.tree import replaced
from optimizers import OPTIMIZERS
from surfaces import SURFACES

ULP = 2.0**-52


@cache
def nudge_at(step: int) -> Any:
    """Three factors (3,) an ulp above or below 1; kept, because a generator costs more than a step of a run."""
    return 1 + ULP * np.random.default_rng([step, 5]).choice([-1, 1], 3)


@dataclass(frozen=True)
class Nudged(Surface):
    """A surface whose loss and gradients are off by an ulp, up or down, differently at each step."""

    true: Surface
    view = property(lambda self: self.true.view)
    feeds = property(lambda self: self.true.feeds + 3)

    def formula(self, x: Any, y: Any) -> Any:
        return self.true.formula(x, y)

    def draw(self, step: int, rng: np.random.Generator) -> Any:
        return np.concatenate([self.true.draw(step, rng), nudge_at(step)])

    def oracle_given(self, fed: Any) -> Any:
        return Nudge(self.true.oracle_given(fed[:-3]), fed[-3:])


@dataclass(frozen=True)
class Nudge:
    true: Any
    by: Any

    def loss(self, theta: Any) -> Any:
        return self.true.loss(theta) * self.by[2]

    def gradient(self, theta: Any) -> Any:
        p, q = self.true.gradient(theta)
        return np.stack([p * self.by[0], q * self.by[1]])

    def hessian(self, theta: Any) -> Any:
        return self.true.hessian(theta)


class Regrouped(Nudged):
    """Gradients as other groupings of their terms give them: off by what an ulp in x and y does."""

    def oracle_given(self, fed: Any) -> Any:
        return Regroup(self.true.oracle_given(fed[:-3]), fed[-3:])


class Regroup(Nudge):
    def gradient(self, theta: Any) -> Any:
        return self.true.gradient(np.stack([x * by + (by - 1) for x, by in zip(theta, self.by[:2], strict=True)]))


def same(run: Any, case: Any) -> bool:
    """Whether other groupings of terms in its gradients leave a run as it is: a plan of passes groups them anew."""
    rule, surface, schedule, start, seed, steps = case
    twin = trajectory(rule, Regrouped(surface), start, steps, schedule, seed)
    near = np.isclose(twin.theta, run.theta, rtol=1e-10, atol=1e-10, equal_nan=True).all()
    return twin.status == run.status and bool(near)


def trusted(run: Any, case: Any) -> int:
    """How many rows of a run an ulp does not change, in its gradients or in its numbers: neither lost nor chaotic."""
    rule, surface, schedule, start, seed, steps = case
    rows = steps + 1 if run.status.kind != "diverged" else run.status.step
    for twin in (
        trajectory(rule, Nudged(surface), start, steps, schedule, seed),
        trajectory(replaced(rule, "", nudged), surface, start, steps, schedule, seed),
    ):
        for one, other in ((twin.theta, run.theta), (twin.gradient, run.gradient)):
            parted = ~(np.abs(one - other) <= 1e-11 * (1 + np.abs(other))).all(axis=1)
            rows = min(rows, int(np.argmax(parted))) if parted.any() else rows
    return rows


def nudged(name: str, value: Any) -> Any:
    """A number an ulp nearer to 0: NumPy has two kernels of powers (as in Adam's βᵗ), which differ by as much."""
    return value if isinstance(value, int) else float(np.nextafter(value, 0))


def close(one: Any, other: Any, rows: int, what: str = "") -> None:
    """Both equal to 1e-9 in their first rows."""
    one, other = np.asarray(one, dtype=float)[:rows], np.asarray(other, dtype=float)[:rows]
    np.testing.assert_allclose(*np.broadcast_arrays(one, other), rtol=1e-9, atol=1e-9, equal_nan=True, err_msg=what)


def value(term: Hyper, default: Any) -> Any:
    """Anything on a slider."""
    low, high = term.low, term.high
    if isinstance(default, tuple):
        return st.lists(st.integers(1, 40), max_size=3).map(tuple)
    match term.scale:
        case "switch":
            return st.booleans()
        case "choice":
            return st.sampled_from(term.choices)
        case "integer":
            return st.integers(int(low), int(high))
        case "log":
            return st.floats(log10(low), log10(high)).map(lambda e: 10**e)
        case "one_minus":
            return st.floats(log10(1 - high), log10(1 - low)).map(lambda e: min(max(1 - 10**e, low), high))
    return st.floats(low, high)


def made(cls: Any, **given: Any) -> Any:
    defaults = {field.name: field.default for field in dataclasses.fields(cls)}
    return st.builds(cls, **{name: value(term, defaults[name]) for name, term in hypers(cls).items()} | given)


SIMPLE = [name for name, cls in OPTIMIZERS.items() if not parts(cls)]  # with no rule inside
simple = st.sampled_from(SIMPLE).flatmap(lambda n: made(OPTIMIZERS[n]))
rules = st.sampled_from(list(OPTIMIZERS)).flatmap(
    lambda n: made(OPTIMIZERS[n], **dict.fromkeys(parts(OPTIMIZERS[n]), simple))
)
bare = st.sampled_from(list(SURFACES)).flatmap(lambda n: made(SURFACES[n]))
plans = st.none() | st.sampled_from(list(SCHEDULES)).flatmap(lambda n: made(SCHEDULES[n]))


@st.composite
def cases(draw: Any, noisy: bool | None = None, points: int = 0) -> Any:
    surface = draw(bare)
    view = surface.view
    if noisy or (noisy is None and draw(st.booleans())):
        surface = Noisy(surface, draw(made(Noise)))
    place = st.tuples(st.floats(view.x0, view.x1), st.floats(view.y0, view.y1))
    start = draw(st.lists(place, min_size=points, max_size=points)) if points else draw(place)
    return draw(rules), surface, draw(plans), np.array(start, dtype=float).T, draw(st.integers(0, 99)), 40
