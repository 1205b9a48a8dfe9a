"""The table of operations: what each computes on floats, arrays and symbols, and its derivative."""

import math
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from engine.single.python_floats import NAMESPACE
from engine.symbolic.derivative import derivative, gradient, hessian
from engine.symbolic.expression import Node, Stack, apply, constant, symbol
from engine.symbolic.operations import OPERATIONS
from engine.symbolic.program import Program, build

X: Any = symbol("x")  # Any: NumPy's stubs do not know what its functions make of a symbol
Y: Any = symbol("y")
Z: Any = symbol("z")
SYMBOLS = [X, Y, Z]
POINT: Any = Stack([X, Y])

# Where each operation is tried: away from its kinks and within its domain.
DOMAINS: dict[str, tuple[float, float]] = {
    "sqrt": (0.1, 4.0),
    "log": (0.1, 4.0),
    "log2": (0.1, 4.0),
    "log10": (0.1, 4.0),
    "log1p": (-0.9, 4.0),
    "power": (0.2, 3.0),
    "arcsin": (-0.95, 0.95),
    "arccos": (-0.95, 0.95),
    "tan": (-1.3, 1.3),
    "cbrt": (0.1, 4.0),
    "remainder": (0.3, 5.0),
}
LOGICAL = {"logical_and", "logical_or", "logical_not"}


def arity(op: str) -> int:
    return 3 if "{2}" in OPERATIONS[op].source else 2 if "{1}" in OPERATIONS[op].source else 1


def samples(op: str, count: int = 25) -> Any:
    """Arguments (arity, count) of an operation; conditions are 0 or 1."""
    rng = np.random.default_rng(sum(map(ord, op)))
    values = rng.uniform(*DOMAINS.get(op, (-3.0, 3.0)), (arity(op), count))
    if op in LOGICAL:
        values = (values > 0).astype(float)
    if op == "where":
        values[0] = values[0] > 0
    if op in ("equal", "not_equal", "greater_equal", "less_equal"):
        values[0, ::3] = values[1, ::3]
    return values


def traced(op: str) -> Program:
    inputs = SYMBOLS[: arity(op)]
    return build(inputs, [apply(op, *inputs)])


def number(f: Node, **values: float) -> float:
    with np.errstate(all="ignore"):
        return float(build(SYMBOLS, [f])(*(values.get(name, 0.0) for name in "xyz"))[0])


@pytest.mark.parametrize("op", OPERATIONS)
def test_a_trace_computes_what_numpy_computes(op: str) -> None:
    values = samples(op)
    np.testing.assert_array_equal(traced(op)(*values)[0], OPERATIONS[op].function(*values))


@pytest.mark.parametrize("op", OPERATIONS)
def test_the_float_source_is_the_numpy_function(op: str) -> None:
    operation = OPERATIONS[op]
    for arguments in samples(op).T:
        names = dict(zip("abc", arguments.tolist(), strict=False))
        value = eval(operation.source.format(*names), dict(NAMESPACE), names)
        assert value == pytest.approx(float(operation.function(*arguments)), rel=5e-15, nan_ok=True)


SPECIAL = [0.0, -0.0, 1.0, -1.0, 0.5, -2.5, 1e308, -1e308, 5e-324, math.inf, -math.inf, math.nan]


@pytest.mark.parametrize("op", OPERATIONS)
def test_the_float_source_agrees_at_special_values_or_raises(op: str) -> None:
    """Where plain floats raise, the float back end lets NumPy do the step; silence must mean agreement."""
    operation = OPERATIONS[op]
    for a in SPECIAL:
        for b in SPECIAL if arity(op) > 1 else [0.0]:
            arguments = [a, b, 2.0][: arity(op)]
            names = dict(zip("abc", arguments, strict=False))
            try:
                value = eval(operation.source.format(*names), dict(NAMESPACE), names)
            except (OverflowError, ValueError, ZeroDivisionError):
                continue
            if (op, a, b) == ("power", -math.inf, 0.5):
                continue  # NumPy's scalar and array kernels disagree; a trace writes sqrt here
            with np.errstate(all="ignore"):
                expected = float(operation.function(*map(np.float64, arguments)))
            assert value == pytest.approx(expected, rel=5e-15, abs=0, nan_ok=True), (op, arguments)


# Sums over rows of data have no slope where no rows are known: tests/unit/surfaces/test_own_rows.py has them.
SLOPED = [op for op in OPERATIONS if op not in {*LOGICAL, "over_rows"} and OPERATIONS[op].slope is not None]


def five_point(f: Callable[[float], float], at: float, h: float = 1e-3) -> float:
    return (8 * (f(at + h) - f(at - h)) - f(at + 2 * h) + f(at - 2 * h)) / (12 * h)


