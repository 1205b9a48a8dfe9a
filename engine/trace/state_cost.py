"""What a rule costs in memory, read off its own step: nothing is declared twice."""

from functools import lru_cache
from typing import NamedTuple

from engine.spec.optimizer import Optimizer
from engine.spec.surface import Surface
from engine.spec.untraceable import kinds, untraceable
from engine.symbolic.arrays import Traceable
from engine.symbolic.derivative import ordered
from engine.symbolic.expression import Node, Stack, symbol
from engine.trace.tree import leaves, renamed_state, state_leaves


class Memory(NamedTuple):
    """The state vectors that the next steps depend on, one number per parameter each; and whether H is asked for."""

    vectors: tuple[str, ...]
    hessian: bool


class _Bowl(Surface):
    """Any loss whose gradient depends on where it is taken."""

    def formula(self, x: Traceable, y: Traceable) -> Traceable:
        return x * x * y * y


class _Watched:
    """An oracle that notices whether the Hessian was asked for."""

    def __init__(self) -> None:
        self.hessian_asked = False
        self.loss, self.gradient = _Bowl().loss, _Bowl().gradient

    def hessian(self, theta: Traceable) -> Traceable:
        self.hessian_asked = True
        return _Bowl().hessian(theta)


@lru_cache(maxsize=64)
def memory(rule: Optimizer) -> Memory | None:
    """What `rule`, with its settings as they are, must keep between steps; None where no trace can follow it.

    A field of the state that only records (Adam's m̂) or only passes through (RMSprop's m, unless centered) costs
    nothing; neither does one number for all parameters, such as the step count.
    """
    oracle, theta = _Watched(), Stack([symbol("theta.0"), symbol("theta.1")])
    try:
        state = renamed_state(rule.start(theta))
        moved, after = rule.step(theta, state, oracle, symbol("lr"))
    except Exception as problem:  # raised again where it is a bug
        untraceable(problem, kinds(rule))
        return None
    outputs = dict([*leaves(moved, "theta"), *state_leaves(after)])
    live = {"theta.0", "theta.1"}
    while True:
        read = {node.name for node in ordered(outputs[name] for name in live) if _is_state(node)}
        if read <= live:
            break
        live |= read
    vectors = [name.removeprefix("state.").removesuffix(".0") for name in outputs if name in live and name[-2:] == ".0"]
    return Memory(tuple(name for name in vectors if name != "theta"), oracle.hessian_asked)


def _is_state(node: Node) -> bool:
    return node.op == "symbol" and node.name.startswith("state.")
