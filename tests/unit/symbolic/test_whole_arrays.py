"""NumPy as a paper's rule is written in it: the same on numbers, on symbols, and on formulas as they are written."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from engine.formula.tree import as_written, called, evaluate
from engine.symbolic.derivative import derivative
from engine.symbolic.expression import Stack, symbol
from engine.symbolic.program import build
from engine.symbolic.symbolic import Symbolic

SYMBOLS: list[Any] = [symbol(name) for name in "abcd"]
POINTS = np.array([[0.3, -2.0, 1.5, -0.2], [1.1, -0.4, -3.0, 2.5], [-0.6, 0.8, 0.7, 0.9]])


def scaled(x: Any) -> Any:
    x = 1 * x
    x *= 2
    x += 1
    x -= 0.5
    x /= 3
    x **= 2
    return x


def first_doubled(x: Any) -> Any:
    y = x.copy()
    y[0] *= 2
    y[1] = 1.0
    return y - x


def seen_through_another_name(x: Any) -> Any:
    y = z = 2 * x
    y *= 3
    return z


CASES: dict[str, Callable[[Any, Any], Any]] = {
    "clip": lambda x, y: np.clip(x, -1, 0.5) + np.clip(y, None, 1) * y.clip(min=0.2) + np.clip(x, y, 2),
    "norm": lambda x, y: (
        x / np.linalg.norm(x) + np.linalg.norm(y, axis=0) + np.linalg.norm(x, 1) - np.linalg.norm(y, np.inf)
    ),
    "norm kept": lambda x, y: x / np.linalg.norm(x, axis=0, keepdims=True),
    "dot": lambda x, y: np.dot(x, y) * x + (x @ y) * y - x.dot(y) + np.vdot(x, y) + np.inner(y, x),
    "extremes": lambda x, y: x / np.max(np.abs(x)) + np.min(y) + x.max() * y.min() - np.amax(x, axis=0),
    "prod": lambda x, y: np.prod(x) + y.prod(),
    "sums": lambda x, y: x - np.sum(x, axis=0, keepdims=True) + y.sum() * np.mean(x, keepdims=True) - y.mean(axis=0),
    "spread": lambda x, y: np.var(x) + y.std() + np.var(x, ddof=1),
    "arctan2": lambda x, y: np.arctan2(x, y) + np.arctan2(x[0], 2.0),
    "in place": lambda x, y: scaled(x),
    "one place": lambda x, y: first_doubled(x),
    "two names": lambda x, y: seen_through_another_name(x),
    "shapes": lambda x, y: x * len(x) + y * x.shape[0] + x.ndim + np.ndim(y) + x.size * np.size(y) + np.shape(x)[0],
    "truths": lambda x, y: (
        np.where((x > 0) & ~(y > 1) | (x < -1), x, y) + np.where(np.any(x > 1), 1, y * np.all(x < 2))
    ),
    "finite": lambda x, y: np.where(np.isfinite(x) & ~np.isnan(y) & ~np.isinf(x), x, 0.0),
    "others": lambda x, y: np.square(x) + np.abs(y) + np.fabs(x) + np.exp2(x) + (x // 0.3) + np.trunc(y) + +x,
    "parts": lambda x, y: np.stack([x[1], x[-1]]) + y.T * y.astype(float) + np.copy(x),
    "outer": lambda x, y: np.outer(x, y) @ x + np.diag(np.outer(x, y)) + np.trace(np.outer(x, y)),
    "matrix": lambda x, y: np.outer(x, y).T @ y + np.outer(x, x)[0, 1] + np.sum(np.outer(x, y)[1]),
    "reflected": lambda x, y: (np.array([1.0, 2.0]) * x + y @ np.array([0.5, 1.0])) - 1 / x,
}


@pytest.mark.parametrize("name", CASES)
def test_symbols_do_what_numbers_do(name: str) -> None:
    case = CASES[name]
    a, b, c, d = SYMBOLS
    found = case(Stack([a, b]), Stack([c, d]))
    outputs = list(found) if len(np.shape(found)) else [found]
    program = build(SYMBOLS, outputs)
    for values in POINTS:
        expected = np.atleast_1d(case(values[:2].copy(), values[2:].copy()))
        np.testing.assert_allclose(np.array(program(*values), dtype=float), expected, rtol=1e-14, atol=1e-15)
    many = np.stack([np.broadcast_to(out, 3) for out in program(*POINTS.T)])  # each point for itself
    singly = [np.broadcast_to(np.array(program(*v), dtype=float), len(outputs)) for v in POINTS]
    np.testing.assert_allclose(many.T, singly, rtol=1e-14)


@pytest.mark.parametrize("name", [name for name in CASES if name not in ("one place", "two names")])
def test_written_formulas_do_what_numbers_do(name: str) -> None:
    tree = as_written(CASES[name](called("x", wide=True), called("y", wide=True)))
    for values in POINTS:
        known = {"x": values[:2], "y": values[2:]} | {
            f"{n}.{i}": values[2 * (n == "y") + i] for n in "xy" for i in (0, 1)
        }
        expected = CASES[name](values[:2].copy(), values[2:].copy())
        np.testing.assert_allclose(evaluate(tree, known.__getitem__), expected, rtol=1e-13, atol=1e-14)


def test_derivatives_go_through_them() -> None:
    a, b = SYMBOLS[:2]
    point: Any = Stack([a, b])
    losses = {
        "norm": (np.linalg.norm(point), lambda x: np.linalg.norm(x)),
        "clip": (np.sum(np.clip(point, -1, 1) ** 2), lambda x: np.sum(np.clip(x, -1, 1) ** 2)),
        "angle": (np.arctan2(b, a), lambda x: np.arctan2(x[1], x[0])),
        "dot": (point @ point + np.prod(point), lambda x: x @ x + np.prod(x)),
        "max": (np.max(point) * np.mean(point), lambda x: np.max(x) * np.mean(x)),
    }
    for name, (loss, number) in losses.items():
        slope = build([a, b], [derivative(loss, a), derivative(loss, b)])
        for x in (np.array([0.3, -0.7]), np.array([-2.0, 0.4])):
            h = 1e-6 * np.eye(2)
            expected = [(number(x + row) - number(x - row)) / 2e-6 for row in h]
            np.testing.assert_allclose(np.array(slope(*x), dtype=float), expected, atol=1e-8, err_msg=name)
    at_the_origin = build([a, b], [derivative(loss, a) for loss, _ in (losses["norm"], losses["angle"])])(0.0, 0.0)
    assert np.isfinite(at_the_origin).all()


def test_attributes_that_arrays_have_and_symbols_lack_are_still_no_attributes() -> None:
    assert not hasattr(SYMBOLS[0], "reshape")
    assert not hasattr(SYMBOLS[0], "__array_interface__")
    assert isinstance(SYMBOLS[0], Symbolic)
