"""What a race message says, key by key: static/draft/messages.js names the same for the browser.

What the stage says in its turn is `Edit` of engine/edits.py, which takes it in.
"""

from typing import Any, Literal, NotRequired, TypedDict

from stage.catalog_schema import Offer, RulePrograms, ScheduleOffer, SchedulePrograms, ShownView


class TunedRate(TypedDict):
    """The rate that suits a runner, where it comes from, and its law where theory gives it."""

    rate: float
    how: Literal["table", "theory", "found"]
    law: str


class Known(TypedDict):
    """What is known of the cause of a run's end: `Why` of engine/outcome/cause.py."""

    operation: str | None
    symbol: str | None
    loss: bool
    rate: float | None
    limit: float | None


class RunEnd(TypedDict):
    """How a run ended, at which step and why: `Status` of engine/outcome/status.py."""

    kind: Literal["converged", "stuck", "diverged", "moving"]
    step: int
    cause: str | None
    why: Known | None


class SceneMark(TypedDict):
    """The scene that a race is, or comes from."""

    number: int
    changed: bool
    title: str
    watch: str


class RaceRunner(TypedDict):
    """A runner of a race; one that is the `same` in a race which the stage holds says no more than that."""

    id: str
    slot: int
    name: str
    tuned: TunedRate | None
    same: NotRequired[bool]
    status: NotRequired[RunEnd]
    key: NotRequired[str]
    kind: NotRequired[str]
    values: NotRequired[dict[str, Any]]
    schedule: NotRequired[str | None]
    plan: NotRequired[str | None]
    sees: NotRequired[str | None]


class RaceMessage(TypedDict):
    """One confirmed race; the path of a runner is the array (rows, 2) of its id beside it."""

    revision: int
    sent: int
    base: int | None
    echo: int
    behind: bool
    opening: str | None
    scene: SceneMark | None
    hide_future: bool
    session: str
    catalog: str
    link: str
    share: str
    start: tuple[float, float]
    steps: int
    numbers: NotRequired[dict[str, float]]  # the surface's own, where it has sliders for them
    textbook: dict[str, float]  # its rates, by the key of the rule, where they belong
    given: dict[str, list[float]]  # the rates of the scene or example that it comes from, by the key of the rule
    seed: int
    runners: list[RaceRunner]
    rules: NotRequired[list[RulePrograms]]
    optimizers: NotRequired[list[Offer]]
    plans: NotRequired[list[SchedulePrograms]]
    schedules: NotRequired[list[ScheduleOffer]]
    views: NotRequired[list[ShownView]]
