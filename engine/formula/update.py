"""What a step adds to θ, as it is written."""

from collections.abc import Iterator

from engine.formula.tree import Written, called, constant, write

THETA = called("theta", wide=True)


def difference(moved: Written) -> Written:
    """θ after the step, less θ before it: of a decay (1 − c) θ, −c θ is left."""
    if moved.op == "where":
        return write("where", moved.args[0], *map(difference, moved.args[1:]))
    total, home = constant(0), False
    for plus, term in _terms(moved):
        decay = None if home or not plus else _decay(term)
        home = home or decay is not None
        if decay is not None:
            plus, term = False, decay * THETA
        total = write("add" if plus else "subtract", total, term)
    return total if home else total - THETA


def _decay(term: Written) -> Written | None:
    """c where the term is (1 − c) θ; θ alone has c = 0."""
    if term.name == "theta":
        return constant(0)
    if term.op == "multiply" and term.args[1].name == "theta":
        factor = term.args[0]
        if factor.op == "subtract" and factor.args[0].value == 1:
            return factor.args[1]
    return None


def _terms(tree: Written, plus: bool = True) -> Iterator[tuple[bool, Written]]:
    if tree.op == "negative":
        yield from _terms(tree.args[0], not plus)
    elif tree.op in ("add", "subtract"):
        yield from _terms(tree.args[0], plus)
        yield from _terms(tree.args[1], plus if tree.op == "add" else not plus)
    else:
        yield plus, tree
