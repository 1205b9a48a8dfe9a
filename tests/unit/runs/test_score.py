"""Who is first is who stays: the same cases as in JavaScript."""

import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from engine.outcome.score import reached, score
from engine.outcome.status import Status

CASES = json.loads((Path(__file__).parents[2] / "shared" / "arrivals.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_passing_by_is_not_arriving(case: dict[str, Any]) -> None:
    surface: Any = SimpleNamespace(minima=[SimpleNamespace(x=x, y=y) for x, y in case["minima"]])
    x = np.array([float(each) for each in case["x"]])
    theta = np.stack([x, np.zeros_like(x)], axis=1)
    lost = not np.isfinite(x).all()
    run: Any = SimpleNamespace(
        theta=theta, loss=x, evaluations=0, status=Status("diverged" if lost else "moving", len(x) - 1)
    )
    found = score(surface, run)
    assert (found.passed, found.reached) == (case["passed"], case["reached"])
    assert lost or reached(surface, theta) == case["reached"]
