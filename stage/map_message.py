"""The map over two hyperparameters as it is sent: the picture, its cells, and all that is said of them."""

from typing import Any, cast

from engine.config import Entry, RunConfig
from engine.edits import Runner
from engine.page_settings.maps import Maps
from engine.spec.surface import Surface
from engine.spec.text import Language
from engine.sweeps.axis_range import axis, ends, still
from engine.sweeps.colour_classes import Colour, scale
from engine.sweeps.grid import Map, axes
from engine.sweeps.map_length import LEAST
from engine.sweeps.quadratic_theory import Curve, theory
from figures.grid import Side, colors, figure
from figures.message import message
from figures.palette import flat
from stage.card_schema import params
from stage.catalog import seen_surface
from stage.map_cells import cells, spec
from stage.wire import pack
from stage.words_maps import LAWS, PICTURE


def map_message(
    race: RunConfig, runner: Runner, x: Side, y: Side, colour: Colour, say: Language, found: Map | None
) -> bytes:
    """The picture, and its cells where they are found."""
    surface = seen_surface(race)
    curves, laws = _lines(race, runner, x, y, say)
    floor = min((minimum.loss for minimum in surface.minima), default=0.0)
    scaled = None if found is None else scale(found, colour, race.steps, floor)
    header = {
        "runner": runner.id,
        "lang": say,
        "words": {name: text[say] for name, text in PICTURE.items()},
        "spec": spec(race, runner, x.axis, y.axis, say) | {"colour": colour},
        "colour": colour,
        "instead": colour != race.settings(Maps).colour,
        "floor": floor,
        "sides": [_described(side, say) for side in (x, y)],
        "laws": [curve.law for curve in curves],
        "colors": {look: colors(colour, look) for look in ("light", "dark")},
        "scales": {look: flat(colors(colour, look)) for look in ("light", "dark")},
        "figure": message(figure(x, y, curves, laws, found, scaled, floor)),
        "cells": None if found is None or scaled is None else cells(found, scaled),
    }
    return pack(header, compress=True)


def side_of(race: RunConfig, surface: Surface, entry: Entry, name: str, both: tuple[str, str], count: int) -> Side:
    """An axis of `count` values whose ends do not depend on where along both axes the runner stands inside."""
    term = axes(entry.optimizer)[name]
    value = next(p.value for p in params(entry.optimizer) if p.name == name)
    low, high = ends(still(entry, *both), surface, race.start, max(race.steps, LEAST), name, float(value))
    return Side(axis(term, name, low, high, count), term)


def colour_of(race: RunConfig, arrives: bool) -> Colour:
    """What the colour says: steps would say nothing where nobody arrives."""
    asked = race.settings(Maps).colour
    return "loss" if asked == "steps" and not arrives else cast(Colour, asked)  # one of its choices


def _lines(
    race: RunConfig, runner: Runner, x: Side, y: Side, say: Language
) -> tuple[tuple[Curve, ...], dict[str, str]]:
    """What theory says of the map, and what its lines are called."""
    fixed = still(runner.entry, x.axis.name, y.axis.name)
    curves = theory(fixed, seen_surface(race), *((side.axis.name, side.axis.values) for side in (x, y)))
    laws = {law: LAWS[law][say] for law in ("rate", "damping", "fastest")}
    laws["edge"] = LAWS[runner.entry.optimizer.recurrence or "descent"][say]
    return curves, laws


def _described(side: Side, say: Language) -> dict[str, Any]:
    term, values = side.term, side.axis.values
    return {
        "name": side.axis.name,
        "symbol": term.symbol,
        "title": term.title[say],
        "scale": term.scale,
        "reach": side.reach,
        "values": values.tolist(),
    }
