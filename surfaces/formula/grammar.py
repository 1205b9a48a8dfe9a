"""The grammar of a formula, as one reads it: sums of products of powers.

Two factors side by side are a product. What could be read in two ways is refused: `1/2x`, `x2`, `sin^-1(x)`.
"""

from surfaces.formula.error import FormulaError
from surfaces.formula.functions import Functions
from surfaces.formula.problems import COMMA, MISSING, NUMBER_AFTER, SLASH, UNCLOSED, UNEXPECTED, UNOPENED
from surfaces.formula.reader import CLOSING
from surfaces.formula.tokens import Token
from surfaces.formula.tree import Tree, number


class Grammar(Functions):
    """Reads tokens into a tree, left to right."""

    def formula(self) -> Tree:
        """The whole text."""
        tree = self.sum()
        if self.now.kind != "end":
            self.stop()
        return tree

    def stop(self) -> None:
        """Nothing can be done with the token of now."""
        kind = self.now.kind
        problem = COMMA if kind == "," else UNOPENED if kind in CLOSING.values() else UNEXPECTED
        raise FormulaError(problem, self.now.start)

    def sum(self) -> Tree:
        """Products, added and subtracted."""
        tree = self.product()
        while self.now.kind in ("+", "-"):
            sign = self.take().kind
            tree = Tree(sign, (tree, self.product()))
        return tree

    def product(self) -> Tree:
        """Factors with a sign between them or side by side."""
        first = self.now
        tree = self.signed()
        over: tuple[Token, ...] = ()  # the last division, and what stands on both sides of it
        while True:
            if self.now.kind in ("*", "/"):
                sign = self.take().kind
                second = self.now
                tree = Tree(sign, (tree, self.signed()))
                over = (first, second) if sign == "/" else ()
            elif self.begins(self.now):
                self._side_by_side(tree, over)
                tree, over = Tree("*", (tree, self.power())), ()
            else:
                return tree

    def _side_by_side(self, before: Tree, over: tuple[Token, ...]) -> None:
        if self.now.kind == "number":
            raise FormulaError(NUMBER_AFTER, self.now.start)
        plain = before.op == "/" and all(arg.op == "number" for arg in before.args)
        if over and not (plain and self.now.gap):  # 1/2 x is half of x
            raise FormulaError(SLASH, self.now.start)

    def signed(self) -> Tree:
        """A power with signs before it: −x² is −(x²)."""
        if self.now.kind not in ("+", "-"):
            return self.power()
        sign = self.take()
        with self.deeper(sign):
            inner = self.signed()
        if sign.kind == "+":
            return inner
        return number(-inner.value) if inner.op == "number" else Tree("negative", (inner,))

    def power(self) -> Tree:
        """A factor, perhaps raised: from right to left, x^y^2 is x^(y^2)."""
        tree = self.factor()
        if self.now.kind != "^":
            return tree
        sign = self.take()
        with self.deeper(sign):
            return Tree("^", (tree, self.signed()))

    def factor(self) -> Tree:
        """A number, a letter, a bracket or a function."""
        token = self.take()
        if token.kind == "number":
            return number(token.value)
        if token.kind == "letter":
            return Tree(token.text)
        if token.kind in CLOSING:
            with self.deeper(token):
                return self.inside(token)
        if token.kind == "frac":
            with self.deeper(token):
                return Tree("/", (self.braced(), self.braced()))
        if token.kind == "function":
            with self.deeper(token):
                return self.called(token)
        if token.kind == "end" or token.kind in "+-*/^,)]}|":
            raise FormulaError(MISSING, token.start)
        raise FormulaError(UNEXPECTED, token.start)

    def inside(self, opening: Token) -> Tree:
        """What stands in a bracket that has just been opened, or between bars."""
        bars = opening.kind == "|"
        self.bars += bars
        outer, self.bars = self.bars, self.bars if bars else 0
        tree = self.sum()
        self.bars = outer
        if self.now.kind != CLOSING[opening.kind]:
            if self.now.kind == "end":
                raise FormulaError(UNCLOSED, opening.start)
            self.stop()
        self.take()
        self.bars -= bars
        return Tree("abs", (tree,)) if bars else tree
