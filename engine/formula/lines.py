"""The lines of an update rule, read off its own step: each with its formula, and with the places for its numbers."""

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from engine.formula.letters import Letters
from engine.formula.record import Step, observe
from engine.formula.tree import Written, called, evaluate, leaves, part, rebuilt
from engine.formula.update import difference
from engine.spec.notation import Symbol
from engine.spec.optimizer import Optimizer
from engine.symbolic.arrays import Traceable
from engine.symbolic.expression import symbol
from engine.symbolic.program import Program, build

SHOWN = ("add", "subtract", "negative", "multiply", "divide", "maximum", "minimum", "absolute", "sign")
SLOPE = "g"  # the letter of the gradient
YES_NO = ("greater", "greater_equal", "less", "less_equal", "equal", "not_equal", "logical_and", "logical_or")


class Line(NamedTuple):
    """`name` = `formula`; `numbers` is the formula with a slot for every part that is shown as a number.

    `gradient`, `update` and every `state.*` are recorded; `local.*` is what the rule computes on the way.
    `symbol` is what the rule declares of the name, with its letter as plain text.
    """

    name: str
    formula: Written
    numbers: Written
    symbol: Symbol

    @property
    def counts(self) -> bool:
        """Whether it only counts steps, and so is not shown."""
        args = self.formula.args
        return self.formula.op == "add" and args[0].name.startswith("before.") and args[1].value is not None


@dataclass(frozen=True)
class Anatomy:
    """A rule line by line: first the gradient, last the update Δθ."""

    lines: tuple[Line, ...]
    slots: tuple[Written, ...]
    first: dict[str, Written]  # the state before the first step, as `before.*`

    @property
    def computed(self) -> list[Line]:
        """The lines whose result no run records."""
        return [line for line in self.lines if line.name.startswith("local.")]

    @cached_property
    def inputs(self) -> tuple[str, ...]:
        """Every recorded number that the programs need: `before.m.0`, `rule.beta1`, `lr`, …"""
        roots = [*(line.formula for line in self.lines), *self.slots, *self.first.values()]
        wide = {leaf.name: leaf.wide for root in roots for leaf in leaves(root) if not leaf.name.startswith("local.")}
        return tuple(dict.fromkeys(name for whole in wide for name in _coordinates(whole, wide[whole])))

    @cached_property
    def program(self) -> Program:
        """From the inputs to every slot, then to every computed line; coordinates stand side by side."""
        return self._program([*self.slots, *(line.formula for line in self.computed)])

    @cached_property
    def begin(self) -> Program:
        """From the inputs to the state before the first step."""
        return self._program(list(self.first.values()))

    def _program(self, trees: list[Written]) -> Program:
        known: dict[str, Traceable] = {name: symbol(name) for name in self.inputs}
        for line in self.computed:
            for i, name in enumerate(_coordinates(line.name, line.formula.wide)):
                known[name] = evaluate(part(line.formula, i), known.__getitem__)
        outputs = [evaluate(part(tree, i), known.__getitem__) for tree in trees for i in range(1 + tree.wide)]
        return build([symbol(name) for name in self.inputs], outputs)


@lru_cache(maxsize=256)
def anatomy(rule: Optimizer) -> Anatomy:
    """The lines of `rule`, its settings as they are: what is 0 or switched off is not in them.

    Raises TraceError where the rule needs numbers.
    """
    step, letters = observe(rule), Letters(rule)
    names = _named(step, letters)
    asked = [Written("slope", (_cut(at, names),), name=name, wide=True) for name, at in step.points.items()]
    lines: dict[str, Written] = {leaf.name: leaf for leaf in asked}
    lines |= {name: _cut(tree, names, root=True) for name, tree in names.values()}
    lines["update"] = difference(_cut(step.moved, names))
    if any(letters.symbol(name).letter == SLOPE for name, _ in names.values()):
        # Then g is what the rule makes of the slope, which has no line of its own.
        del lines["gradient"]
        lines = {name: _with_slope(tree, asked[0]) for name, tree in lines.items()}
    slots: list[Written] = []
    found = [Line(name, lines[name], _numbers(lines[name], slots), letters.symbol(name)) for name in _in_order(lines)]
    return Anatomy(tuple(found), tuple(slots), {f"before.{name}": tree for name, tree in step.first.items()})


