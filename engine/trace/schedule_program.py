"""A schedule compiled apart from any rule, so that its rates can be fed to every loop; and the loss it watches."""

from dataclasses import dataclass
from functools import lru_cache

from engine.spec.schedule import Schedule
from engine.spec.surface import Surface
from engine.symbolic.expression import Stack, symbol
from engine.symbolic.program import Program, build
from engine.trace.tree import Structure, leaves, numbers, renamed, structure


@dataclass(frozen=True, eq=False)
class Plan:
    """`start`: base, numbers -> memory; `step`: k, base, loss, memory, numbers -> lr, memory, cycled."""

    start: Program
    step: Program
    memory: tuple[str, ...]
    numbers: tuple[str, ...]
    cycled: tuple[str, ...]  # the fields of a rule that it sets at each step: momentum, beta1

    @property
    def watches(self) -> bool:
        """Whether a step reads the loss, which is its third input."""
        return any(2 in args for _, args in self.step.lines)


def plan(schedule: Schedule) -> Plan:
    """The programs of a schedule; its numbers are inputs, its switches, choices and lists are built in."""
    return _plan(structure(schedule))


@lru_cache(maxsize=128)
def _plan(shape: Structure) -> Plan:
    schedule = shape.symbolic("schedule")
    names = [symbol(name) for name, _ in numbers(schedule, "schedule")]
    k, base, loss = symbol("step"), symbol("base"), symbol("loss")
    memory0 = schedule.start(base)
    begin = dict(leaves(memory0, "memory"))
    lr, memory1 = schedule.rate(k, base, renamed(memory0, "memory"), loss)
    cycled = schedule.cycled(k)
    step = [lr, *dict(leaves(memory1, "memory")).values(), *cycled.values()]
    return Plan(
        start=build([base, *names], begin.values()),
        step=build([k, base, loss, *map(symbol, begin), *names], step),
        memory=tuple(begin),
        numbers=tuple(node.name for node in names),
        cycled=tuple(cycled),
    )


@lru_cache(maxsize=128)
def seen_loss(surface: Surface) -> Program:
    """The loss as a step sees it: x, y and what chance adds to the step -> loss."""
    theta, feeds = [symbol("theta.0"), symbol("theta.1")], [symbol(f"fed.{i}") for i in range(surface.feeds)]
    return build([*theta, *feeds], [surface.oracle_given(feeds).loss(Stack(theta))])
