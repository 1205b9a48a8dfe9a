"""A formula as lines of a script: `near = …` for what its text has a name for, then the results."""

from collections import Counter
from collections.abc import Collection
from typing import NamedTuple

from engine.formula.tree import Written
from export.dialect import Writer
from export.trees import Formula, Interned, below, tidy

LETTERS = ("u", "v", "w", "p", "q", "r", "s", "a", "b", "c", "d")
SHORT = 2  # operations of a part that may stand twice


class Lines(NamedTuple):
    """Assignments in order, and the results as expressions of them."""

    assigned: tuple[tuple[str, str], ...]
    results: tuple[str, ...]

    def body(self, indent: str, last: str) -> str:
        """The assignments, then `last` with the results in its holes."""
        return (
            "".join(f"{indent}{name} = {text}\n" for name, text in self.assigned) + indent + last.format(*self.results)
        )


def lines(
    formula: Formula,
    writer: Writer,
    taken: Collection[str] = (),
    repeated: bool = False,
) -> Lines:
    """The lines of a formula. With `repeated`, what stands more than once has a letter of its own.

    `taken` are names that mean something else in the script.
    """
    one = Interned()
    results = [one(tidy(tree)) for tree in formula.results]
    uses = _uses(results)
    names: dict[int, str] = {}
    used = set(taken)
    for name, tree in formula.parts:
        part = one(tidy(tree))
        if part.args and id(part) in uses and id(part) not in names and not _is_result(part, results, repeated):
            names[id(part)] = _fresh(name, used)
    if repeated:
        letters = iter([*LETTERS, *(f"{letter}{i}" for i in range(1, 200) for letter in LETTERS)])
        for root in results:
            for part in below(root):
                if id(part) not in names and uses[id(part)] > 1 and _size(part) > SHORT:
                    names[id(part)] = next(letter for letter in letters if letter not in used)
                    used.add(names[id(part)])
    assigned: dict[str, str] = {}

    def known(part: Written) -> str | None:
        name = names.get(id(part))
        if name is not None and name not in assigned:
            text = writer.text(part, known)
            assigned[name] = text
        return name

    if not repeated:  # in the order of the text that is written out
        for _, tree in formula.parts:
            known(one(tidy(tree)))
    texts = tuple(known(tree) or writer.text(tree, known) for tree in results)
    return Lines(tuple(assigned.items()), texts)


def _is_result(part: Written, results: list[Written], repeated: bool) -> bool:
    """Whether a part is a whole result that nothing else needs, and so has no line of its own."""
    return not repeated and len(results) == 1 and part is results[0]


def _uses(results: list[Written]) -> Counter[int]:
    """How often each part stands in another one, or is a result."""
    found = Counter(id(root) for root in results)
    seen: set[int] = set()
    for root in results:
        for part in below(root, seen):
            found.update(id(arg) for arg in part.args)
    return found


def _size(tree: Written) -> int:
    """How many operations an expression has, counted as far as it matters; a function counts as many."""
    if not tree.args:
        return 0
    own = 1 if tree.op in ("add", "subtract", "multiply", "divide", "negative", "power") else SHORT + 1
    return min(own + sum(map(_size, tree.args)), SHORT + 1)


def _fresh(name: str, used: set[str]) -> str:
    found, i = name, 1
    while found in used:
        i += 1
        found = f"{name}{i}"
    used.add(found)
    return found
