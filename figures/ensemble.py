"""The losses of many runs of the same race: the median of each runner, and the band that holds 80 % of its runs."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import plotly.graph_objects as go

from figures.number import exact

LEVELS = (0.1, 0.5, 0.9)
ENDLESS = 1e300  # stands for it where quantiles are worked out: of two infinities there is no mean
HIGHEST = 1e30  # where a curve without end is drawn: far above any picture, and a float32
DECADES = 12  # that a log scale shows at most
FAR = 100.0  # times the loss at the start: what is higher is out of the picture
MARGIN = 1.25  # of a log scale, below and above
UNEQUAL = 3.0  # times the shortest curve: a longer one asks for a log scale along it


class Band(NamedTuple):
    """One runner: its slot, what it had cost up to each row drawn (m,), and its quantiles there (3, m)."""

    slot: int
    x: Any
    quantiles: Any


def quantiles(loss: Any) -> Any:
    """The quantiles (3, rows) of losses (rows, n) at LEVELS; infinite where so many runs are beyond all numbers."""
    found = np.quantile(np.where(np.isfinite(loss), loss, ENDLESS), LEVELS, axis=1)
    return np.where(found > ENDLESS * 1e-9, np.inf, found)


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
    if log:
        return _log(min(float(band.x[1]) for band in runners), longest)
    return {"type": "linear", "range": [0.0, max(longest, 1e-9)], "nticks": 7}


def _up(heights: Sequence[Any], log: bool) -> dict[str, Any]:
    """The axis of the heights, tightly around all that is finite; a run that diverges leaves through the top."""
    first = max(float(np.max(height[:, 0])) for height in heights)
    shown = np.concatenate([height[np.isfinite(height)] for height in heights])
    if log:
        shown = shown[(shown > 0) & (shown <= FAR * first)]
        low, high = float(np.min(shown, initial=HIGHEST)), float(np.max(shown, initial=0.0))
        return _log(max(low, high / 10**DECADES) / MARGIN, high * MARGIN) if high > 0 else _log(0.1, 10.0)
    low, high = float(np.min(shown, initial=first)), float(np.max(shown, initial=first))
    room = (high - low) / 20 or 1.0
    return {"type": "linear", "range": [low - room, high + room], "nticks": 5}


def _log(low: float, high: float) -> dict[str, Any]:
    """A log axis with a handful of numbers on it: decades, or 1, 2, 5 where there are few of them."""
    ends = [float(np.log10(low)), float(np.log10(high))]
    stride = max(round((ends[1] - ends[0]) / 5), 1)
    decades = [decade for decade in range(int(np.floor(ends[0])), int(np.ceil(ends[1])) + 1) if decade % stride == 0]
    digits = (1, 2, 5) if ends[1] - ends[0] < 2 else (1,)
    ticks = [float(f"{digit}e{decade}") for decade in decades for digit in digits]
    shown = [tick for tick in ticks if low <= tick <= high]
    return {"type": "log", "range": ends, "tickvals": shown, "ticktext": [exact(tick) for tick in shown]}