def _coordinates(name: str, wide: bool) -> list[str]:
    return [f"{name}.0", f"{name}.1"] if wide else [name]


def _named(step: Step, letters: Letters) -> dict[int, tuple[str, Written]]:
    """What gets a line, in the order of the text: every new value of the state, and what is used more than once.

    A local variable has none where its letter means something else in these lines: θ, a part of the state that was
    given the name before, or the slope, whose coordinates are used by themselves.
    """
    roots = [*step.after.values(), step.moved]
    uses = _uses(roots)
    states = {
        id(tree): f"state.{name}" for name, tree in reversed(step.after.items()) if not tree.name and list(leaves(tree))
    }
    meant = {"θ", *(letters.symbol(name).letter for name in states.values())}
    if any(leaf.name in ("gradient.0", "gradient.1") for root in roots for leaf in leaves(root)):
        meant.add(SLOPE)
    found: dict[int, tuple[str, Written]] = {}
    taken: set[str] = set()
    for name, tree in [*step.locals, *step.after.items()]:
        line = states.get(id(tree), f"local.{name}")
        often = not tree.name and uses.get(id(tree), 0) > (name != "g") and tree.op not in YES_NO and list(leaves(tree))
        shown = id(tree) in states or (often and letters.symbol(line).letter not in meant)
        if id(tree) not in found and line not in taken and shown and tree is not step.moved:
            found[id(tree)] = line, tree
            taken.add(line)
    return found


def _uses(roots: list[Written]) -> dict[int, int]:
    """How often each expression stands in others."""
    count: dict[int, int] = {}
    pending = list(roots)
    while pending:
        tree = pending.pop()
        count[id(tree)] = count.get(id(tree), 0) + 1
        if count[id(tree)] == 1:
            pending += tree.args
    return count


def _cut(tree: Written, names: dict[int, tuple[str, Written]], root: bool = False) -> Written:
    """The expression in terms of what has a name."""
    if id(tree) in names and not root:
        return called(names[id(tree)][0], tree.wide)
    return rebuilt(tree, lambda arg: _cut(arg, names))


def _with_slope(tree: Written, slope: Written) -> Written:
    """The expression with ∇f(θ), or a coordinate of it, written out where it had a letter."""
    if tree.name in (slope.name, *_coordinates(slope.name, True)):
        return slope if tree.wide else Written("slope", slope.args, name=tree.name)
    return rebuilt(tree, lambda arg: _with_slope(arg, slope))


def _in_order(lines: dict[str, Written]) -> list[str]:
    """The names of the lines, each after those that it needs."""
    done: dict[str, None] = {}

    def visit(name: str) -> None:
        for leaf in leaves(lines[name]):
            if leaf.name in lines and leaf.name != name:
                visit(leaf.name)
        done[name] = None

    for name in lines:
        visit(name)
    return list(done)


def _numbers(tree: Written, slots: list[Written], factor: bool = False) -> Written:
    """Sums, products, quotients and cases stay as they are; everything inside them becomes one number, or x over y."""
    kept = ("multiply", "divide") if factor else SHOWN
    inner = factor or tree.op in ("multiply", "divide", "absolute", "sign")
    if tree.op == "slope" and tree.wide:
        return Written("slope", (_numbers(tree.args[0], slots, factor=True),), name=tree.name, wide=True)
    if tree.wide and tree.op in kept:
        return Written(tree.op, tuple(_numbers(arg, slots, inner) for arg in tree.args))
    if tree.wide and tree.op == "where" and not factor and not tree.args[0].wide:
        return Written("where", tuple(_numbers(arg, slots) for arg in tree.args))
    slots.append(tree)
    return Written("slot", name=str(len(slots) - 1), wide=tree.wide)
