"""Find the rate: how high a run ends above the lowest loss, over the learning rate, for every runner of a race."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import plotly.graph_objects as go

from engine.tuning.rate_tolerance import heights, solved
from figures.palette import CLEAR, LOOKS

ABOVE = 10.0  # times the height at the start: as far up as the picture goes


class Curve(NamedTuple):
    """One runner: its rates (n,) in rising order, and the loss (n,) at the end of each, inf where it diverges."""

    name: str
    rates: Any
    losses: Any


def figure(curves: Sequence[Curve], floor: float, start: float, theme: str = "light") -> go.Figure:
    """Both axes in decades, a line for each curve: what diverges is not drawn, what is solved lies on the lowest."""
    made = go.Figure(layout=go.Layout(template=template(theme)))
    for curve in curves:
        above = heights(curve.losses, floor, start)
        above = np.where(np.isfinite(above), above, np.nan)
        made.add_scatter(x=curve.rates, y=above, name=curve.name, mode="lines", hoverinfo="skip")
    lowest = solved(floor, start)
    rates = np.concatenate([curve.rates for curve in curves]) if curves else np.array([1e-5, 10.0])
    made.update_xaxes(range=np.log10([rates.min(), rates.max()]).tolist())
    made.update_yaxes(range=[float(np.log10(lowest)) - 0.25, float(np.log10(lowest / 1e-6 * ABOVE))])
    return made


def template(theme: str) -> dict[str, Any]:
    """The colours and sizes of the picture in a theme: a change of theme changes nothing else."""
    axis = {
        "type": "log",
        "dtick": 1,
        "exponentformat": "power",
        "gridcolor": LOOKS[theme]["line"],
        "zeroline": False,
        "fixedrange": True,
        "tickfont": {"size": 11.5, "color": LOOKS[theme]["ink3"]},
    }
    return {
        "layout": {
            "paper_bgcolor": CLEAR,
            "plot_bgcolor": CLEAR,
            "showlegend": False,
            "font": {"family": '"Source Sans", sans-serif'},
            "margin": {"l": 44, "r": 12, "t": 24, "b": 42},
            "xaxis": axis | {"ticks": "outside", "ticklen": 4, "tickcolor": LOOKS[theme]["ink3"], "showgrid": False},
            "yaxis": axis,
        },
    }
