"""What a rule computes in a step, in the words of a script, and what its numbers and its memory are called there."""

from collections.abc import Callable
from typing import NamedTuple

from export.dialect import Dialect, Writer
from export.lines import lines
from export.rules import Ruled
from export.runners import Runner
from export.script import quoted

MANY = 3  # authors of a paper


class Named:
    """What the numbers and the memory of a rule are called in a script: the end of a dotted name, if that is free."""

    def __init__(self, ruled: Ruled):
        self.numbers, self.memory = dict[str, str](), dict[str, str]()
        taken: set[str] = set()
        numbers = [name.removeprefix("rule.") for name in ruled.numbers]
        for names, found in ((numbers, self.numbers), ([each.name for each in ruled.remembered], self.memory)):
            for name in names:
                short = name.rpartition(".")[2]
                found[name] = name.replace(".", "_") if short in taken else short
                taken.add(found[name])


class Spelling(NamedTuple):
    """How a framework's optimizer reads a number and a part of its memory: "self.{}"."""

    dialect: Dialect
    number: str
    memory: str


class StepText(NamedTuple):
    """A step in words: assignments, θ after it, and the memory after it in order; `gradient` is what it is called."""

    assigned: tuple[tuple[str, str], ...]
    moved: str
    after: tuple[tuple[str, str], ...]  # name and text, without what stays as it was
    first: tuple[tuple[str, str, bool], ...]  # name, text, and whether it is one number a parameter
    gradient: str


def step_text(ruled: Ruled, named: Named, spelling: Spelling) -> StepText:
    """The step of a rule in a framework's words."""
    own = any(name == "g" and tree.args for name, tree in ruled.formula.parts)
    gradient = "grad" if own else "g"
    wide = {each.name: each.wide for each in ruled.remembered}

    def called(name: str) -> str:
        head, _, rest = name.partition(".")
        if head == "before":
            whole, axis = (rest, "") if rest in named.memory else rest.rsplit(".", 1)
            return spelling.memory.format(named.memory[whole]) + (f"[{axis}]" if axis else "")
        if head == "rule":
            return spelling.number.format(named.numbers[rest])
        letter = {"gradient": gradient, "hessian": "h"}.get(head, head)
        return f"{letter}[{rest.replace('.', ', ')}]" if rest else letter

    def plain(name: str) -> bool:
        head, _, rest = name.partition(".")
        return head in ("rule", "lr") or (head == "before" and not wide.get(rest, True))

    writer = Writer(spelling.dialect, called, plain)
    text = lines(ruled.formula, writer, {"theta", gradient, "h", "lr", "self", "state", *named.numbers.values()})
    moved, *after = text.results
    names = [named.memory[each.name] for each in ruled.remembered]
    changed = [pair for pair in zip(names, after, strict=True) if pair[1] != spelling.memory.format(pair[0])]
    first = [(name, writer.text(each.first), each.wide) for name, each in zip(names, ruled.remembered, strict=True)]
    return StepText(text.assigned, moved, tuple(changed), tuple(first), gradient)


def docstring(runner: Runner) -> str:
    """What a rule is, and whose."""
    rule = runner.rule
    authors = rule.paper.authors.split(",")
    named = f"{authors[0]} et al." if len(authors) > MANY else rule.paper.authors
    return f'"""{quoted(rule.title)} ({quoted(named)}, {rule.paper.year})."""'


def kind_of(runner: Runner) -> str:
    """The name of a rule's class."""
    return type(runner.rule).__name__


def rule_classes(
    found: list[Runner],
    body_of: Callable[[Runner, Named], str],
    lead: str = "",
    kind_of: Callable[[Runner], str] = kind_of,
) -> tuple[list[str], dict[int, str]]:
    """The code for every rule as it is used, and for each runner the call that makes its own.

    `body_of` writes it with RULE for its name; `lead` are arguments before the rule's own numbers.
    """
    texts: dict[str, str] = {}
    calls = {}
    for runner in found:
        named, kind = Named(runner.ruled), kind_of(runner)
        body = body_of(runner, named)
        if body not in texts:
            same = sum(name.rstrip("0123456789") == kind for name in texts.values())
            texts[body] = f"{kind}{same + 1}" if same else kind
        given = [f"{name}={runner.ruled.numbers[f'rule.{dotted}']!r}" for dotted, name in named.numbers.items()]
        calls[runner.number] = f"{texts[body]}({', '.join([lead, *given] if lead else given)})"
    return [body.replace("RULE", name, 1) for body, name in texts.items()], calls


def assignments(pairs: tuple[tuple[str, str], ...], indent: str, target: str = "{}") -> str:
    """Lines of assignments."""
    return "".join(f"{indent}{target.format(name)} = {text}\n" for name, text in pairs)
