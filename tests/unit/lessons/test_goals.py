"""What a task can ask for: each kind of goal, met and not met, and said as the browser is told it."""

import json

import pytest

from engine.config import Entry, RunConfig
from lessons import LESSONS
from lessons.task import NEEDED, Goal
from optimizers import OPTIMIZERS
from surfaces import SURFACES

GD, MOMENTUM = OPTIMIZERS["gd"], OPTIMIZERS["momentum"]
RACE = RunConfig(SURFACES["ellipse"](), steps=60, entries=(Entry(GD(0.1)), Entry(MOMENTUM(0.1)), Entry(GD(0.6))))
GOALS = [
    (Goal("reach", 0, steps=17), True),
    (Goal("reach", 0, steps=16), False),
    (Goal("reach", 0, steps=5, within=3.0), True),
    (Goal("reach", 2, steps=60), False),
    (Goal("miss", 2), True),
    (Goal("miss", 0), False),
    (Goal("miss", 0, within=1e-9), True),
    (Goal("loss", 0, value=1e-9), True),
    (Goal("loss", 2, value=100), False),
    (Goal("ends", 2, status="diverged"), True),
    (Goal("ends", 0, status="diverged"), False),
    (Goal("before", 0, other=1), True),
    (Goal("before", 1, other=0), False),
    (Goal("before", 2, other=2), False),
    (Goal("near", 0, x=0, y=0), True),
    (Goal("near", 0, x=1, y=0), False),
    (Goal("near", 0, x=1, y=0, within=1.01), True),
    (Goal("reach", 3, steps=60), False),
]


@pytest.mark.parametrize(("goal", "met"), GOALS, ids=lambda each: getattr(each, "kind", str(each)))
def test_a_goal_is_met_or_not(goal, met):
    assert goal.met(RACE) is met


def test_every_kind_is_tried():
    assert {goal.kind for goal, _ in GOALS} == set(NEEDED)


@pytest.mark.parametrize("lesson", LESSONS.values(), ids=lambda lesson: lesson.name)
def test_a_goal_is_told_to_the_browser(lesson):
    for goal in lesson.task.goals:
        assert Goal(**json.loads(json.dumps(goal.data()))) == goal