def clear_of_kinks(op: str, arguments: list[float]) -> bool:
    if op == "remainder":
        return 0.02 < arguments[0] % arguments[1] < arguments[1] - 0.02
    if op in ("maximum", "minimum"):
        return abs(arguments[0] - arguments[1]) > 0.01
    return op != "absolute" or abs(arguments[0]) > 0.01


@pytest.mark.parametrize("op", SLOPED)
def test_every_derivative_against_differences(op: str) -> None:
    inputs = SYMBOLS[: arity(op)]
    f = apply(op, *inputs)
    first = 1 if op == "where" else 0  # a condition has no slope
    slopes = build(inputs, [derivative(f, by) for by in inputs])
    tried = 0
    for arguments in samples(op, 12).T.tolist():
        if not clear_of_kinks(op, arguments):
            continue
        tried += 1
        with np.errstate(all="ignore"):
            exact = [float(value) for value in slopes(*map(np.float64, arguments))]
        for i in range(first, len(inputs)):

            def along(value: float, i: int = i, arguments: list[float] = arguments) -> float:
                return float(OPERATIONS[op].function(*arguments[:i], value, *arguments[i + 1 :]))

            scale = 1 + abs(along(arguments[i]))
            assert exact[i] == pytest.approx(five_point(along, arguments[i]), rel=2e-7, abs=1e-9 * scale), (op, i)
    assert tried >= 3


@pytest.mark.parametrize("op", [op for op in SLOPED if op not in ("maximum", "minimum", "absolute", "where")])
def test_second_derivatives_are_derivatives_of_the_first(op: str) -> None:
    inputs = SYMBOLS[: arity(op)]
    slope = derivative(apply(op, *inputs), X)
    program, second = build(inputs, [slope]), build(inputs, [derivative(slope, X)])
    for arguments in samples(op, 5).T.tolist():
        if not clear_of_kinks(op, arguments):
            continue

        def along(value: float, arguments: list[float] = arguments) -> float:
            return float(program(np.float64(value), *map(np.float64, arguments[1:]))[0])

        exact = float(second(*map(np.float64, arguments))[0])
        assert exact == pytest.approx(five_point(along, arguments[0]), rel=1e-5, abs=1e-8)


@pytest.mark.parametrize("op", [op for op in OPERATIONS if op not in SLOPED])
def test_flat_operations_have_slope_zero(op: str) -> None:
    assert derivative(apply(op, *SYMBOLS[: arity(op)]), X) is constant(0)


def test_kinks_have_finite_subgradients() -> None:
    for f in (np.abs(X), np.maximum(X, Y), np.minimum(X, Y), np.hypot(X, Y), np.sign(X) * X):
        for by in (X, Y):
            assert math.isfinite(number(derivative(f, by)))
    assert number(derivative(np.abs(X), X)) == 0
    assert number(derivative(np.hypot(X, Y), X)) == 0
    assert number(derivative(np.maximum(X, Y), X), x=2.0, y=2.0) == 1


def test_powers_that_need_care() -> None:
    for n in range(17):
        assert number(X**n, x=-1.7) == pytest.approx((-1.7) ** n, rel=1e-15)
        assert number(derivative(X**n, X), x=-1.7) == pytest.approx(n * (-1.7) ** (n - 1), rel=1e-15)
    assert number(X**-2, x=-1.7) == pytest.approx(1.7**-2, rel=1e-15)
    assert number(derivative(X**-2, X), x=-2.0) == pytest.approx(0.25)
    assert X**0.5 is np.sqrt(X)
    assert number(derivative(X**Y, X), x=-2.0, y=3.0) == 12  # no logarithm where only the base moves
    assert number(derivative(2.0**X, X), x=3.0) == pytest.approx(8 * math.log(2))


def test_chain_rule_in_two_variables() -> None:
    f = np.exp(np.sin(X * Y) / (1 + X**2)) - np.tanh(Y) * np.log(3 + X)

    def plain(x: float, y: float) -> float:
        return math.exp(math.sin(x * y) / (1 + x * x)) - math.tanh(y) * math.log(3 + x)

    slopes: Any = gradient(f, (X, Y))
    curvatures: Any = hessian(f, (X, Y))
    (fx, fy), ((xx, xy), (yx, yy)) = slopes, curvatures
    assert xy is yx

    def check(exact: Node, along: Callable[[float, float], float], axis: int) -> None:
        for x, y in ((0.3, -1.2), (1.7, 0.4), (-0.8, 2.2)):
            difference = five_point((lambda t: along(t, y)) if axis == 0 else (lambda t: along(x, t)), (x, y)[axis])  # noqa: B023
            assert number(exact, x=x, y=y) == pytest.approx(difference, rel=1e-8)

    check(fx, plain, 0)
    check(fy, plain, 1)
    check(xx, lambda x, y: number(fx, x=x, y=y), 0)
    check(xy, lambda x, y: number(fx, x=x, y=y), 1)
    check(yy, lambda x, y: number(fy, x=x, y=y), 1)
