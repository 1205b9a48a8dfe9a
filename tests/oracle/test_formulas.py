"""Typed formulas against a 50-digit evaluation, in value, gradient and Hessian; see make_formulas.py."""

import json
from pathlib import Path

import numpy as np
import pytest

from surfaces.formula import parse

CASES = json.loads(Path(__file__).with_name("formulas.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_value_gradient_and_hessian_are_exact(case: dict) -> None:
    surface = parse(case["text"])
    x, y, value, fx, fy, fxx, fxy, fyy = np.array(case["rows"], dtype=float).T
    theta = np.stack([x, y])
    np.testing.assert_allclose(surface.loss(theta), value, rtol=1e-9, atol=1e-12)
    np.testing.assert_allclose(surface.gradient(theta), [fx, fy], rtol=1e-9, atol=1e-12)
    np.testing.assert_allclose(surface.hessian(theta), [[fxx, fxy], [fxy, fyy]], rtol=1e-6, atol=1e-9)


def test_there_are_sixty_and_twenty_of_them_are_pasted() -> None:
    assert len(CASES) == 60
    assert sum("\\" in case["text"] or "_" in case["text"] for case in CASES) == 20
