"""How a runner fares for every pair of two of its hyperparameters: a map in ten flat steps, theory drawn over it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import plotly.graph_objects as go

from engine.spec.hyper import Hyper
from engine.sweeps.axis_range import place
from engine.sweeps.colour_classes import MISSING, Scale, bands, best
from engine.sweeps.grid import Axis, Map
from engine.sweeps.quadratic_theory import Curve
from figures.number import exact
from figures.palette import CLEAR, LOOKS, flat

MARGIN = {"l": 62, "r": 10, "t": 10, "b": 48}
LEADS = ((1, 2, 5), (1, 3), (1,))  # the digits that ticks begin with, the closest first
MANY = 9  # ticks of an axis, at most
LOOK = {  # of every law: width, dash
    "edge": (2.2, "solid"),
    "damping": (2.2, "8px,5px"),
    "rate": (2.2, "8px,5px"),
}


@dataclass(frozen=True)
class Side:
    """An axis of the map with its declaration."""

    axis: Axis
    term: Hyper

    @property
    def places(self) -> Any:
        """Where its values stand: evenly, from end to end of its scale."""
        first, last = place(self.term, self.axis.values[[0, -1]])
        return np.linspace(first, last, len(self.axis.values))

    @property
    def reach(self) -> tuple[float, float]:
        """From the outer edge of the first cell to that of the last."""
        places = self.places
        half = (places[1] - places[0]) / 2
        return float(places[0] - half), float(places[-1] + half)


def colors(colour: str, look: str) -> list[str]:
    """The colour of every band; diverged runs leave the hatch of the page in sight."""
    tone = LOOKS[look]
    ten = tone["ramp"] if colour != "status" else [*tone["endings"], *[CLEAR] * (10 - len(tone["endings"]))]
    return [*ten, tone["unsettled"], CLEAR, tone["missing"]]


def ticks(side: Side) -> tuple[list[float], list[str]]:
    """Round values inside an axis: their places, and their texts."""
    low, high = side.axis.values[0], side.axis.values[-1]
    if side.term.scale == "linear":
        found = np.linspace(low, high, 6)
    elif side.term.scale == "one_minus":
        found = np.array([round(1 - gap, 12) for gap in reversed(_round(1 - high, 1 - low))])
    else:
        found = np.array(_round(low, high))
    return [float(p) for p in place(side.term, found)], [exact(float(f"{v:.6g}")) for v in found]


def _round(low: float, high: float) -> list[float]:
    """Powers of ten in an interval, with 2 and 5 between them where they fit, and only some where they do not."""
    powers = range(int(np.floor(np.log10(low))), int(np.floor(np.log10(high))) + 1)
    for leads in LEADS:
        found = [float(f"{lead}e{power}") for power in powers for lead in leads]
        found = [value for value in found if low * (1 - 1e-9) <= value <= high * (1 + 1e-9)]
        if len(found) <= MANY:
            return found
    return found[:: -(-len(found) // MANY)]


def figure(
    x: Side,
    y: Side,
    curves: tuple[Curve, ...],
    words: Mapping[str, str],
    found: Map | None = None,
    scale: Scale | None = None,
    floor: float = 0.0,
    look: str = "light",
) -> go.Figure:
    """The map; without `found` its empty frame. Axes count places on the scale of each hyperparameter."""
    tone = LOOKS[look]
    across, up = x.places, y.places
    z = None if found is None or scale is None else bands(found, scale, floor)
    heat = go.Heatmap(
        z=z,
        x0=across[0],
        dx=across[1] - across[0],
        y0=up[0],
        dy=up[1] - up[0],
        zmin=-0.5,
        zmax=MISSING + 0.5,
        colorscale=flat(colors(scale.colour if scale else "steps", look)),
        showscale=False,
        name="map",
        hoverinfo="skip",
    )
    drawn = go.Figure([heat])
    for curve in curves:
        px, py = place(x.term, curve.x), place(y.term, curve.y)
        if curve.law == "fastest":
            _mark(drawn, float(px[0]), float(py[0]), "circle-open", "fastest", tone)
        else:
            width, dash = LOOK[curve.law]
            for color, wide, way in ((tone["background"], width + 3, "solid"), (tone["ink"], width, dash)):
                line = {"color": color, "width": wide, "dash": way}
                drawn.add_scatter(x=px, y=py, mode="lines", name=curve.law, line=line)
        _name(drawn, curve, px, py, x, y, words, tone)
    spot = best(found, scale.colour) if found is not None and scale is not None else None
    star = ([float(across[spot[1]])], [float(up[spot[0]])]) if spot else ([], [])
    halo = {"width": 1.75, "color": tone["background"]}
    drawn.add_scatter(
        x=star[0],
        y=star[1],
        mode="markers",
        name="best",
        marker={"symbol": "star", "size": 17, "color": tone["ink"], "line": halo},
    )
    drawn.update_layout(
        margin=MARGIN,
        showlegend=False,
        template=None,
        paper_bgcolor=CLEAR,
        plot_bgcolor=CLEAR,
        font={"color": tone["ink3"], "size": 11.5},
        xaxis=_axis(x),
        yaxis=_axis(y),
    )
    return drawn


def _axis(side: Side) -> dict[str, Any]:
    places, texts = ticks(side)
    return {
        "range": side.reach,
        "tickvals": places,
        "ticktext": texts,
        "showgrid": False,
        "zeroline": False,
        "ticks": "outside",
        "ticklen": 4,
        "tickangle": 0,
    }


def _mark(drawn: go.Figure, x: float, y: float, symbol: str, name: str, tone: dict[str, Any]) -> None:
    for width, color in ((5, tone["background"]), (2.2, tone["ink"])):
        marker = {"symbol": symbol, "size": 13, "color": color, "line": {"width": width, "color": color}}
        drawn.add_scatter(x=[x], y=[y], mode="markers", name=name, marker=marker)


def _name(
    drawn: go.Figure, curve: Curve, px: Any, py: Any, x: Side, y: Side, words: Mapping[str, str], tone: dict[str, Any]
) -> None:
    """The law beside its line, where the line runs inside the map, on the side that is free.

    The name of a single setting bears its mark: the star of the best one often stands beside it.
    """
    inside = (px > x.reach[0]) & (px < x.reach[1]) & (py > y.reach[0]) & (py < y.reach[1])
    if not inside.any():
        return
    at = np.flatnonzero(inside)
    share = {"edge": 0.85, "rate": 0.6, "damping": 0.35, "fastest": 0.5}[curve.law]
    k = at[int(share * (len(at) - 1))]
    right = (px[k] - x.reach[0]) / (x.reach[1] - x.reach[0]) < 0.5
    drawn.add_annotation(
        x=px[k],
        y=py[k],
        text=f"○ {words[curve.law]}" if curve.law == "fastest" else words[curve.law],
        showarrow=False,
        xanchor="left" if right else "right",
        xshift=9 if right else -9,
        yshift={"fastest": -16, "damping": 12}.get(curve.law, 0),
        name=curve.law,
        font={"size": 13, "color": tone["ink"]},
    )
