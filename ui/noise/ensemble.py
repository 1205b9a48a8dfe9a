"""The same race with many seeds, thinned to what static/panels/ensemble draws: a band, a cloud, and words."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np

from engine.config import Entry, RunConfig
from engine.edits import Runner
from engine.outcome.cause import CAUSES
from engine.outcome.status import escaped
from engine.outcome.trajectory import Trajectory
from engine.page_settings.ensemble import Ensemble
from engine.spec.noise import Noisy
from engine.spec.surface import Surface
from engine.spec.text import Language
from engine.sweeps.grid import ensemble
from figures.cloud import kept, packed, reach
from figures.ensemble import Band, bands, quantiles
from figures.message import message
from stage.catalog import seen_surface
from stage.labels import names
from surfaces.regression import Regression
from ui.noise.words import ENSEMBLE, said

ROWS, POINTS = 160, 120  # of a band, of a path: at most
BANDS, CLOUD = 1200, 16_000  # rows of all bands, points of all paths of a picture


class Ran(NamedTuple):
    """The runs of one runner, thinned: rows and quantiles of its band, rows and places of its paths, who is lost."""

    rows: Any
    quantiles: Any
    places: Any
    paths: Any
    lost: tuple[int, ...]  # runs that have diverged by each row of the band
    cause: str | None  # why, where it is one for all


def data(
    race: RunConfig,
    settings: Ensemble,
    shown: Sequence[int],
    present: Sequence[Runner],
    runs: Sequence[Trajectory],
    say: Language,
    revision: int,
) -> dict[str, Any]:
    """The ensembles of the runners `shown`, by their places in the race; less than 150 kB."""
    surface, called = seen_surface(race), names(race.entries, say)
    fine = min(ROWS, BANDS // len(shown)), min(POINTS, max(CLOUD // (settings.seeds * len(shown)), 2))
    found = [_ran(race.entries[i], surface, race.start, race.steps, settings.seeds, race.seed, fine) for i in shown]
    costs = [per_step(race.entries[i].optimizer.data(surface), runs[i], settings.against) for i in shown]
    drawn = [
        Band(present[i].slot, (ran.rows * cost).astype("f4"), ran.quantiles)
        for i, ran, cost in zip(shown, found, costs, strict=True)
    ]
    base = _base(race.surface)
    return {
        "lang": say,
        "words": said(ENSEMBLE, say),
        "against": against(race.surface, settings),
        "seeds": settings.seeds,
        "base": base or 0.0,
        "log": base is not None,
        "reach": reach(race.surface.view),
        "runners": [
            {
                "id": present[i].id,
                "slot": present[i].slot,
                "name": called[i],
                "chance": by_chance(race.entries[i], race),
                "cost": cost,
                "rows": ran.rows.tolist(),
                "places": ran.places.tolist(),
                "paths": ran.paths,
                "lost": ran.lost if any(ran.lost) else None,
                "cause": ran.cause,
            }
            for i, ran, cost in zip(shown, found, costs, strict=True)
        ],
        "figure": message(bands(drawn, base)),
        "revision": revision,
    }


def by_chance(entry: Entry, race: RunConfig) -> bool:
    """Whether chance has a part in the steps of a runner."""
    return bool(entry.optimizer.data(seen_surface(race)).feeds)


def against(surface: Surface, settings: Ensemble) -> str:
    """What the losses are drawn against: epochs are of data, and gradients of data are those of single rows."""
    if isinstance(surface, Regression):
        return "rows" if settings.against == "evaluations" else settings.against
    return "evaluations" if settings.against == "epochs" else settings.against


def per_step(seen: Surface, run: Trajectory, unit: str) -> float:
    """What one step costs on the surface that its rule is given: 1 step, so many gradients, or a part of an epoch."""
    true = seen.true if isinstance(seen, Noisy) else seen
    rows = (true.rows or true.total) if isinstance(true, Regression) else 1
    if unit == "epochs" and isinstance(true, Regression):
        return rows / true.total
    return 1.0 if unit == "steps" else float(rows * max(run.asked.shape[1], 1))


def _base(surface: Surface) -> float | None:
    """The loss from which a log scale counts, as in the loss panel: one below 0; none where no lowest one is known."""
    return min(0.0, *(minimum.loss for minimum in surface.minima)) if surface.minima else None


@lru_cache(maxsize=48)
def _ran(entry: Entry, surface: Surface, start: Any, steps: int, seeds: int, seed: int, fine: tuple[int, int]) -> Ran:
    found = ensemble(entry, surface, start, steps, seeds if entry.optimizer.data(surface).feeds else 1, seed)
    rows, places = (kept(steps, most) for most in fine)
    gone = np.logical_or.accumulate(escaped(surface, found.theta.swapaxes(0, 1)), axis=0)
    band = quantiles(np.where(gone, np.inf, found.loss)[rows])
    paths = packed(np.where(gone[:, None], np.nan, found.theta)[places], surface.view)
    causes = set(CAUSES[found.causes[found.causes > 0]])
    lost = tuple(gone[rows].sum(axis=1).tolist())
    return Ran(rows, band, places, paths, lost, causes.pop() if len(causes) == 1 else None)
