"""The shapes side by side: what the panels above the stage show and say beyond what the stage draws."""

from typing import Any

from engine.config import RunConfig
from engine.edits import Runner
from engine.outcome.trajectory import Trajectory
from engine.page_settings.shapes import Shapes
from engine.schedules import SCHEDULES
from engine.spec.text import Language
from figures.shapes import curve, cuts
from stage import component
from ui.schedules.verdict import called, figures, hint, lowest
from ui.schedules.words import WORDS
from ui.session.state import visit

SAID = ("panels", "reading", "spent", "cut", "cut_short", "cuts", "uncut", "numbers")


def show(race: RunConfig, runners: tuple[Runner, ...], runs: tuple[Trajectory, ...], say: Language) -> None:
    """One panel for each runner, and the sentences over them."""
    guest = WORDS["guest"][say] if visit().example else ""
    component.follow("schedules", pack(race, runners, runs, say, guest))


def pack(
    race: RunConfig, runners: tuple[Runner, ...], runs: tuple[Trajectory, ...], say: Language, guest: str = ""
) -> dict[str, Any]:
    """What goes to the browser: sentences, names, and the recorded curves for what it cannot run itself."""
    return {
        "lang": say,
        "words": {name: WORDS[name][say] for name in SAID},
        "log": race.settings(Shapes).scale == "log",
        "guest": guest,
        "verdict": lowest(race, runs, say),
        "hint": hint(race, runs, say),
        "figures": figures(race, runs, say),
        "about": {name: schedule.summary[say] for name, schedule in SCHEDULES.items()},
        "runners": {
            runner.id: {"name": name, "curve": curve(run), "cuts": [cut.step for cut in cuts(run)]}
            for runner, name, run in zip(runners, called(race, say), runs, strict=True)
        },
    }
