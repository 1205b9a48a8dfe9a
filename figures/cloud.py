"""Many runs as a cloud: their paths in whole numbers of the window, few enough bytes to send with every picture."""

from typing import Any

import numpy as np

from engine.spec.surface import View

GONE = 65535  # the coordinates of a run that is nowhere any more
AROUND = 5  # windows side by side that the numbers cover: what lies farther out stands at their border


def kept(steps: int, most: int) -> Any:
    """At most `most` of the rows 0 … steps, evenly spread, with the first and the last."""
    return np.unique(np.round(np.linspace(0, steps, min(most, steps + 1))).astype(int))


def reach(view: View) -> tuple[float, float, float, float]:
    """What the numbers 0 and GONE − 1 stand for: x from, x to, y from, y to."""
    x, y = view.center
    far = AROUND / 2 * max(view.width, view.y1 - view.y0)
    return x - far, x + far, y - far, y + far


def packed(theta: Any, view: View) -> Any:
    """Paths (rows, 2, n) as whole numbers (n, rows, 2) of 16 bits."""
    x0, x1, y0, y1 = reach(view)
    low, far = np.array([[x0], [y0]]), np.array([[x1 - x0], [y1 - y0]])
    there = np.isfinite(theta).all(axis=1, keepdims=True)
    with np.errstate(all="ignore"):
        places = np.clip(np.round((theta - low) / far * (GONE - 1)), 0, GONE - 1)
    return np.where(there, places, GONE).astype("u2").transpose(2, 0, 1)
