"""The map over two hyperparameters: its window, its bands, its figure, and that a cell is a run."""

import numpy as np
import pytest

from engine.config import Entry, RunConfig, fresh
from engine.edits import Runner
from engine.outcome.score import REACH, distances
from engine.run import trajectory
from engine.schedules import SCHEDULES
from engine.sweeps.axis_range import axis, ends, pair, place, still
from engine.sweeps.colour_classes import DIVERGED, MISSING, UNSETTLED, Scale, bands, best, scale
from engine.sweeps.grid import Axis, Map, axes, grid, spaced, with_columns
from engine.sweeps.map_length import LEAST, LONGEST, length
from engine.sweeps.quadratic_theory import theory
from figures.grid import Side, colors, figure, ticks
from figures.message import message
from optimizers import OPTIMIZERS
from stage.map_cells import cells, spec
from stage.wire import pack, unpack
from surfaces import SURFACES

LAWS = {"edge": "edge", "damping": "damping", "rate": "rate", "fastest": "fastest"}


def sides(entry, surface, steps=100, count=20):
    both = pair(entry.optimizer, "", "")
    found = []
    for name in both:
        term = axes(entry.optimizer)[name]
        reach = ends(still(entry, *both), surface, surface.start, steps, name, term.low)
        found.append(Side(axis(term, name, *reach, count), term))
    return found


@pytest.mark.parametrize("name", SURFACES)
def test_a_cell_of_the_map_is_a_run(name):
    """Over all surfaces 200 cells at random, each run again by itself."""
    rng, surface, steps = np.random.default_rng(len(name)), SURFACES[name](), 120
    for key in rng.choice([name for name, cls in OPTIMIZERS.items() if pair(cls(), "", "")], 4, replace=False):
        entry = Entry(fresh(str(key), surface))
        x, y = sides(entry, surface, steps)
        found = grid(entry, surface, surface.start, steps, x.axis, y.axis, seed=3)
        for _ in range(4):
            row, column = rng.integers(20, size=2)
            values = {x.axis.name: x.axis.values[column], y.axis.name: y.axis.values[row]}
            rule = with_columns(entry.optimizer, values)
            run = trajectory(rule, rule.data(surface), surface.start, steps, seed=3)
            shaken = trajectory(rule, rule.data(surface), np.array(surface.start) * (1 + 2**-48), steps, seed=3)
            if shaken.status != run.status or abs(shaken.loss[-1] - run.loss[-1]) > 1e-9 * (1 + abs(run.loss[-1])):
                continue  # rounding decides this run
            assert (found.status[row, column], found.steps[row, column]) == (run.status.kind, run.status.step)
            np.testing.assert_allclose(found.loss[row, column], run.loss[-1], rtol=1e-6, atol=1e-12)
            away = np.flatnonzero(~(distances(surface, run.theta) <= REACH))
            since = int(away[-1]) + 1 if len(away) else 0
            lost = run.status.kind == "diverged" or since > steps
            assert found.arrived[row, column] == (-1 if lost else since)


def test_axes_are_those_of_the_link_or_the_rules_own():
    assert pair(OPTIMIZERS["momentum"](), "learning_rate", "") == ("learning_rate", "momentum")
    assert pair(OPTIMIZERS["adam"](), "beta2", "epsilon") == ("beta2", "epsilon")
    assert pair(OPTIMIZERS["adam"](), "nothing", "learning_rate") == ("learning_rate", "beta1")
    assert pair(OPTIMIZERS["lookahead"](), "learning_rate", "")[0] == "inner.learning_rate"
    assert pair(OPTIMIZERS["gd"](), "learning_rate", "weight_decay") == ("learning_rate", "weight_decay")
    for rule in OPTIMIZERS.values():
        found = pair(rule(), "", "")
        usual = [name for name in axes(rule()) if not name.endswith("weight_decay")]
        assert set(found) <= set(usual) and len(set(found)) == 2 if found else len(usual) < 2


def test_the_window_holds_the_runner_and_does_not_follow_it():
    surface = SURFACES["ellipse"]()
    entry = Entry(OPTIMIZERS["gd"](learning_rate=0.1))
    usual = ends(entry, surface, surface.start, 300, "learning_rate", 0.1)
    assert usual == ends(Entry(OPTIMIZERS["gd"](learning_rate=0.2)), surface, surface.start, 300, "learning_rate", 0.2)
    assert usual[0] < 2 / 4 < usual[1]  # the edge of stability is on the map
    low, high = ends(entry, surface, surface.start, 300, "learning_rate", 1e-9)
    assert low < 1e-9 and high == usual[1]


def made(status, steps, loss, end=None, arrived=None):
    shape = np.shape(status)
    end = np.zeros((2, *shape)) if end is None else end
    period = np.where(np.array(steps) == 7, 2, 0)
    sides = np.arange(shape[1]), np.arange(shape[0])
    arrived = np.where(np.array(status) == "converged", steps, -1) if arrived is None else np.array(arrived)
    return Map(*sides, np.array(status), np.array(steps), np.array(loss), period, end, arrived)


