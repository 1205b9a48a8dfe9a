"""What the letters of a rule stand for: declared at the rule, read by its formulas, its curves and its sentences."""

from dataclasses import dataclass
from typing import Literal

from engine.spec.text import Text

Role = Literal["memory", "scale", "curvature", "counter"]


@dataclass(frozen=True)
class Symbol:
    """What one name in the text of a rule is: a field of its state, or a local variable.

    Args:
        letter: how formulas write it; empty: read off the name (`rho` is ρ, `m_hat` m̂, `v_max` v with the index max).
        note: what it holds, in a few words; stands beside its curve.
        role: its part in a step. `memory`: past gradients, along which the update goes. `scale`: it sets the rate
            of each coordinate. `curvature`: the same, from second derivatives. `counter`: the number of the step.
        weight: of a memory, the hyperparameter that brings it into the step: where that is 0 it has no part in it.
        label: of a memory, the name of its arrow where that is not the letter.
    """

    letter: str = ""
    note: Text | None = None
    role: Role | None = None
    weight: str = ""
    label: Text | None = None


Notation = dict[str, Symbol]

STEP_COUNT = Symbol("t", role="counter")
NAMELESS = Symbol("s")  # a state that is one number or one vector
VELOCITY = Symbol(
    "b",
    Text(en="velocity", ko="속도"),
    role="memory",
    weight="momentum",
    label=Text(en="velocity", ko="속도"),
)
MEAN = Symbol(note=Text(en="mean of the gradients", ko="기울기의 이동 평균"), role="memory", weight="beta1")
MEAN_SQUARE = Symbol(note=Text(en="mean of their squares", ko="기울기 제곱의 이동 평균"), role="scale")
LARGEST_SQUARE = Symbol(note=Text(en="largest v so far", ko="지금까지 가장 큰 v"), role="scale")
CORRECTED_MEAN = Symbol(note=Text(en="bias corrected", ko="편향 보정"), role="memory", weight="beta1")
CORRECTED_SCALE = Symbol(note=Text(en="bias corrected", ko="편향 보정"), role="scale")
MOMENTS: Notation = {"m": MEAN, "v": MEAN_SQUARE, "m_hat": CORRECTED_MEAN, "v_hat": CORRECTED_SCALE}
