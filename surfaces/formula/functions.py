"""How a function is written: sin(x), \\sin x, \\sin^2 x, \\sqrt[3]{x}, \\frac12, max(x, y)."""

from surfaces.formula.error import FormulaError
from surfaces.formula.names import MORE, ONE, TWO
from surfaces.formula.problems import (
    INVERSE,
    MISSING,
    MORE_ARGUMENTS,
    NEEDS_BRACKET,
    ONE_ARGUMENT,
    TWO_ARGUMENTS,
    UNCLOSED,
    about,
)
from surfaces.formula.reader import CLOSING, Reader
from surfaces.formula.tokens import Token
from surfaces.formula.tree import Tree, number

BARE = ("number", "letter", "frac")  # what an argument without brackets is made of
MOST = 12  # numbers of a min or max


class Functions(Reader):
    """The part of the grammar that reads functions; `sum`, `power`, `factor` and `inside` are the rest of it."""

    def sum(self) -> Tree:
        raise NotImplementedError

    def power(self) -> Tree:
        raise NotImplementedError

    def factor(self) -> Tree:
        raise NotImplementedError

    def inside(self, opening: Token) -> Tree:
        raise NotImplementedError

    def stop(self) -> None:
        raise NotImplementedError

    def called(self, function: Token) -> Tree:
        """A function that has just been named, with its power and its argument."""
        raised = None
        if function.text == "sqrt" and self.now.kind == "[":
            return self._root()
        if self.now.kind == "^":
            sign = self.take()
            if self.now.kind == "-":
                raise FormulaError(INVERSE, sign.start)
            raised = self.braced() if self.now.kind == "{" else self.factor()
            if raised.op != "number" or raised.value < 0:
                raise FormulaError(INVERSE, sign.start)
        tree = Tree(function.text, self._arguments(function))
        return Tree("^", (tree, raised)) if raised else tree

    def _root(self) -> Tree:
        """\\sqrt[n]{x}; the cube root is the real one, of negative numbers too."""
        degree, inner = self.inside(self.take()), self.braced()
        if degree == number(3):
            return Tree("cbrt", (inner,))
        return Tree("sqrt", (inner,)) if degree == number(2) else Tree("^", (inner, Tree("/", (number(1), degree))))

    def _arguments(self, function: Token) -> tuple[Tree, ...]:
        opening = self.now
        if opening.kind in ("(", "[", "{"):
            self.take()
            outer, self.bars = self.bars, 0
            found = [self.sum()]
            while self.now.kind == ",":
                self.take()
                found.append(self.sum())
            if self.now.kind == "end":
                raise FormulaError(UNCLOSED, opening.start)
            if self.now.kind != CLOSING[opening.kind]:
                self.stop()
            self.take()
            self.bars = outer
            return _counted(function, found)
        if function.text not in ONE or not (opening.kind in BARE or self.begins(opening)):
            raise FormulaError(about(NEEDS_BRACKET, name=function.text), function.start)
        return (self._bare(many=function.text not in ("sqrt", "cbrt")),)

    def _bare(self, many: bool) -> Tree:
        """An argument without brackets: a product of numbers, letters and fractions, as in \\cos 2\\pi x; or |x|."""
        tree = self.power()
        while many and self.now.kind in ("letter", "frac"):
            tree = Tree("*", (tree, self.power()))
        return tree

    def braced(self) -> Tree:
        """What a LaTeX command takes: {…}, a single letter, or the first digit of a number."""
        token = self.now
        if token.kind == "{":
            return self.inside(self.take())
        if token.kind == "number" and token.text.isdigit():
            digit, rest = token.text[0], token.text[1:]
            if rest:
                left = Token("number", rest, token.start + 1, False, float(rest))
                self.tokens = [*self.tokens[: self.at], left, *self.tokens[self.at + 1 :]]
            else:
                self.take()
            return number(float(digit))
        if token.kind == "letter":
            return self.factor()
        raise FormulaError(MISSING, token.start)


def _counted(function: Token, found: list[Tree]) -> tuple[Tree, ...]:
    """The arguments, as many as the function takes."""
    count, name = len(found), function.text
    fits = count == 1 if name in ONE else count == 2 if name in TWO else 2 <= count <= MOST and name in MORE
    if not fits:
        said = ONE_ARGUMENT if name in ONE else TWO_ARGUMENTS if name in TWO else MORE_ARGUMENTS
        raise FormulaError(about(said, name=name), function.start)
    return tuple(found)
