"""What the view of one step draws as a rule's memory, and the letters of its state, as its notation declares them."""

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


def letters(rule: Optimizer) -> dict[str, str]:
    """The letter of every part of the state that can break in a step, by its path, where that is not its name."""
    known = Letters(rule)
    parts = [path for path, symbol in known.symbols.items() if symbol.role in ("memory", "scale", "curvature")]
    found = {path: known.symbol(f"state.{path}").letter for path in parts if not path.endswith("_hat")}
    return {path: letter for path, letter in found.items() if letter != path}
