"""A loop that records nothing takes the same steps, to the bit."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import pytest

from engine.config import fresh
from engine.schedules import SCHEDULES
from engine.single import python_floats as floats
from engine.spec.optimizer import Optimizer
from engine.trace.cache import trace
from engine.trace.ends_only import ends_only
from engine.trace.inputs import fed, numbers_of
from optimizers import OPTIMIZERS
from surfaces import SURFACES

HIMMELBLAU = SURFACES["himmelblau"]()


@pytest.mark.parametrize("name", OPTIMIZERS)
@pytest.mark.parametrize("schedule", [None, "plateau"])
@pytest.mark.parametrize("start", [(1.0, 1.5), (1e200, 1.0)], ids=["near", "overflowing"])
def test_every_rule_takes_the_same_steps(name: str, schedule: str | None, start: tuple[float, float]) -> None:
    rule, plan = fresh(name, HIMMELBLAU), SCHEDULES[schedule]() if schedule else None
    loop = trace(rule, HIMMELBLAU, plan)
    less, columns = ends_only(loop), numbers_of(rule, plan)
    assert less.recorded == () and len(less.carried) <= len(loop.carried)
    inputs = [columns[number] for number in loop.numbers], fed(HIMMELBLAU, plan, 80, 0), 80
    (whole,), (ends,) = (floats.histories(each, HIMMELBLAU, np.array(start), *inputs) for each in (loop, less))
    np.testing.assert_array_equal(ends.path, whole.path)


@dataclass(frozen=True)
class Telling(Optimizer):
    """Gradient descent that tells the exponential of its gradient, which may overflow."""

    learning_rate: float = 0.01

    def start(self, theta: Any) -> dict[str, Any]:
        return {"told": theta * 0.0}

    def step(self, theta: Any, state: dict[str, Any], oracle: Any, lr: Any) -> Any:
        gradient = oracle.gradient(theta)
        return theta - lr * gradient, {"told": np.exp(gradient)}


def test_a_line_that_may_overflow_is_not_left_out() -> None:
    loop = trace(Telling(), HIMMELBLAU)
    assert ends_only(loop) is loop


def test_a_state_that_no_step_reads_is_not_carried_on() -> None:
    loop = trace(OPTIMIZERS["adam"](0.1), HIMMELBLAU)
    assert {"state.m_hat.0", "state.v_hat.0"} <= set(loop.carried) - set(ends_only(loop).carried)
