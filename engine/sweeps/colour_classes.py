"""Ten steps of colour for a map: how good each run is, from the best on, and what has no such number."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from engine.sweeps.grid import Map
from engine.symbolic.arrays import BoolArray

Colour = Literal["steps", "loss", "status"]
BANDS = 10
UNSETTLED, DIVERGED, MISSING = BANDS, BANDS + 1, BANDS + 2  # bands after the ten
DECADES = 10.0  # of losses at most that the ten steps cover


@dataclass(frozen=True)
class Scale:
    """What the colour says, and the decimal logarithms at its ends."""

    colour: Colour
    low: float
    high: float


def missing(found: Map) -> BoolArray:
    """Where there is no number: the rule or the loss gave none; what is merely too far away has diverged."""
    nowhere: BoolArray = np.isnan(found.end).any(axis=0) | (np.isnan(found.loss) & (found.status != "diverged"))
    return nowhere


def scale(found: Map, colour: Colour, limit: int, floor: float) -> Scale:
    """From the fewest steps to the limit, or from the least loss above the surface's floor to the usual worst."""
    if colour != "loss":
        steps = found.arrived[found.arrived >= 0]
        low = np.log10(max(float(steps.min(initial=limit)), 1.0))
        return Scale(colour, float(low), float(max(np.log10(max(limit, 1)), low + 0.01)))
    rises = found.loss[(found.status != "diverged") & ~missing(found)] - floor
    rises = np.log10(rises[np.isfinite(rises) & (rises > 0)])
    if not rises.size:
        return Scale(colour, -1.0, 0.0)
    high = float(np.ceil(np.quantile(rises, 0.98)))
    return Scale(colour, float(max(np.floor(np.quantile(rises, 0.02)), high - DECADES)), high)


def bands(found: Map, scale: Scale, floor: float) -> npt.NDArray[np.uint8]:
    """The band of every cell, (ny, nx) of uint8."""
    if scale.colour == "status":
        band = np.full(found.status.shape, UNSETTLED)
        band[found.status == "converged"] = 0
        band[(found.status == "moving") & (found.period == 2)] = 1
        band[(found.status == "moving") & (found.period > 2)] = 2
        band[found.status == "stuck"] = 3
    else:
        value = found.arrived if scale.colour == "steps" else found.loss - floor
        with np.errstate(all="ignore"):
            share = (np.log10(np.maximum(value, 1e-300)) - scale.low) / (scale.high - scale.low)
        band = np.clip(np.nan_to_num(share * BANDS), 0, BANDS - 1).astype(int)
        if scale.colour == "steps":
            band[found.arrived < 0] = UNSETTLED
    band[found.status == "diverged"] = DIVERGED
    band[missing(found)] = MISSING
    return band.astype(np.uint8)


def best(found: Map, colour: Colour) -> tuple[int, int] | None:
    """The row and column of the best run: with the least loss, else arrived in the fewest steps; None without one."""
    loss = np.where((found.status == "diverged") | ~np.isfinite(found.loss), np.inf, found.loss)
    if colour == "loss":
        order = (found.steps.ravel(), loss.ravel())
        good = np.isfinite(loss).ravel()
    else:
        good = (found.arrived >= 0).ravel()
        order = (loss.ravel(), found.arrived.ravel())
    if not good.any():
        return None
    first = np.lexsort((*order, ~good))[0]
    return int(first) // found.loss.shape[1], int(first) % found.loss.shape[1]
