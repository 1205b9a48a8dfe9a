"""Basins: the minimum that every start of a grid comes to as one small number, and the still parts of its map."""

from typing import Any

import numpy as np
import plotly.graph_objects as go

from engine.spec.surface import Minimum, Surface
from engine.sweeps.grid import Map, reached
from figures.palette import CLEAR, LOOKS

LETTERS = "ABCD"
LEVELS = 4  # strengths of a tint, each for three times as many steps as the one before
ELSEWHERE = len(LETTERS)  # the tint of all minima that have no letter
UNSETTLED, DIVERGED, EDGE = (LEVELS * (ELSEWHERE + 1) + i for i in range(3))
TINTS = {  # A to D, elsewhere, then the hatch of what diverges, and the line between two minima that have no letter
    "light": ("#ADC9F8", "#F7EAAF", "#A9D6BA", "#CCB2C4", "#B9C1CB", "#B4BEC9", "#8E98A5"),
    "dark": ("#3D5F87", "#463914", "#436F5E", "#431F39", "#3A444F", "#4E5A68", "#5F6B79"),
}
# Shares of a map that tells something: of starts that settle, of a basin, at least; of neighbours that end apart, of
# so many starts along a side, at most.
SETTLED, PIECE, ROUGH, SAMPLE = 0.5, 0.05, 0.2, 50
STRENGTHS = (1.0, 0.88, 0.76, 0.64)  # of a tint on the page's colour
LINES = {
    "light": ("rgba(72,81,93,.16)", "rgba(72,81,93,.34)"),
    "dark": ("rgba(179,188,199,.16)", "rgba(179,188,199,.34)"),
}
SIDE = 61  # points along each side of the grid for the contour lines
COUNT = 11  # steps between twelve levels
PARTS = 1000  # of such a step: as whole numbers the grid is a third of the size


def lettered(surface: Surface) -> tuple[Minimum, ...]:
    """The minima that have a letter: the lowest ones, in order of their loss."""
    return tuple(sorted(surface.minima, key=lambda minimum: minimum.loss)[: len(LETTERS)])


def limits(steps: int) -> list[int]:
    """Up to how many steps each strength of a tint stands for, strongest first."""
    return [max(1, round(steps / 3.0 ** (LEVELS - 1 - i))) for i in range(LEVELS)]


def codes(surface: Surface, found: Map, steps: int) -> Any:
    """One small number per start (ny, nx): LEVELS × letter + strength, or UNSETTLED, DIVERGED, EDGE.

    A run that has reached a minimum and still moves has the weakest tint.
    """
    order = [surface.minima.index(minimum) for minimum in lettered(surface)]
    place = np.full(len(surface.minima) + 1, ELSEWHERE)  # the last one is for a minimum that is not listed
    place[order] = range(len(order))
    near = reached(surface, found)
    letter = place[near]
    strength = np.searchsorted(limits(steps), found.steps).clip(max=LEVELS - 1)
    settled = (found.status == "converged") | (near >= 0)
    code = np.where(settled, LEVELS * letter + strength, UNSETTLED)
    code = np.where(found.status == "diverged", DIVERGED, code)
    return np.where(settled & (letter == ELSEWHERE) & _edges(found.end, 0.01 * surface.view.width), EDGE, code).astype(
        np.uint8
    )


