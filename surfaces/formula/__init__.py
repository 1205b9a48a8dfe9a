"""A loss that somebody types: read once, then a surface like any other, with exact derivatives.

Nothing of the text is ever run as Python: it is cut into numbers, names of a fixed list and signs, and those are put
together from NumPy's functions. Where a formula is not differentiable: |x|, sign, floor have slope 0 at their kink and
step, max and min that of the first of two equal numbers; √ and ∛ have none at 0, and a run that steps there ends.
"""

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

import numpy as np

from engine.spec import Hyper, Minimum, Surface, Text, View, hyper
from engine.spec.derived import programs
from surfaces.formula.error import FormulaError
from surfaces.formula.grammar import Grammar
from surfaces.formula.names import PARAMETERS
from surfaces.formula.problems import EMPTY, NO_VARIABLE, NOWHERE, TOO_COSTLY
from surfaces.formula.sketch import Sketch, sketched
from surfaces.formula.tokens import tokens
from surfaces.formula.tree import Tree, capped, evaluate, letters
from surfaces.formula.written import tex_of, text_of

__all__ = ["Formula", "FormulaError", "parse"]
LINES = 1500  # of the program of a Hessian
EXAMPLES = (
    "x^4/4 - a*x^2 + y^2 + x/4",
    "x^2 + a*y^2",
    "(1 - x)^2 + 100*(y - x^2)^2",
    "abs(x) + abs(y)",
    "-exp(-(x^2 + y^2)) + 0.05*x^2",
    "sin(a*x)*cos(y) + (x^2 + y^2)/20",
)


def _parameter(letter: str) -> Hyper:
    return Hyper(
        symbol=letter,
        title=Text(en=letter, ko=letter),
        help=Text(en="A number of your formula.", ko="식에 쓴 수입니다."),
        scale="linear",
        low=-5.0,
        high=5.0,
        minimum=-1e6,
    )


def _end(symbol: str, title: Text) -> Hyper:
    return Hyper(
        symbol=symbol,
        title=title,
        help=Text(en="Empty: the view fits itself.", ko="비워 두면 화면이 식에 맞게 정해집니다."),
        scale="linear",
        low=-10.0,
        high=10.0,
        minimum=-1e6,
        main=False,
    )


@dataclass(frozen=True)
class Formula(Surface):
    """A typed formula of x, y and the parameters a, b, c, d; `text` is as `text_of` writes it."""

    text: str
    a: float = hyper(_parameter("a"), 1.0)
    b: float = hyper(_parameter("b"), 1.0)
    c: float = hyper(_parameter("c"), 1.0)
    d: float = hyper(_parameter("d"), 1.0)
    left: float | None = hyper(_end("x₀", Text(en="left end of the view", ko="화면의 왼쪽 끝")), None)
    right: float | None = hyper(_end("x₁", Text(en="right end of the view", ko="화면의 오른쪽 끝")), None)
    bottom: float | None = hyper(_end("y₀", Text(en="lower end of the view", ko="화면의 아래쪽 끝")), None)
    top: float | None = hyper(_end("y₁", Text(en="upper end of the view", ko="화면의 위쪽 끝")), None)

    title = "f(x, y) = …"
    summary = Text(
        en="A formula of your own. Its minima and saddles are found numerically.",
        ko="직접 입력한 식입니다. 최소점과 안장점은 수치로 찾습니다.",
    )

    @cached_property
    def tree(self) -> Tree:
        """The formula, read."""
        return _read(self.text)

    @cached_property
    def unused(self) -> frozenset[str]:
        """The parameters that the formula does not hold: they have no slider and do not stand in a link."""
        return frozenset(PARAMETERS) - letters(self.tree)

    @property
    def tex(self) -> str:  # type: ignore[override]
        return f"f(x, y) = {tex_of(self.tree)}"

    @property
    def view(self) -> View:  # type: ignore[override]
        return _sketch(self).view

    @property
    def start(self) -> tuple[float, float]:  # type: ignore[override]
        return _sketch(self).start

    @property
    def minima(self) -> tuple[Minimum, ...]:  # type: ignore[override]
        return _sketch(self).minima

    @property
    def saddles(self) -> tuple[tuple[float, float], ...]:  # type: ignore[override]
        return _sketch(self).saddles

    @property
    def visible(self) -> bool:
        """Whether the formula has a finite value somewhere in its view."""
        return _sketch(self).finite

    @property
    def whole(self) -> bool:
        """Whether it has a finite value everywhere in its view."""
        return _sketch(self).whole

    def formula(self, x: Any, y: Any) -> Any:
        given = {name: np.float64(1) * getattr(self, name) for name in PARAMETERS}  # symbols too
        with np.errstate(all="ignore"):
            return evaluate(self.tree, {"x": x, "y": y, **given})


def parse(text: str) -> Formula:
    """The surface of a typed formula, or of one pasted from LaTeX.

    Args:
        text: from anyone; at most 600 characters.

    Raises:
        FormulaError: it is no formula, or has no finite value in its view; one sentence, with the position.

    Example:
        >>> surface = parse(r"\\frac{1}{2} x^2 + |y|")
        >>> surface.text, float(surface.loss([2.0, -3.0]))
        ('1/2*x^2 + abs(y)', 5.0)
    """
    surface = Formula(text_of(_read(text)))
    _read(surface.text)  # written out it may be longer than it was typed
    derived = programs(surface)
    if derived is None or len(derived[2].lines) > LINES:
        raise FormulaError(TOO_COSTLY)
    if not surface.visible:
        raise FormulaError(NOWHERE)
    return surface


@lru_cache(maxsize=256)
def _read(text: str) -> Tree:
    if not text.strip():
        raise FormulaError(EMPTY, 0)
    tree = capped(Grammar(tokens(text)).formula())
    if letters(tree).isdisjoint("xy"):
        raise FormulaError(NO_VARIABLE)
    return tree


@lru_cache(maxsize=64)
def _sketch(surface: Formula) -> Sketch:
    ends = surface.left, surface.right, surface.bottom, surface.top
    return sketched(surface.loss, surface.gradient, surface.hessian, ends)
