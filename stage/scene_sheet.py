"""The sheet of all scenes as it is sent: which scene is shown, and, once a reader has opened it, what stands on it.

A picture is what the stage's own code draws of a scene: the program of its surface, and the paths as few whole numbers.
"""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt

from engine.outcome.trajectory import Trajectory
from engine.run import race
from engine.slots import deal
from engine.spec.ideas import IDEAS
from engine.spec.text import Language
from scenes import SCENES, races
from stage.shown_surface import shown
from stage.wire import pack
from stage.words_scenes import SHEET

FINE = 240  # steps between two points of a picture, across the view
AROUND = 1.0  # widths of the view beside it that a path may reach


def sheet(
    language: Language,
    at: int | None,
    go: str | None = None,
    listed: bool = False,
    pictures: Iterable[int] = (),
    heard: tuple[str, int] = ("", 0),
) -> bytes:
    """One message: the number of the scene that is shown, and what was asked for.

    `go` is the address of the scene to be opened on another page, `listed` asks for titles and sentences, `pictures`
    are the numbers of those to be drawn; `heard` says whose messages have been taken up to which number.
    """
    words = {name: text[language] for name, text in SHEET.items()}
    header: dict[str, Any] = {"lang": language, "at": at, "words": words, "heard": heard}
    if go is not None:
        header["go"] = go
    if listed:
        header["ideas"] = {idea: text[language] for idea, text in IDEAS.items()}
        header["scenes"] = [
            {"title": preset.title[language], "watch": preset.watch[language], "idea": preset.idea}
            for preset, _ in SCENES
        ]
    header["pictures"] = [{"number": number, **picture(number)} for number in pictures]
    return pack(header, compress=True)


@lru_cache(maxsize=len(SCENES))
def picture(number: int) -> dict[str, Any]:
    """What the stage draws of a scene: surface, start and slots; and each runner's path (points, 2), see `_path`."""
    config = races()[number]
    surface = {name: part for name, part in shown(config.surface).items() if name not in ("gradient", "hessian")}
    slots = deal([type(entry.optimizer) for entry in config.entries])
    paths = [_path(run, config.surface.view) for run in race(config)]
    return {"surface": surface, "start": config.start, "slots": slots, "paths": paths}


def _path(run: Trajectory, view: tuple[float, float, float, float]) -> npt.NDArray[np.uint16]:
    """The points of a run that a small picture can tell apart, (points, 2), from 0 at one view's width before the view
    to 65535 as far behind it."""
    x0, x1, y0, y1 = view
    wide = np.array([x1 - x0, y1 - y0])
    with np.errstate(all="ignore"):
        theta = (run.theta[np.isfinite(run.theta).all(axis=1)] - [x0, y0]) / wide
    near = np.clip(theta, -AROUND, 1 + AROUND)
    kept = [0]
    for k in range(1, len(near)):
        if np.abs(near[k] - near[kept[-1]]).max() >= 1 / FINE:
            kept.append(k)
    whole: npt.NDArray[np.uint16] = np.rint((near[kept] + AROUND) / (1 + 2 * AROUND) * 65535).astype(np.uint16)
    return whole
