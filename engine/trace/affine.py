"""Whether a rule is affine: its next point and state are sums of gradients, points and states with fixed weights.

Such a rule (GD, momentum, Nesterov) that comes to rest at a minimum stays there. One that divides by what it
remembers (Adam) may take off again once it has forgotten how large the gradients were.
"""

from functools import lru_cache

from engine.spec.optimizer import Optimizer
from engine.spec.untraceable import untraceable
from engine.symbolic.arrays import Traceable
from engine.symbolic.derivative import ordered
from engine.symbolic.expression import Node, Stack, symbol
from engine.trace.tree import Structure, leaves, renamed_state, state_leaves, structure

LINEAR = {"add", "subtract", "negative"}


class NotAffineError(Exception):
    """A rule asks for more than gradients."""


class _Strange:
    """An oracle whose every answer is a new number of which nothing is known."""

    def __init__(self) -> None:
        self.asked: list[Traceable] = []

    def gradient(self, theta: Traceable) -> Stack:
        i = len(self.asked)
        self.asked.append(theta)
        return Stack([symbol(f"gradient.{i}.0"), symbol(f"gradient.{i}.1")])

    def loss(self, theta: Traceable) -> Traceable:
        raise NotAffineError("it looks at the loss or at its curvature")

    hessian = loss


def affine(rule: Optimizer) -> bool:
    """Whether a rule is affine with its switches as they are and any numbers; False for what cannot be traced."""
    try:
        shape = structure(rule)
    except TypeError:  # a rule that is no dataclass declares nothing
        return False
    return _affine(shape)


@lru_cache(maxsize=64)
def _affine(shape: Structure) -> bool:
    oracle, theta = _Strange(), Stack([symbol("theta.0"), symbol("theta.1")])
    try:
        rule = shape.symbolic("rule")
        state = renamed_state(rule.start(theta))
        moved, after = rule.step(theta, state, oracle, symbol("lr"))
    except NotAffineError:
        return False
    except Exception as problem:  # raised again where it is a bug
        untraceable(problem, shape.kinds())
        return False
    ends = [*leaves(moved, "theta"), *state_leaves(after)]
    counts = {name for name, _ in state_leaves(state) if not name.endswith((".0", ".1"))}
    ends += [pair for i, point in enumerate(oracle.asked) for pair in leaves(point, f"asked.{i}")]
    degrees: dict[int, int] = {}
    for node in ordered([value for _, value in ends]):
        degrees[id(node)] = _degree(node, [degrees[id(arg)] for arg in node.args], counts)
    return all(degrees[id(value)] <= 1 for _, value in ends)


def _degree(node: Node, below: list[int], counts: set[str]) -> int:
    """0 for what no point decides, 1 for what is linear in points, states and gradients, 2 for all else."""
    if node.op == "symbol":
        return int(node.name.startswith(("theta", "state", "gradient")) and node.name not in counts)
    if not any(below):
        return 0
    if node.op in LINEAR:
        return max(below)
    if node.op == "multiply":
        return min(sum(below), 2)
    if node.op == "divide":
        return below[0] if below[1] == 0 else 2
    if node.op == "where":
        return max(below) if below[0] == 0 else 2
    return 2
