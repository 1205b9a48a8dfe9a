"""The largest learning rate with which descent and momentum are stable where the curvature is known.

On a quadratic it is exact (see engine/sweeps/quadratic_theory.py); elsewhere it holds near the point of that curvature.
"""

from typing import Any

from engine.symbolic.arrays import Traceable

# The same limit as a reader sees it: as the rule usually is, and with weight decay and dampening.
LIMITS = {
    "descent": ("2/λmax", "2/(λmax + λ)"),
    "heavy_ball": ("2(1 + μ)/λmax", "2(1 + μ)/((1 − τ)(λmax + λ))"),
    "nesterov": ("2(1 + μ)/((1 + 2μ)λmax)", "2(1 + μ)/((1 + 2μ)(λmax + λ))"),
}


def edge(rule: Any, high: Traceable) -> Traceable:
    """The largest stable learning rate of a rule with a known recurrence where the curvature is at most `high`.

    The rule's numbers may be columns (n,) or symbols.
    """
    lam = high + rule.weight_decay  # coupled weight decay adds λ_wd to every curvature
    if rule.recurrence == "descent":
        return 2 / lam
    if rule.recurrence == "heavy_ball":
        return 2 * (1 + rule.momentum) / ((1 - rule.dampening) * lam)
    return 2 * (1 + rule.momentum) / ((1 + 2 * rule.momentum) * lam)
