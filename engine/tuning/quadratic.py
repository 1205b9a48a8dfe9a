"""The learning rate that converges fastest on a quadratic, for descent and momentum.

Along each eigenvector of the Hessian, of curvature λ, a rule is a linear recurrence of two steps; the larger root of
its polynomial is the factor by which the distance shrinks per step. The fastest rate makes the worst of all λ best:
at it the factors at the smallest and at the largest curvature are equal. Sources: Polyak (1964); Nesterov's rule in
PyTorch's form after Sutskever et al. (2013).
"""

import math
from typing import Any

import numpy as np

from engine.outcome.stability import edge
from engine.spec.surface import Surface

LAWS = {  # the fastest rate as a reader sees it
    "descent": "2/(λmin + λmax)",
    "heavy_ball": "2(1 + μ)/(λmin + λmax)",
    "nesterov": "ρ(λmin) = ρ(λmax)",
}
HALVINGS = 100  # more than a float has digits


def curvatures(surface: Surface) -> tuple[float, float] | None:
    """The smallest and the largest eigenvalue of a Hessian that is positive and the same everywhere; else None."""
    x0, x1, y0, y1 = surface.view
    points = np.stack([part.ravel() for part in np.meshgrid(np.linspace(x0, x1, 7), np.linspace(y0, y1, 5))])
    hessian = np.moveaxis(surface.hessian(points), -1, 0)
    if not np.isfinite(hessian).all() or np.ptp(hessian, axis=0).max() > 1e-9 * np.abs(hessian).max():
        return None
    low, high = np.linalg.eigvalsh(hessian[0])
    return (float(low), float(high)) if low > 0 else None


def fastest(rule: Any, low: float, high: float) -> float:
    """The fastest rate of a rule with a known recurrence where curvatures go from `low` to `high`.

    With momentum μ, heavy ball has roots r² − (1 + μ − η′λ) r + μ, η′ = η (1 − τ): their size depends on
    |1 + μ − η′λ| only, which is equal at both ends for η′ = 2 (1 + μ)/(λmin + λmax).
    """
    low, high = low + rule.weight_decay, high + rule.weight_decay
    if rule.recurrence == "descent":
        return 2 / (low + high)
    if rule.recurrence == "heavy_ball":
        return float(2 * (1 + rule.momentum) / ((1 - rule.dampening) * (low + high)))
    # Up to 1/λmax both factors shrink; from there to the edge the one at λmax grows to 1.
    below, above = 1 / high, float(edge(rule, high - rule.weight_decay))
    for _ in range(HALVINGS):
        middle = (below + above) / 2
        if _nesterov(rule.momentum, 1 - middle * low) > _nesterov(rule.momentum, 1 - middle * high):
            below = middle
        else:
            above = middle
    return below


def _nesterov(mu: float, rest: float) -> float:
    """The size of the larger root of r² − (1 + μ) x r + μ x, where x = 1 − ηλ is what one gradient step leaves."""
    half = (1 + mu) * rest / 2
    square = half * half - mu * rest
    return abs(half) + math.sqrt(square) if square >= 0 else math.sqrt(mu * rest)
