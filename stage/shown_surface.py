"""A surface as the stage draws it."""

import numpy as np

from engine.fields import own
from engine.spec.derived import Derived, programs
from engine.spec.registry import key
from engine.spec.surface import Surface
from engine.spec.text import Language
from stage.card_schema import params, say
from stage.catalog_schema import ShownSurface
from stage.numbered import told, values_of


def adjustable(surface: Surface, language: Language) -> ShownSurface:
    """The surface with programs that take its own numbers, where it has any, and those as sliders show them."""
    numbered = told(surface)
    if numbered is None:
        return shown(surface)
    found = _shown(surface, numbered.derived)
    found["values"] = values_of(surface)
    if sliders := [each for each in params(surface) if each.name in surface.sliders]:
        found["numbers"] = [say(each, None, False, language) | {"value": each.value} for each in sliders]
    return found


def shown(surface: Surface) -> ShownSurface:
    """The surface with its numbers built in; TypeError for one that cannot be traced."""
    found = programs(surface)
    if found is None:
        raise TypeError(f"{type(surface).__name__} cannot be drawn: its formula needs numbers and cannot be traced")
    return _shown(surface, found)


def _shown(surface: Surface, found: Derived) -> ShownSurface:
    said: ShownSurface = {
        "key": key(surface),
        "title": surface.title,
        "view": surface.view,
        "axes": surface.axes,
        "minima": surface.minima,
        "saddles": surface.saddles,
        "floor": _floor(surface),
        "program": found[0].pack(),
        "gradient": found[1].pack(),
        "hessian": found[2].pack(),
    }
    if rows := surface.held:
        said["rows"] = {"name": rows.name, "x": rows.x, "y": rows.y, "delta": rows.delta}
    return said


def _floor(surface: Surface) -> float:
    """The loss that the log scale counts from: the lowest minimum, or the lowest loss in sight where there is none.

    A surface of one's own may fall below all its minima in sight.
    """
    lowest = min((minimum.loss for minimum in surface.minima), default=0.0)
    if surface.minima and not own(surface):
        return lowest
    x0, x1, y0, y1 = surface.view
    grid = np.stack(np.meshgrid(np.linspace(x0, x1, 41), np.linspace(y0, y1, 41)))
    values = surface.loss(grid)
    return float(np.min(values[np.isfinite(values)], initial=lowest))