def telling(codes: Any) -> bool:
    """Whether a map of codes (ny, nx) shows basins: two at least, and no confetti of neighbours that end apart."""
    letters = np.where(codes < UNSETTLED, codes.astype(int) // LEVELS, -1)
    letters[codes == EDGE] = ELSEWHERE
    shares = np.bincount(letters[letters >= 0].ravel(), minlength=ELSEWHERE + 1) / letters.size
    few = letters[tuple(slice(None, None, max(1, side // SAMPLE)) for side in letters.shape)]
    parted = np.mean([np.mean(np.diff(few, axis=axis) != 0) for axis in (0, 1)])
    several = (shares >= PIECE).sum() >= 2 or shares[ELSEWHERE] >= SETTLED  # other minima are told apart by their rims
    return bool(several and shares.sum() >= SETTLED and parted <= ROUGH)


def _edges(end: Any, far: float) -> Any:
    """Rims of regions (ny, nx): the next run in a row or column ends farther off, the one before does not."""
    found = np.zeros(end.shape[1:], dtype=bool)
    for axis in (0, 1):
        with np.errstate(invalid="ignore"):
            parted = np.hypot(*np.diff(end, axis=1 + axis)) > far
        gap = np.zeros((1, found.shape[1]) if axis == 0 else (found.shape[0], 1), dtype=bool)
        found |= np.concatenate([parted, gap], axis=axis) & ~np.concatenate([gap, parted], axis=axis)
    return found


def palette(theme: str) -> list[str]:
    """The colour of every code, and at last what the hatch lies on."""
    *letters, hatch, edge = TINTS[theme]
    tints = [_mixed(tint, LOOKS[theme]["background"], strength) for tint in letters for strength in STRENGTHS]
    return [*tints, LOOKS[theme]["unsettled"], hatch, edge, LOOKS[theme]["background"]]


def figure(surface: Surface, theme: str = "light") -> go.Figure:
    """What stands still on every map: lines of equal loss, axes of one scale, and the letters of the minima."""
    view = surface.view
    x, y = np.linspace(view.x0, view.x1, SIDE), np.linspace(view.y0, view.y1, SIDE)
    lowest = min(minimum.loss for minimum in surface.minima)
    with np.errstate(all="ignore"):
        height = surface.loss(np.stack(np.meshgrid(x, y))) - lowest
        logs = np.log10(np.maximum(height, 1e-300))
    finite = np.sort(logs[np.isfinite(logs)])
    low, high = (float(finite[int(share * (len(finite) - 1))]) for share in (0.01, 0.95))
    parts = np.clip((logs - low) / max(high - low, 1e-9) * COUNT, -2, COUNT + 2) + 2
    made = go.Figure(layout=go.Layout(template=template(theme)))
    for every in (1, 3):
        bounds = {"start": 2 * PARTS, "end": (COUNT + 2) * PARTS, "size": every * PARTS, "coloring": "none"}
        z = np.round(np.nan_to_num(parts, nan=COUNT + 2) * PARTS).astype(np.uint16)
        made.add_contour(x=x, y=y, z=z, contours=bounds, showscale=False, hoverinfo="skip")
    named = lettered(surface)
    made.add_scatter(
        x=[minimum.x for minimum in named],
        y=[minimum.y for minimum in named],
        text=list(LETTERS[: len(named)]),
        mode="markers+text",
        hoverinfo="skip",
    )
    made.update_xaxes(range=[view.x0, view.x1])
    made.update_yaxes(range=[view.y0, view.y1])
    return made


def template(theme: str) -> dict[str, Any]:
    """The colours and sizes of a map in a theme: a change of theme changes nothing else."""
    axis = {
        "showgrid": False,
        "zeroline": False,
        "fixedrange": True,
        "ticks": "outside",
        "ticklen": 4,
        "nticks": 6,
        "tickcolor": LOOKS[theme]["ink3"],
        "tickfont": {"size": 11.5, "color": LOOKS[theme]["ink3"]},
    }
    disc = {"size": 22, "color": LOOKS[theme]["background"], "line": {"color": LOOKS[theme]["ink"], "width": 1.8}}
    text = {"size": 13, "color": LOOKS[theme]["ink"], "weight": 700}
    return {
        "data": {
            "contour": [
                {"line": {"color": color, "width": width}} for color, width in zip(LINES[theme], (0.7, 1), strict=True)
            ],
            "scatter": [{"marker": disc, "textfont": text, "cliponaxis": False}],
        },
        "layout": {
            "paper_bgcolor": CLEAR,
            "plot_bgcolor": CLEAR,
            "showlegend": False,
            "font": {"family": '"Source Sans", sans-serif'},
            "margin": {"l": 34, "r": 2, "t": 2, "b": 22},
            "xaxis": axis,
            "yaxis": axis,
        },
    }


def _mixed(color: str, ground: str, strength: float) -> str:
    parts = [[int(text[i : i + 2], 16) for i in (1, 3, 5)] for text in (color, ground)]
    return "#" + "".join(f"{round(strength * a + (1 - strength) * b):02X}" for a, b in zip(*parts, strict=True))
