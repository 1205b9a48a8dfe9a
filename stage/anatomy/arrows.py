"""What the view of one step draws as a rule's memory, as its notation declares it."""

from engine.formula.letters import Letters
from engine.spec.optimizer import Optimizer
from engine.spec.text import Language


def memories(rule: Optimizer, language: Language) -> list[tuple[str, str, str]]:
    """The states that may be drawn, the one nearest to the update first.

    Of each its path in the state, the setting without which it has no part in the step ("" if there is none), and
    what stands beside its arrow.
    """
    letters = Letters(rule)
    found = []
    for path, symbol in reversed(letters.symbols.items()):
        if symbol.role == "memory":
            inside = path.rpartition(".")[0]
            label = symbol.label[language] if symbol.label else letters.symbol(f"state.{path}").letter
            weight = ".".join(filter(None, (inside, symbol.weight))) if symbol.weight else ""
            found.append((path, weight, label))
    return found
