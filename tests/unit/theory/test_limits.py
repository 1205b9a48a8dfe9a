"""The limit that a rate slider shows: the rate at which a rule's own linear map on a bowl stops shrinking."""

import dataclasses
import json
from pathlib import Path

import numpy as np
import pytest

from engine.outcome.stability import LIMITS, edge
from engine.tuning.quadratic import curvatures
from optimizers import OPTIMIZERS
from stage.compiled_rules import rule
from stage.shown_surface import shown
from surfaces import SURFACES
from tests.plain import plain

SHARED = Path(__file__).parents[2] / "shared/limits.json"


def draws():
    """Rules with random numbers on random bowls: rule, values, condition number and rotation."""
    drawn = np.random.default_rng(9)
    for name, numbers in (("gd", ()), ("momentum", ("momentum", "dampening")), ("nag", ("momentum",))):
        for _ in range(8):
            values = {number: round(float(drawn.uniform(0, 0.95)), 3) for number in numbers}
            yield name, values, round(float(10 ** drawn.uniform(0, 3)), 2), round(float(drawn.uniform(-90, 90)), 1)
        yield name, {"weight_decay": 0.3}, 25.0, 30.0


def bowl(kappa, rotation):
    return dataclasses.replace(SURFACES["ellipse"](), condition=kappa, rotation=rotation)


def radius(optimizer, surface, rate):
    """The largest factor of a step, as a linear map of point and velocity; after the first step, which is special."""
    state = optimizer.start(np.zeros(2))
    fields = [name for name in state._fields if name == "velocity"]

    def step(packed):
        before = state._replace(**dict.fromkeys(fields, packed[2:])) if fields else state
        before = before._replace(t=5) if "t" in state._fields else before
        theta, after = optimizer.step(packed[:2], before, surface, rate)
        return np.concatenate([theta, *(getattr(after, name) for name in fields)])

    size = 2 + 2 * len(fields)
    return np.abs(np.linalg.eigvals(np.column_stack([step(row) for row in np.eye(size)]))).max()


@pytest.mark.parametrize(("name", "values", "kappa", "rotation"), list(draws()))
def test_at_the_limit_a_step_stops_shrinking(name, values, kappa, rotation):
    optimizer, surface = OPTIMIZERS[name](**values), bowl(kappa, rotation)
    limit = edge(optimizer, curvatures(surface)[1])
    assert radius(optimizer, surface, 0.999 * limit) < 1 < radius(optimizer, surface, 1.001 * limit)
    assert radius(optimizer, surface, limit) == pytest.approx(1, abs=1e-6)


def cases():
    """What the browser is given, and what Python makes of it; None where the curvature is not one number."""
    rules = [(OPTIMIZERS[name](**values), bowl(kappa, turn)) for name, values, kappa, turn in draws()]
    rules += [(OPTIMIZERS["gd"](), SURFACES[name]()) for name in ("matyas", "regression", "saddle", "rosenbrock")]
    for optimizer, surface in rules:
        packed, known = rule(optimizer, surface, (), 0), curvatures(surface)
        yield {
            "rule": {part: packed[part] for part in ("numbers", "limit", "laws")},
            "values": {key: getattr(optimizer, key) for key in packed["numbers"]},
            "surface": {"view": list(surface.view), "hessian": shown(surface)["hessian"]},
            "limit": float(edge(optimizer, known[1])) if known else None,
        }


def text():
    """The file."""
    return json.dumps(plain(list(cases()))) + "\n"


def test_the_browser_s_cases_are_what_it_is_sent():
    """Where this differs: `python -m tests.unit.theory.test_limits` writes the file anew."""
    assert json.loads(SHARED.read_text()) == json.loads(text())


def test_the_letters_name_the_same_number():
    """The law as text, calculated with its letters."""
    letters = {"λmax": "L", "λ": "w", "μ": "m", "τ": "t", "−": "-"}
    for name in ("gd", "momentum", "nag"):
        optimizer = OPTIMIZERS[name](**({} if name == "gd" else {"momentum": 0.7}))
        for law, decay in zip(LIMITS[optimizer.recurrence], (0.0, 0.2), strict=True):
            text = law
            for letter, name_of in letters.items():
                text = text.replace(letter, name_of)
            for pair in ("2(", ")(", "2m", ")L"):
                text = text.replace(pair, f"{pair[0]}*{pair[1]}")
            own = dataclasses.replace(optimizer, weight_decay=decay)
            if decay and name == "momentum":
                own = dataclasses.replace(own, dampening=0.4)
            numbers = {"L": 50.0, "w": decay, "m": 0.7, "t": 0.4}
            assert eval(text, {}, numbers) == pytest.approx(float(edge(own, 50.0)))


if __name__ == "__main__":
    SHARED.write_text(text())
