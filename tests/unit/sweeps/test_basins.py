"""Maps of starts: the codes agree with single runs, and the figures hold what they should."""

from collections import Counter

import numpy as np
import plotly.graph_objects as go
import pytest

from engine.config import Entry, fresh
from engine.outcome.score import REACH, score
from engine.run import trajectory
from engine.sweeps.grid import basins
from figures.basins import (
    DIVERGED,
    EDGE,
    ELSEWHERE,
    LETTERS,
    LEVELS,
    TINTS,
    UNSETTLED,
    codes,
    figure,
    lettered,
    limits,
    palette,
)
from figures.palette import LOOKS
from figures.rates import Curve
from figures.rates import figure as rates
from optimizers import OPTIMIZERS
from surfaces import SURFACES


@pytest.mark.parametrize(
    ("name", "rule"), [("himmelblau", "momentum"), ("himmelblau", "adam"), ("six_hump", "nag"), ("rastrigin", "gd")]
)
def test_a_code_says_where_and_how_soon_a_single_run_ends(name, rule):
    surface, steps = SURFACES[name](), 300
    entry = Entry(fresh(rule, surface))
    found = basins(entry, surface, surface.view, (9, 8), steps)
    code = codes(surface, found, steps)
    assert code.shape == (8, 9)
    seen = Counter()
    for j, i in np.ndindex(code.shape):
        run = trajectory(entry.optimizer, surface, (found.x[i], found.y[j]), steps)
        seen[run.status.kind] += 1
        letter, strength = divmod(int(code[j, i]), LEVELS)
        gaps = [np.hypot(*(run.theta[-1] - minimum[:2])) for minimum in lettered(surface)]
        near = score(surface, run).reached is not None  # as the race says it
        near |= run.status.kind == "converged" and min(gaps) <= 0.01 * surface.view.width
        if run.status.kind == "diverged":
            assert code[j, i] == DIVERGED
        elif near and min(gaps) <= max(REACH, 0.01 * surface.view.width):  # else at one without a letter
            assert letter == np.argmin(gaps)
            assert run.status.step <= limits(steps)[strength]
            assert strength == 0 or run.status.step > limits(steps)[strength - 1]
        else:
            assert code[j, i] == EDGE or letter == ELSEWHERE or code[j, i] == UNSETTLED
            assert (code[j, i] == UNSETTLED) == (not near and run.status.kind != "converged")
    assert seen["converged"]


def test_letters_go_to_the_lowest_minima():
    assert [minimum.x for minimum in lettered(SURFACES["himmelblau"]())] == [m.x for m in SURFACES["himmelblau"].minima]
    named = lettered(SURFACES["six_hump"]())
    assert len(named) == len(LETTERS)
    assert max(minimum.loss for minimum in named) < 0


def test_what_starts_nowhere_has_the_colour_of_divergence():
    surface = SURFACES["himmelblau"]()
    found = basins(Entry(OPTIMIZERS["gd"](learning_rate=10.0)), surface, surface.view, (6, 5), 30)
    assert set(codes(surface, found, 30).ravel()) <= {DIVERGED, UNSETTLED}


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_code_has_a_colour_and_fewer_steps_a_stronger_one(theme):
    colors = palette(theme)
    assert len(colors) == EDGE + 2 and colors[-1] == LOOKS[theme]["background"]
    assert colors[UNSETTLED] == LOOKS[theme]["unsettled"]  # as on every map; what diverges is hatched
    assert colors[: LEVELS * (ELSEWHERE + 1) : LEVELS] == list(TINTS[theme][: ELSEWHERE + 1])

    def far(color):
        return sum(abs(int(color[i : i + 2], 16) - int(LOOKS[theme]["background"][i : i + 2], 16)) for i in (1, 3, 5))

    for letter in range(ELSEWHERE + 1):
        strengths = [far(color) for color in colors[LEVELS * letter : LEVELS * (letter + 1)]]
        assert strengths == sorted(strengths, reverse=True)


@pytest.mark.parametrize("name", [name for name, cls in SURFACES.items() if cls().minima])
def test_a_still_map_has_lines_letters_and_the_whole_view(name):
    surface = SURFACES[name]()
    made = figure(surface)
    assert isinstance(made, go.Figure)
    *lines, letters = made.data
    assert all(np.all(np.asarray(line.z) >= 0) and np.ptp(np.asarray(line.z, dtype=float)) > 0 for line in lines)
    assert "".join(letters.text) == LETTERS[: len(lettered(surface))]
    assert tuple(made.layout.xaxis.range) + tuple(made.layout.yaxis.range) == tuple(surface.view)
    assert len(made.to_json()) < 60_000


def test_curves_of_losses_leave_out_what_diverges():
    values = np.array([0.01, 0.1, 1.0, 10.0])
    made = rates([Curve("GD", values, np.array([5.0, 1e-30, 3.0, np.inf]))], 0.0, 100.0)
    (line,) = made.data
    assert line.name == "GD"
    np.testing.assert_allclose(line.y, [5.0, 1e-4, 3.0, np.nan])
    np.testing.assert_allclose(made.layout.xaxis.range, [-2, 1])
    low, high = made.layout.yaxis.range
    assert low < -4 and high == pytest.approx(3)
