"""What a typed text means, and what is refused in one sentence with its place."""

import numpy as np
import pytest

from surfaces.formula import Formula, FormulaError, parse

MEANS = {
    "2x": "2*x", "3(x+1)": "3*(x + 1)", "x y": "x*y", "xy": "x*y", "2axexp(y)": "2*a*x*exp(y)", "x**2": "x^2",
    "-x^2": "-x^2", "(-x)^2": "(-x)^2", "2^-x": "2^-x", "x^y^2": "x^y^2", "(x^y)^2": "(x^y)^2", "x/y/2": "x/y/2",
    "x/(y/2)": "x/(y/2)", "x-(y-1)": "x - (y - 1)", "|x|y|x|": "abs(x)*y*abs(x)", "||x|-1|": "abs(abs(x) - 1)",
    "sin x cos y": "sin(x)*cos(y)", "sin 2x + 1": "sin(2*x) + 1", "sin^2 x": "sin(x)^2", "e^x y": "e^x*y",
    "1/2 x": "1/2*x", "ln(x)": "log(x)", "arctan(x)": "atan(x)", "PI*X": "pi*x", "x²y³": "x^2*y^3", "√x": "sqrt(x)",
    "２ｘ＋１": "2*x + 1", "𝑥·𝑦": "x*y", "x − y": "x - y", "--x": "--x", "+x": "x", "[x+1]{y}": "(x + 1)*y",
    r"\frac12x": "1/2*x", r"\frac{x}{y}": "x/y", r"\frac{1}{x}y": "1/x*y",
    r"\sqrt[3]{x}": "cbrt(x)", r"\sqrt[4]{x}": "x^(1/4)", r"\left(x\right)": "x", "x_{1}x_2": "x*y",
    r"\sin\left(x\right)": "sin(x)", r"\lfloor x\rfloor": "floor(x)", "$x$.": "x", "z = x": "x", "f(x,y)=x": "x",
    r"\operatorname{sign}(x)": "sign(x)", r"\mathrm{e}^{x}": "e^x", "max(x, y, 1)": "max(x, y, 1)", "1e-3x": "0.001*x",
}  # fmt: skip
REFUSED = {
    "1/2x": 3, "x/y z": 4, "x2": 1, "(x)2": 3, "2 3x": 2, "sin^-1(x)": 3, "sinx": 0, "foo(x)": 0, "x.y": 1, "x,y": 1,
    "0,5x": 1, "(x": 0, "x)": 1, "x+": 2, "*x": 0, "x++": 3, "x == y": 2, "x<y": 1, "|x": 0, "х+y": 0, "x+1e999": 2,
    "max(x)": 0, "hypot(x)": 0, "sin(x,y)": 0, "sin": 0, "max x": 0, "x_3": 1, "x;y": 1, "x!": 1, "x%2": 1, "(x]": 2,
    r"\alpha x": 0, r"\frac": 5, r"x\href{a}{b}": 1, "x'": 1, "lambda x: x": 0, "x if y else 1": 2,
}  # fmt: skip


@pytest.mark.parametrize(("typed", "means"), MEANS.items())
def test_a_text_means(typed: str, means: str) -> None:
    assert Formula(means).tree == parse(typed).tree
    assert parse(typed).text == means


@pytest.mark.parametrize(("typed", "position"), REFUSED.items())
def test_a_text_is_refused_where_it_goes_wrong(typed: str, position: int) -> None:
    with pytest.raises(FormulaError) as refused:
        parse(typed)
    assert refused.value.position == position
    assert f"character {position + 1}:" in refused.value.said.en
    assert f"{position + 1}번째" in refused.value.said.ko


@pytest.mark.parametrize("text", ["", "  ", "3", "pi", "log(-1)", "1/0", "log(-1 - x^2)", "sqrt(-1 - x^2 - y^2)"])
def test_what_shows_nothing_is_refused(text: str) -> None:
    with pytest.raises(FormulaError):
        parse(text)


def test_kinks_have_subgradients() -> None:
    for text in ("abs(x) + abs(y)", "max(x, y)", "min(x, y)", "hypot(x, y)", "sign(x) + floor(y)"):
        assert np.isfinite(parse(text).gradient(np.zeros(2))).all(), text


def test_only_parameters_of_the_formula_are_numbers_of_it() -> None:
    from engine.spec.hyper import hypers

    ends = ["left", "right", "bottom", "top"]
    assert list(hypers(parse("a x + c y"))) == ["a", "c", *ends]
    assert list(hypers(parse("x + y"))) == ends
    assert Formula("a*x", a=3.0).loss(np.array([2.0, 0.0])) == 6.0