def test_bands_say_what_became_of_a_run():
    end = np.zeros((2, 1, 5))
    end[0, 0, 4] = np.nan
    status = [["converged", "converged", "moving", "diverged", "diverged"]]
    found = made(status, [[10, 100, 100, 3, 3]], [[0.1, 0.2, 0.3, np.inf, np.nan]], end)
    told = scale(found, "steps", 100, 0.0)
    assert (told.low, told.high) == (1.0, 2.0)
    assert bands(found, told, 0.0).tolist() == [[0, 9, UNSETTLED, DIVERGED, MISSING]]
    assert best(found, "steps") == (0, 0)
    loss = scale(found, "loss", 100, 0.0)
    assert (bands(found, loss, 0.0)[0, :3] < 10).all() and best(found, "loss") == (0, 0)
    swings = made([["moving", "moving", "stuck", "converged"]], [[7, 9, 9, 9]], [[1.0] * 4])
    assert bands(swings, Scale("status", 0, 1), 0.0).tolist() == [[1, UNSETTLED, 3, 0]]
    assert best(swings, "steps") == (0, 3)
    assert best(made([["moving"]], [[9]], [[1.0]]), "steps") is None
    # A run that swings about within reach has arrived; one that came to rest out of reach has not.
    near = made([["moving", "converged"]], [[99, 20]], [[1.0, 0.5]], arrived=[[30, -1]])
    assert bands(near, Scale("steps", 1, 2), 0.0).tolist() == [[4, UNSETTLED]] and best(near, "steps") == (0, 0)


def test_a_map_is_long_enough_to_show_who_arrives():
    """Most settings that ever arrive arrive in it, and 4 in 10 of those that do not diverge where so many do."""

    def long(surface, entry, steps=100):
        both = [(side.axis.name, *side.axis.values[[0, -1]]) for side in sides(entry, surface, 300)]
        return length(still(entry, *(name for name, *_ in both)), surface, surface.start, steps, *both), both

    momentum = Entry(OPTIMIZERS["momentum"](0.05))
    for name in ("ellipse", "rosenbrock", "beale"):
        surface = SURFACES[name]()
        (steps, arrives), ranges = long(surface, momentum)
        across, up = (Axis(n, spaced(axes(momentum.optimizer)[n], 30, low, high)) for n, low, high in ranges)
        found = grid(momentum, surface, surface.start, steps, across, up)
        share = (found.arrived >= 0).sum() / (found.status != "diverged").sum()
        assert arrives and LEAST <= steps <= LONGEST and share > (0.2 if name == "rosenbrock" else 0.37), (name, share)
    assert long(SURFACES["ellipse"](), momentum, 700)[0].steps == 700
    assert not long(SURFACES["saddle"](), momentum)[0].arrives
    assert long(SURFACES["regression"](batch=2), momentum, 50)[0].steps == 50
    assert long(SURFACES["ellipse"](), Entry(momentum.optimizer, SCHEDULES["cosine"]()), 50)[0].steps == 50


def test_the_figure_holds_map_laws_and_star():
    surface, entry = SURFACES["ellipse"](), Entry(OPTIMIZERS["momentum"]())
    x, y = sides(entry, surface)
    curves = theory(entry, surface, *((side.axis.name, side.axis.values) for side in (x, y)))
    found = grid(entry, surface, surface.start, 300, x.axis, y.axis)
    told = scale(found, "steps", 300, 0.0)
    drawn = figure(x, y, curves, LAWS, found, told)
    named = {trace.name: trace for trace in drawn.data}
    assert np.array_equal(named["map"].z, bands(found, told, 0.0))
    row, column = best(found, "steps")
    assert named["best"].x[0] == pytest.approx(place(x.term, x.axis.values[column]), abs=0.01)
    assert named["best"].y[0] == pytest.approx(place(y.term, y.axis.values[row]), abs=0.01)
    assert {"edge", "damping", "fastest"} <= set(named)
    assert drawn.layout.xaxis.range == pytest.approx(x.reach)
    assert {note.text for note in drawn.layout.annotations} == {"edge", "damping", "○ fastest"}  # not the ★ beside it
    assert figure(x, y, (), LAWS).data[0].z is None
    for colour in ("steps", "loss", "status"):
        assert len(colors(colour, "dark")) == MISSING + 1


def test_ticks_are_round_and_inside():
    terms = axes(OPTIMIZERS["adam"]())
    for name, low, high in (("learning_rate", 0.003, 3.0), ("beta1", 0.0, 0.99), ("epsilon", 1e-16, 1.0)):
        side = Side(axis(terms[name], name, low, high, 100), terms[name])
        places, texts = ticks(side)
        assert 2 < len(places) <= 10 and len(texts) == len(set(texts))
        assert side.reach[0] <= min(places) and max(places) <= side.reach[1]
        assert (np.diff(side.axis.values) > 0).all()


def test_a_fine_map_is_sixty_kilobytes_at_most():
    surface, entry = SURFACES["rosenbrock"](), Entry(OPTIMIZERS["momentum"]())
    x, y = sides(entry, surface, 300, 100)
    found = grid(entry, surface, surface.start, 300, x.axis, y.axis)
    told = spec(RunConfig(surface, entries=(entry,)), Runner("r0", 0, entry), x.axis, y.axis, "en")
    assert x.axis.name not in told["values"] and "weight_decay" in told["values"]
    drawn = scale(found, "loss", 300, 0.0)
    picture = message(figure(x, y, (), LAWS, found, drawn))
    packed = pack({"spec": told, "figure": picture, "cells": cells(found, drawn)}, compress=True)
    assert len(packed) <= 60_000
    columns = unpack(packed)[0]["cells"]
    assert columns.pop("scale")["colour"] == "loss" and columns.pop("best") == list(best(found, "loss"))
    assert {name: column.dtype.str for name, column in columns.items()} == {
        "loss": "<f4",
        "steps": "<u2",
        "arrived": "<i4",
        "status": "|u1",
        "period": "|u1",
    }
    loss = columns["loss"].ravel()
    finite = np.isfinite(found.loss.ravel()) & (found.loss.ravel() < 1e30)
    np.testing.assert_allclose(loss[finite], found.loss.ravel()[finite], rtol=1e-3)
