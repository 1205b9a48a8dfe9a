"""How a runner fares for every pair of two of its hyperparameters: a map in ten flat steps, theory drawn over it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import plotly.graph_objects as go

from engine.bands import MISSING, Scale, bands, best
from engine.hyper import Hyper
from engine.stability import Curve
from engine.sweep import Axis, Map
from engine.window import place
from figures.number import said
from figures.palette import CLEAR, LOOKS, flat

MARGIN = {"l": 62, "r": 10, "t": 6, "b": 48}
LEADS = (1, 2, 5)  # of the digits that a tick may begin with
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
    else:
        gaps = (1 - high, 1 - low) if side.term.scale == "one_minus" else (low, high)
        bottom, top = (int(np.floor(np.log10(gap))) for gap in gaps)
        every = [(lead, lead * 10.0**power) for power in range(bottom, top + 1) for lead in LEADS]
        every = [(lead, v) for lead, v in every if gaps[0] * (1 - 1e-9) <= v <= gaps[1] * (1 + 1e-9)]
        kept = next(c for c in ([v for _, v in every], [v for lead, v in every if lead != 2], [v for lead, v in every if lead == 1]) if len(c) <= MANY or c == [v for lead, v in every if lead == 1])
        kept = kept[:: -(-len(kept) // MANY)] if len(kept) > MANY else kept
        found = np.array([round(1 - v, 12) for v in kept] if side.term.scale == "one_minus" else kept)
    return [float(p) for p in place(side.term, found)], [said(float(f"{v:.6g}")) for v in found]


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
                drawn.add_scatter(x=px, y=py, mode="lines", name=curve.law, line={"color": color, "width": wide, "dash": way})
        _name(drawn, curve, px, py, x, y, words, tone)
    spot = best(found, scale.colour) if found is not None and scale is not None else None
    star = ([float(across[spot[1]])], [float(up[spot[0]])]) if spot else ([], [])
    drawn.add_scatter(
        x=star[0],
        y=star[1],
        mode="markers",
        name="best",
        marker={"symbol": "star", "size": 17, "color": tone["ink"], "line": {"width": 1.75, "color": tone["background"]}},
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
        "fixedrange": True,
    }


def _mark(drawn: go.Figure, x: float, y: float, symbol: str, name: str, tone: dict[str, Any]) -> None:
    for width, color in ((5, tone["background"]), (2.2, tone["ink"])):
        line = {"width": width, "color": color}
        drawn.add_scatter(x=[x], y=[y], mode="markers", name=name, marker={"symbol": symbol, "size": 13, "color": color, "line": line})


def _name(
    drawn: go.Figure, curve: Curve, px: Any, py: Any, x: Side, y: Side, words: Mapping[str, str], tone: dict[str, Any]
) -> None:
    """The law beside its line, where the line runs inside the map, on the side that has room."""
    inside = (px > x.reach[0]) & (px < x.reach[1]) & (py > y.reach[0]) & (py < y.reach[1])
    if not inside.any():
        return
    at = np.flatnonzero(inside)
    share = {"edge": 0.2, "rate": 0.75, "damping": 0.35, "fastest": 0.5}[curve.law]
    k = at[int(share * (len(at) - 1))]
    right = (px[k] - x.reach[0]) / (x.reach[1] - x.reach[0]) < 0.5
    drawn.add_annotation(
        x=px[k], y=py[k], text=words[curve.law], showarrow=False, xanchor="left" if right else "right", yanchor="middle",
        xshift=9 if right else -9, name=curve.law, font={"size": 13, "color": tone["ink"]},
    )  # fmt: skip
