"""Symbols do what numbers do: the table of operations, its derivatives, and what a trace refuses."""

import math
import os
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from engine.derivative import derivative, gradient, hessian, ordered
from engine.expression import Node, Stack, Symbolic, TraceError, apply, constant, symbol
from engine.floats import NAMESPACE
from engine.operations import COMMUTATIVE, NAMES, OPERATIONS
from engine.program import Program, build

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
    return 3 if op == "where" else 2 if "{1}" in OPERATIONS[op].source else 1


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
        assert value == pytest.approx(float(operation.function(*arguments)), rel=5e-15)


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


SLOPED = [op for op in OPERATIONS if op not in LOGICAL and OPERATIONS[op].slope is not None]


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


# --- Graphs -----------------------------------------------------------------------------------------------------


def test_constants_fold() -> None:
    one: Any = constant(1)
    assert (2 * one * 3 + 1).value == 7
    assert np.sin(one / 2).value == np.sin(0.5)
    assert one / 0 is constant(math.inf)
    assert math.isnan((0 * one / 0).value)
    assert np.exp(1e9 * one).value == math.inf
    assert np.where(one > 0, X, Y) is X
    assert np.where(one < 0, X, Y) is Y


@pytest.mark.parametrize(
    ("written", "same"),
    [
        (X + 0, X),
        (0 + X, X),
        (X - 0, X),
        (0 - X, -X),
        (X * 1, X),
        (1 * X, X),
        (X * 0, constant(0)),
        (X * -1, -X),
        (-(0 - X), X),
        (X / 1, X),
        (0 / X, constant(0)),
        (X**0, constant(1)),
        (X**1, X),
        (X**2, X * X),
        (np.square(X), X * X),
        (X**0.5, np.sqrt(X)),
        (np.where(X > 0, Y, Y), Y),
    ],
)
def test_simplifications(written: Any, same: Any) -> None:
    assert written is same


def test_equal_expressions_are_one_object() -> None:
    assert symbol("x") is X
    assert symbol("x") is not Y
    assert np.sin(X + Y) * 2 is 2 * np.sin(Y + X)
    assert X - Y is not Y - X
    assert constant(0.0) is not constant(-0.0)
    assert constant(float("nan")) is constant(float("nan"))
    for op in COMMUTATIVE:
        assert apply(op, X, Y) is apply(op, Y, X)


def test_shared_parts_are_computed_once() -> None:
    f: Any = constant(1)
    for _ in range(40):
        f = np.sin(X) * f + np.sin(X) * f
    assert len(ordered([f])) < 130
    assert len(ordered([derivative(f, X)])) < 400


def test_depth_is_no_limit() -> None:
    f = X
    for _ in range(5000):
        f = np.sin(f)
    assert number(derivative(f, X), x=0.5) == pytest.approx(0.0, abs=1e-3)


def test_a_program_is_the_same_text_in_every_process() -> None:
    text = (
        "from engine.surface import derive\nfrom surfaces.beale import Beale\n"
        "print([p.pack() for p in derive(Beale().formula)])"
    )
    command = [sys.executable, "-c", text]
    one, two = (
        subprocess.run(command, capture_output=True, text=True, check=True, env=os.environ | {"PYTHONHASHSEED": seed})
        for seed in ("1", "2")
    )
    assert one.stdout == two.stdout
    assert "multiply" in one.stdout


# --- Stacks -----------------------------------------------------------------------------------------------------


def test_stacks_broadcast_along_the_leading_axis_as_numpy_does() -> None:
    theta: Any = Stack([X, Y])
    x, y = theta
    assert x is X
    assert y is Y
    double = 2 * theta
    assert isinstance(double, Stack)
    assert double[0] is 2 * X
    scaled = theta * np.array([3.0, 4.0])
    assert scaled[1] is 4 * Y
    matrix: Any = Stack([theta, theta]) * Z
    assert matrix[1][0] is X * Z
    assert len(matrix) == 2


def test_the_functions_of_whole_arrays() -> None:
    assert isinstance(np.stack([X, Y]), Stack)
    theta: Any = np.stack([X, Y])
    assert np.sum(theta, axis=0) is X + Y
    assert np.mean(theta, axis=0) is (X + Y) / 2
    assert np.zeros_like(theta)[1] is constant(0)
    assert np.ones_like(theta)[0] is constant(1)
    assert np.full_like(theta, 0.5)[0] is constant(0.5)
    assert np.where(theta > 0, theta, 0)[1] is np.where(Y > 0, Y, 0)


# --- What a trace refuses, in a sentence ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        (lambda: X if X > 0 else Y, "np.where"),
        (lambda: X > 0 and Y > 0, "np.where"),
        (lambda: max(X, Y), "np.where"),
        (lambda: 0 < X < 1, "np.where"),
        (lambda: math.sin(X), "math"),
        (lambda: float(X), "no value"),
        (lambda: int(X), "no value"),
        (lambda: round(float(X)), "no value"),
        (lambda: [1, 2, 3][X], "no value"),
        (lambda: np.arctan2(Y, X), "np.arctan2 is not in the table"),
        (lambda: np.clip(X, 0, 1), "not in the table"),
        (lambda: np.dot(POINT, POINT), "np.dot is not in the table"),
        (lambda: np.linalg.norm(POINT), "not in the table"),
        (lambda: np.add.reduce(POINT), "plain call"),
        (lambda: np.add(X, Y, out=np.zeros(1)), "plain call"),
        (lambda: POINT + Stack([X, Y, Z]), "shapes do not match"),
        (lambda: iter(X), "unpacked"),
        (lambda: build([X], [X + Y]), r"no inputs: \['y'\]"),
        (lambda: build([X, X], [X]), "distinct names"),
        (lambda: build([X, Y], [Stack([X, Y])]), "single numbers"),
    ],
)
def test_refusals(wrong: Callable[[], Any], says: str) -> None:
    with pytest.raises(TraceError, match=says) as caught:
        wrong()
    sentence = str(caught.value)
    assert "\n" not in sentence
    assert len(sentence.split()) >= 5


def test_refusals_are_type_errors() -> None:
    assert issubclass(TraceError, TypeError)


# --- Programs ---------------------------------------------------------------------------------------------------


def test_a_program_runs_on_floats_arrays_and_symbols() -> None:
    program = build([X, Y], [X * Y + np.sin(X), constant(4.0), Y])
    assert program(0.5, 2.0) == [1.0 + math.sin(0.5), 4.0, 2.0]
    np.testing.assert_array_equal(program(np.ones(3), np.arange(3.0))[0], np.arange(3.0) + np.sin(1.0))
    again = program(X, Y)
    assert again[0] is X * Y + np.sin(X)
    assert program.used == {"x", "y"}
    assert build([X, Y], [X]).used == {"x"}


def test_a_packed_program_holds_all_there_is() -> None:
    packed = build([X, Y], [X * 2.5 - math.inf * Y]).pack()
    assert packed["inputs"] == 2
    assert sorted(map(str, packed["constants"])) == ["2.5", "inf"]
    assert len(packed["code"]) == 4 * 3
    assert set(packed["ops"]) == {"multiply", "subtract"}


def test_every_operation_is_found_by_its_numpy_function() -> None:
    assert set(NAMES.values()) == set(OPERATIONS)
    assert set(OPERATIONS) >= COMMUTATIVE
    assert issubclass(Node, Symbolic)
