"""Tokens one after the other, and how deep the reading is."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from surfaces.formula.error import FormulaError
from surfaces.formula.problems import TOO_DEEP, about
from surfaces.formula.tokens import Token
from surfaces.formula.tree import DEEPEST

CLOSING = {"(": ")", "[": "]", "{": "}", "|": "|"}


class Reader:
    """A place in a list of tokens."""

    def __init__(self, tokens: Sequence[Token]):
        self.tokens, self.at = tokens, 0
        self.depth = 0  # of brackets, powers, signs and functions around the place
        self.bars = 0  # open bars |, in which another one closes

    @property
    def now(self) -> Token:
        """The token at the place."""
        return self.tokens[self.at]

    def take(self) -> Token:
        """The token at the place, which moves on."""
        token = self.now
        self.at = min(self.at + 1, len(self.tokens) - 1)
        return token

    def begins(self, token: Token) -> bool:
        """Whether a factor can begin here: a bar does where none is open."""
        opens = token.kind in "([{" or (token.kind == "|" and not self.bars)
        return opens or token.kind in ("number", "letter", "function", "frac")

    @contextmanager
    def deeper(self, token: Token) -> Iterator[None]:
        """One level further in; FormulaError where that is too deep."""
        self.depth += 1
        if self.depth > DEEPEST:
            raise FormulaError(about(TOO_DEEP, most=DEEPEST), token.start)
        yield
        self.depth -= 1
