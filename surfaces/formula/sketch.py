"""The view, the start and the stationary points that suit a formula for which nobody declared any."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from engine.spec import Minimum, View
from engine.symbolic.arrays import FloatArray
from surfaces.formula.stationary import Stationary, find, grid, inside

HALF = 5.0  # of the usual view, in units of x and y
SCALES = (1.0, 20.0, 0.1, 400.0)  # times HALF: where else a formula may be finite
NOTHING = 0.02  # of the range of the loss: less of it between its quantiles is a needle in a plain
WINDOWS = (2.0, 1.0, 0.5)  # half widths that may show the needle
CROWD = 30  # stationary points that no view is fitted to
CORNERS = ((0.2, 0.8), (0.8, 0.8), (0.2, 0.2), (0.8, 0.2), (0.35, 0.65), (0.65, 0.35), (0.5, 0.5))
Box = tuple[float, float, float, float]
Evaluate = Callable[[FloatArray], FloatArray]


class Sketch(NamedTuple):
    """What a surface declares otherwise; `finite`: there is something to see; `whole`: everywhere."""

    view: View
    start: tuple[float, float]
    minima: tuple[Minimum, ...]
    saddles: tuple[tuple[float, float], ...]
    finite: bool
    whole: bool


def sketched(loss: Evaluate, gradient: Evaluate, hessian: Evaluate, asked: tuple[float | None, ...]) -> Sketch:
    """The sketch of a loss; `asked` are the ends of the view that somebody has set, None where nobody has."""
    with np.errstate(all="ignore"):
        box = _domain(loss)
        room = _with(asked, box or (-HALF, HALF, -HALF, HALF))
        reach = (room[1] - room[0]) / 2, (room[3] - room[2]) / 2
        wide = (room[0] - reach[0], room[1] + reach[0], room[2] - reach[1], room[3] + reach[1])
        found = find(loss, gradient, hessian, wide)
        view = View(*_with(asked, _rounded(_fitted(loss, room, found))))
        values = loss(grid(view))
        seen, start = np.isfinite(values), _start(loss, gradient, view)
        lows = loss(found.minima)
        minima = [Minimum(*map(float, each)) for each in zip(*found.minima, lows, strict=True)]
        saddles = [(float(x), float(y)) for x, y in found.saddles.T]
        return Sketch(view, start, tuple(minima), tuple(saddles), bool(seen.any()), bool(seen.all()))


def _domain(loss: Evaluate) -> Box | None:
    """The box around where the loss is finite, but for the outermost hundredth; the usual view if it is everywhere."""
    for scale in SCALES:
        half = HALF * scale
        points = grid((-half, half, -half, half), 101)
        finite = points[:, np.isfinite(loss(points))]
        if finite.shape[1]:
            (x0, x1), (y0, y1) = np.quantile(finite, (0.01, 0.99), axis=1).T
            sides = [-half if x0 < -0.97 * half else x0, half if x1 > 0.97 * half else x1]
            sides += [-half if y0 < -0.97 * half else y0, half if y1 > 0.97 * half else y1]
            least = half / 50
            for i in (0, 2):
                if sides[i + 1] - sides[i] < least:
                    sides[i], sides[i + 1] = sides[i] - least, sides[i + 1] + least
            return tuple(map(float, sides))  # type: ignore[return-value]
    return None


def _fitted(loss: Evaluate, room: Box, found: Stationary) -> Box:
    """The view: of all the room what has the stationary points, or the needle, in it."""
    points = np.concatenate([found.minima, found.saddles], axis=1)
    seen = inside(points, room)
    points = points[:, seen] if seen.any() else points
    count = points.shape[1]
    if not count:
        return room
    x, y = map(float, points[:, 0])
    if 2 <= count <= CROWD:
        low, high = np.quantile(points, (0.05, 0.95), axis=1) if count > 8 else (points.min(1), points.max(1))
        lowest = found.minima[:, :1]
        low = np.minimum(low, lowest.min(1, initial=np.inf))
        high = np.maximum(high, lowest.max(1, initial=-np.inf))
        return _around((low + high) / 2, max(float(np.max(high - low)) * 0.75, (room[1] - room[0]) / 20))
    if _told(loss, room) < NOTHING:
        for half in WINDOWS:
            near = _around(points[:, 0], half)
            if _told(loss, near) > 10 * NOTHING:
                return near
    if not seen.any():
        return min(room[0], x - 1), max(room[1], x + 1), min(room[2], y - 1), max(room[3], y + 1)
    return room


def _around(middle: FloatArray, half: float) -> Box:
    x, y = map(float, middle)
    return x - half, x + half, y - half, y + half


def _told(loss: Evaluate, box: Box) -> float:
    """The part of the range of the loss that lies between its robust quantiles."""
    values = loss(grid(box))
    values = values[np.isfinite(values)]
    if not values.size:
        return 0.0
    least, low, high, most = np.quantile(values, (0.0, 0.05, 0.95, 1.0))
    return float((high - low) / (most - least)) if most > least else 0.0


def _with(asked: tuple[float | None, ...], box: Box) -> Box:
    """The box with the ends that somebody has set, where they are two different ones in the right order."""
    x0, x1, y0, y1 = (mine if mine is not None else other for mine, other in zip(asked, box, strict=True))
    x0, x1 = (x0, x1) if x0 < x1 else (box[0], box[1])
    y0, y1 = (y0, y1) if y0 < y1 else (box[2], box[3])
    return x0, x1, y0, y1


def _rounded(box: Box) -> Box:
    """Ends with as few digits as the picture can tell apart: a hundredth of each side, in a round number."""
    rounded: list[float] = []
    for low, high in (box[:2], box[2:]):
        unit = 10.0 ** (np.floor(np.log10(high - low)) - 1)
        rounded += [float(np.format_float_positional(round(end / unit) * unit, 12)) for end in (low, high)]
    return tuple(rounded)  # type: ignore[return-value]


def _start(loss: Evaluate, gradient: Evaluate, view: View) -> tuple[float, float]:
    """A place off the centre where loss and slope are numbers, and the slope is not flat."""
    x0, x1, y0, y1 = view
    for fx, fy in CORNERS:
        point = np.array([[x0 + fx * (x1 - x0)], [y0 + fy * (y1 - y0)]])
        slope = np.hypot(*gradient(point))
        if np.isfinite(loss(point)).all() and np.isfinite(slope).all() and (slope > 0).all():
            return float(f"{point[0, 0]:.6g}"), float(f"{point[1, 0]:.6g}")
    points = grid(view)
    good = np.flatnonzero(np.isfinite(loss(points)))
    x, y = points[:, good[0]] if good.size else view.center
    return float(x), float(y)
