"""How every race ended, hidden runners included: a table below the stage."""

from collections.abc import Iterable
from html import escape

import streamlit as st

from engine.config import RunConfig
from engine.edits import Runner
from engine.outcome.score import REACH, Score, score
from engine.outcome.trajectory import Trajectory
from engine.spec.surface import Surface
from engine.spec.text import Language, Text
from figures.number import three_digits
from stage.words import WORDS as STAGE
from stage.words_ends import ended
from ui.text.markup import plain, word

ROUNDING = 1e-12
COLUMNS = ("status", "loss", "distance", "length", "evaluations", "reached")


def results(
    race: RunConfig, runners: Iterable[Runner], names: Iterable[str], runs: tuple[Trajectory, ...], say: Language
) -> None:
    """The table of `runs`; `names` and `runners`, which bring the signs, stand in their order. None without runners."""
    if not runs:
        return
    known = any(minimum.loss for minimum in race.surface.minima)  # else the loss itself is its height above the lowest
    titles = [f"final_{'above' if known and column == 'loss' else column}" for column in COLUMNS]
    heads = [plain(STAGE["column_runner"], say), *(word(title, say) for title in titles)]
    head = "".join(f"<th scope=col>{text}" for text in heads)
    rows = "".join(
        _row(race.surface, runner.slot, name, run, say) for runner, name, run in zip(runners, names, runs, strict=True)
    )
    told = STAGE["help_reached"]
    reached = Text(en=told.en.format(reach=REACH), ko=told.ko.format(reach=REACH))
    notes = (
        plain(reached, say),
        word("converged_help", say, tolerance=runs[0].tolerance),
        word("diverged_help", say),
    )
    title = word("final", say)
    with st.container(key="results"):
        st.html(
            f"<section id=results><h3>{title} <small>{word('final_after', say, steps=race.steps)}</small></h3>"
            f'<div tabindex=0 role=region aria-label="{title}"><table><thead><tr>{head}<tbody>{rows}</table></div>'
            f"<p>{' '.join(notes)}</p></section>"
        )


def _row(surface: Surface, slot: int, name: str, run: Trajectory, say: Language) -> str:
    end = score(surface, run)
    status = ended(run.status.kind, run.status.step, run.status.cause, say)
    lowest = min((minimum.loss for minimum in surface.minima), default=0.0)
    sizes = map(_size, (None if end.loss is None else end.loss - lowest, end.distance, end.length))
    told = (status, *sizes, end.evaluations, _arrival(end, say))
    cells = "".join(f"<td>{'–' if cell is None else cell}" for cell in told)
    gone = " class=gone" if run.status.kind == "diverged" else ""
    named = plain(Text(en=name, ko=name), say) if say == "ko" else escape(name)
    return f'<tr{gone}><th scope=row><i class="s{slot}"></i>{named}{cells}'


def _size(value: float | None) -> str:
    """Three digits; 0 for what is so small that it only tells how floats are rounded."""
    return three_digits(0.0 if value is not None and abs(value) < ROUNDING else value)


def _arrival(end: Score, say: Language) -> str | None:
    """The step from which the run stays at a minimum, and the one at which it first came by."""
    if end.passed is None or end.passed == end.reached:
        return None if end.reached is None else str(end.reached)
    passed = STAGE["chip_passed"][say].format(step=end.passed)
    return passed if end.reached is None else f"{end.reached} ({passed})"
