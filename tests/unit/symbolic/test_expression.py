"""Symbols do what numbers do: graphs, stacks, programs, and what a trace refuses."""

import math
import os
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from engine.symbolic.derivative import derivative, ordered
from engine.symbolic.expression import Node, Stack, apply, constant, symbol
from engine.symbolic.operations import COMMUTATIVE, NAMES, OPERATIONS
from engine.symbolic.program import build
from engine.symbolic.symbolic import Symbolic
from engine.symbolic.trace_error import TraceError

X: Any = symbol("x")  # Any: NumPy's stubs do not know what its functions make of a symbol
Y: Any = symbol("y")
Z: Any = symbol("z")
SYMBOLS = [X, Y, Z]
POINT: Any = Stack([X, Y])


def number(f: Node, **values: float) -> float:
    with np.errstate(all="ignore"):
        return float(build(SYMBOLS, [f])(*(values.get(name, 0.0) for name in "xyz"))[0])


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
        "from engine.spec.derived import derive\nfrom surfaces.beale import Beale\n"
        "print([p.pack() for p in derive(Beale().formula)])"
    )
    command = [sys.executable, "-c", text]
    one, two = (
        subprocess.run(command, capture_output=True, text=True, check=True, env=os.environ | {"PYTHONHASHSEED": seed})
        for seed in ("1", "2")
    )
    assert one.stdout == two.stdout
    assert len(one.stdout) > 500


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
        (lambda: np.array([X, Y]), "use np.stack"),
        (lambda: np.asarray(POINT), "use np.stack"),
        (lambda: np.linalg.eigh(Stack([POINT, POINT])), "np.linalg.eigh is not in the table"),
        (lambda: np.linalg.norm(POINT, 3), "ord=3 is not in the table"),
        (lambda: np.argmax(POINT), "np.argmax is not in the table"),
        (lambda: np.arcsinh(X), "np.arcsinh is not in the table"),
        (lambda: np.where(X > 0), "all three"),
        (lambda: np.stack([X, Y], axis=-1), "leading axis only"),
        (lambda: np.sum(POINT, axis=1), "no axis 1"),
        (lambda: np.sum(X, axis=0), "no axis 0"),
        (lambda: POINT @ Stack([X, Y, Z]), "shapes do not match"),
        (lambda: POINT.reshape(2, 1), "has no .reshape"),
        (lambda: round(X), "no value"),
        (lambda: X[0], "taken apart"),
        (lambda: len(X), "no length"),
        (lambda: Stack([X, Y]).__setitem__(slice(None), 0), "one coordinate"),
        (lambda: Stack([X, Y]).__iadd__(Stack([POINT, POINT])), "in place"),
        (lambda: np.zeros(2).__iadd__(POINT), "plain call"),
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


def test_a_packed_program_holds_all_there_is() -> None:
    packed = build([X, Y], [X * 2.5 - math.inf * Y]).pack()
    assert packed["inputs"] == 2
    assert sorted(map(str, packed["constants"])) == ["2.5", "inf"]
    code = packed["code"]
    assert code.dtype == np.int8 and code[:2].tolist() == [1, -1]  # one output: the last line
    assert {list(OPERATIONS)[place] for place in code[2::3]} == {"multiply", "subtract"}
    assert code[-2:].tolist() == [-2, -1]


def test_the_code_of_a_long_program_is_as_wide_as_it_must_be() -> None:
    sums = [X]
    for _ in range(200):
        sums.append(np.sin(sums[-1] + Y))
    packed = build([X, Y], [sums[-1] + sums[1]]).pack()
    assert packed["code"].dtype == np.int16 and packed["code"][:2].tolist() == [1, -1]


def test_every_operation_is_found_by_its_numpy_function() -> None:
    assert set(NAMES.values()) == set(OPERATIONS)
    assert set(OPERATIONS) >= COMMUTATIVE
    assert issubclass(Node, Symbolic)
