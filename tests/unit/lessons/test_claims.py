"""Every claim of every lesson, measured with the engine; every task can be passed, and is not passed at the start."""

import math

import pytest

from engine.config import RunConfig
from lessons import LESSONS, Claim, Verdict
from lessons.settings import changed, setting
from surfaces import SURFACES

CLAIMS = [(lesson, claim) for lesson in LESSONS.values() for claim in lesson.claims]


@pytest.mark.parametrize(("lesson", "claim"), CLAIMS, ids=lambda each: each.name)
def test_a_claim_holds(lesson, claim):
    verdict = claim.check()
    assert isinstance(verdict, Verdict)
    assert verdict.holds, f"{lesson.name}: {claim.name} measures {verdict.measured}"


def test_a_claim_with_a_wrong_number_does_not_hold():
    race = RunConfig(SURFACES["booth"]())
    for wrong in ({"equals": 30}, {"at_most": 30}, {"at_least": 32}):
        assert Claim("there", "reach", race, (("runner", 1),), **wrong).check() == (False, 31.0)
    assert Claim("there", "reach", race, (("runner", 1),), equals=30, tolerance=1).check().holds


@pytest.mark.parametrize("lesson", LESSONS.values(), ids=lambda lesson: lesson.name)
def test_a_task_can_be_passed_and_failed(lesson):
    assert lesson.task.passed(lesson.task.solution)
    assert not lesson.task.passed(lesson.scene)


@pytest.mark.parametrize("lesson", LESSONS.values(), ids=lambda lesson: lesson.name)
def test_a_prediction_has_one_right_answer(lesson):
    asked = lesson.prediction
    assert asked.claim.check().holds
    if asked.kind == "choices":
        gaps = sorted(abs(choice.value - asked.claim.measured) for choice in asked.choices)
        assert gaps[0] < gaps[1]
        assert len({choice.text.en for choice in asked.choices}) == len(asked.choices)
    else:
        assert all(map(math.isfinite, asked.point if asked.kind == "point" else (asked.number,)))


@pytest.mark.parametrize("lesson", LESSONS.values(), ids=lambda lesson: lesson.name)
def test_a_solution_changes_only_what_the_lesson_shows(lesson):
    opened = {name: setting(lesson.task.solution, name) for name in lesson.controls}
    values = {name: list(value) if isinstance(value, tuple) else value for name, value in opened.items()}
    assert changed(lesson.scene, values) == lesson.task.solution
