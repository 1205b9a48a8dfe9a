"""The losses of many runs of the same race: the median of each runner, and the band that holds 80 % of its runs."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import plotly.graph_objects as go

LEVELS = (0.1, 0.5, 0.9)
HIGHEST = 1e30  # where a curve without end is drawn: far above any picture, and a float32
DECADES = 12  # that a log scale shows at most
UNEQUAL = 3.0  # times the shortest curve: a longer one asks for a log scale along it


class Band(NamedTuple):
    """One runner: its slot, what it had cost up to each row drawn (m,), and its quantiles there (3, m)."""

    slot: int
    x: Any
    quantiles: Any


def quantiles(loss: Any) -> Any:
    """The quantiles (3, rows) of losses (rows, n) at LEVELS; infinite where so many runs are beyond all numbers."""
    with np.errstate(all="ignore"):
        found = np.quantile(np.where(np.isfinite(loss), loss, np.inf), LEVELS, axis=1)
    return np.where(np.isnan(found), np.inf, found)


def bands(runners: Sequence[Band], floor: float | None) -> go.Figure:
    """Losses above `floor` on a log scale, or on a linear one for None; colours come with the theme, by `meta`."""
    figure = go.Figure(layout={"template": None})
    lengths = [float(band.x[-1]) for band in runners]
    across = max(lengths) > UNEQUAL * min(lengths)  # curves of unlike lengths side by side
    height = [band.quantiles - (floor or 0.0) for band in runners]
    for band, above in zip(runners, height, strict=True):
        low, middle, high = np.clip(above, -HIGHEST, HIGHEST).astype("f4")[:, int(across) :]
        x = band.x[int(across) :]
        edge = {"x": x, "mode": "lines", "line": {"width": 0}}
        figure.add_scatter(y=low, meta={"slot": band.slot, "part": "low"}, **edge)
        figure.add_scatter(y=high, meta={"slot": band.slot, "part": "band"}, fill="tonexty", **edge)
        figure.add_scatter(x=x, y=middle, meta={"slot": band.slot, "part": "median"}, mode="lines")
    figure.update_xaxes(**_along(runners, max(lengths), across))
    figure.update_yaxes(**_up(height, floor is not None))
    return figure


def _along(runners: Sequence[Band], longest: float, log: bool) -> dict[str, Any]:
    if not log:
        return {"type": "linear", "range": [0.0, max(longest, 1e-9)]}
    first = min(float(band.x[1]) for band in runners)
    return {"type": "log", "range": [float(np.log10(first)), float(np.log10(longest))], "dtick": 1}


def _up(heights: Sequence[Any], log: bool) -> dict[str, Any]:
    """The axis of the heights: whole decades, or all that is finite; a run that diverges leaves through the top."""
    shown = np.concatenate([height[np.isfinite(height)] for height in heights])
    first = np.concatenate([height[:, 0] for height in heights])
    shown = shown[shown <= 100 * max(float(np.max(first, initial=0.0)), 1e-9)]
    if not log:
        low, high = float(np.min(shown, initial=0.0)), float(np.max(shown, initial=0.0))
        return {"type": "linear", "range": [low, high if high > low else low + 1]}
    shown = shown[shown > 0]
    low, high = (float(np.log10(end)) for end in (np.min(shown, initial=1e300), np.max(shown, initial=1e-300)))
    if low > high:
        low = high = 0.0
    low, high = np.floor(low), max(np.ceil(high), np.floor(low) + 1)
    low = max(low, high - DECADES)
    return {"type": "log", "range": [float(low), float(high)], "dtick": max(1, round((high - low) / 4))}
