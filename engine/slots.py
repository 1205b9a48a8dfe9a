"""Which slot a runner has, and with it its looks: a rule has a usual one, and keeps it where it is free."""

from collections.abc import Collection, Sequence

from engine.config import MOST
from engine.fields import in_teaching_order
from engine.spec.optimizer import Optimizer

COLOURS = 8  # slots of different colours; those after them repeat the first, with hollow markers


def order() -> list[int]:
    """The slots for whoever finds the usual one taken: first those that are not of the rules of a usual race."""
    usual = sum(rule.usual for rule in in_teaching_order().values())
    return [*range(usual, COLOURS), *range(usual), *range(COLOURS, MOST)]


def usual_slot(rule: type[Optimizer]) -> int | None:
    """The slot of a rule wherever it runs; None for a rule in no registry. The usual race has the first ones."""
    rules = list(in_teaching_order().values())
    if rule not in rules:
        return None
    alike = [each for each in rules if each.usual == rule.usual]
    first, many = (0, COLOURS) if rule.usual else (len(rules) - len(alike), 0)
    return first + alike.index(rule) % (many or COLOURS - first)


def deal(rules: Sequence[type[Optimizer]], taken: Collection[int] = ()) -> list[int]:
    """A free slot for each of these rules: its usual one for the first of a kind, whatever stands before it."""
    used, slots = set(taken), dict[int, int]()
    for i, rule in enumerate(rules):
        slot = usual_slot(rule)
        if slot is not None and slot not in used:
            slots[i] = slot
            used.add(slot)
    free = (slot for slot in order() if slot not in used)
    return [slots[i] if i in slots else next(free) for i in range(len(rules))]
