"""Any text is read or refused; any formula survives being written out, and is the same through a link."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.config import RunConfig
from engine.link import decode, encode
from surfaces.formula import Formula, FormulaError, parse
from surfaces.formula.names import LETTERS, ONE
from surfaces.formula.tree import Tree, evaluate, number
from surfaces.formula.written import tex_of, text_of
from tests.property.examples import examples

quick = settings(max_examples=examples(150), deadline=None)
LEAVES = st.sampled_from([Tree(letter) for letter in LETTERS]) | st.floats(1e-3, 1e6).map(number)
TWO = st.sampled_from(["+", "-", "*", "/", "^", "hypot", "max"])
WORDS = ["x", "y", "2", "(", ")", "|", "^", "-", "+", "*", "/", " ", "sin", "{", "}", "max(", ",", r"\frac", r"\sqrt["]


def larger(parts: st.SearchStrategy[Tree]) -> st.SearchStrategy[Tree]:
    """A function or an operation on such parts."""
    two = st.builds(lambda op, a, b: Tree(op, (a, b)), TWO, parts, parts)
    return two | st.builds(lambda op, a: Tree(op, (a,)), st.sampled_from(["negative", *ONE]), parts)


TREES = st.recursive(LEAVES, larger, max_leaves=12)
SIGNS = "xyabe0123456789.+-*/^()[]{}|, \\_=" + "×π²½√ｘх"
TEXTS = st.text(SIGNS, max_size=60) | st.lists(st.sampled_from(WORDS), max_size=40).map("".join)


def same(a: Tree, b: Tree) -> bool:
    """Whether both come to the same: −1 may be the number −1 or the negative of 1."""
    at = {name: np.float64(value) for name, value in zip("xyabcd", (0.7, 1.3, 2.0, 0.4, 3.0, 0.9), strict=True)}
    with np.errstate(all="ignore"):
        return bool(np.array_equal(evaluate(a, at), evaluate(b, at), equal_nan=True))


def read(text: str) -> Formula | FormulaError:
    try:
        return parse(text)
    except FormulaError as refused:
        return refused


@quick
@given(TREES)
def test_a_formula_written_out_is_read_as_the_same(tree: Tree) -> None:
    text = text_of(tree)
    try:
        again = Formula(text).tree
    except FormulaError:  # too deep, too long, or without x and y
        return
    assert same(tree, again)
    assert Formula(text_of(again)).tree == again
    assert tex_of(again).count("{") == tex_of(again).count("}")


@quick
@given(TEXTS)
def test_any_text_is_read_or_refused_in_a_sentence(text: str) -> None:
    surface = read(text)
    if isinstance(surface, FormulaError):
        assert surface.position is None or 0 <= surface.position <= len(text)
        assert 0 < len(str(surface)) <= 300
        assert "\n" not in str(surface)
        return
    assert parse(surface.text) == surface
    assert np.isfinite(surface.start).all()
    race = RunConfig(surface, entries=())
    assert decode(encode(race)) == (race, [])


@quick
@given(st.text(max_size=80))
def test_any_text_in_a_link_is_a_race(text: str) -> None:
    race, _ = decode(f"surface=formula&f={text}&run=none")
    assert decode(encode(race)) == (race, [])


@quick
@given(st.floats(-1e6, 1e6), st.floats(-100, 100), st.none() | st.floats(-9, 0))
def test_parameters_and_view_travel_as_numbers(a: float, c: float, left: float | None) -> None:
    race = RunConfig(Formula("a*x^2 + c*y^2 + x^4 + y^4", a=a + 0.0, c=c + 0.0, left=left), entries=())
    assert decode(encode(race)) == (race, [])
