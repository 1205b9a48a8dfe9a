"""One race as one message: who runs, and the paths. What lasts longer stands in the catalog."""

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np

from engine.config import Entry, RunConfig
from engine.edits import Runner
from engine.outcome.trajectory import Trajectory
from engine.page_settings.view import View
from engine.retune import textbook
from engine.spec.registry import key
from engine.spec.surface import Surface
from engine.spec.text import Language
from engine.tuning.rates import Place, known
from stage.card_schema import params
from stage.catalog import name_of, offer, ruled, schedule_offer, seen_surface, sees, structure_keys, view
from stage.compiled_rules import fixed, fixed_plan, kind, on_server, schedule, structure_key
from stage.held import Sent, runs_of
from stage.labels import names
from stage.schema import Known, RaceMessage, RaceRunner, RunEnd, SceneMark, TunedRate
from stage.wire import pack as packed


def pack(
    config: RunConfig,
    runners: tuple[Runner, ...],
    runs: tuple[Trajectory, ...],
    language: Language,
    link: str,
    share: str,
    revision: int = 0,
    echo: int = 0,
    session: str = "",
    called: list[str] | None = None,
    sent: Sent | None = None,
    claims: Iterable[Any] = (),
    behind: bool = False,
    opening: str | None = None,
    scene: SceneMark | None = None,
    given: Mapping[str, list[float]] | None = None,
) -> bytes:
    """What the stage draws of a race; `runners`, their `runs` and names stand in the order of the entries.

    A path is the array of its runner's id, (rows, 2) as float64. Runs that are the same in a race which the stage holds
    are named only. `behind` says that what surrounds the stage still shows an older race. `opening` is how a new race
    begins: "asked" (who will arrive first?), "played" from its start, or None, as a whole.
    `scene` is what the race is or comes from: number, title, watch, changed; `given` are the rates that it sets.
    """
    sent = sent or Sent()
    base, before = sent.held(claims, session) or (None, {})
    now = runs_of(config, runners)
    same = [before.get(name) == run for name, run in now.items()]
    called = called or names(config.entries, language)
    seen = seen_surface(config)
    header: RaceMessage = {
        "revision": revision,
        "sent": sent.add(now),
        "base": base,
        "echo": echo,
        "behind": behind,
        "opening": opening,
        "scene": scene,
        "hide_future": config.settings(View).hide_future,
        "session": session,
        "catalog": name_of(config, language),
        "link": link,
        "share": share,
        "start": config.start,
        "steps": config.steps,
        "textbook": textbook(config),
        "given": dict(given or {}),
        "seed": config.seed,
        "runners": [
            _runner(
                {"id": runner.id, "slot": runner.slot, "name": name, "tuned": _tuned(runner.entry, config.place)},
                None if held else run,
                runner.entry,
                seen,
                language,
            )
            for runner, run, name, held in zip(runners, runs, called, same, strict=True)
        ],
    }
    if numbers := {name: getattr(config.surface, name) for name in config.surface.sliders}:
        header["numbers"] = numbers
    _complete(header, config, seen, language)
    sending = zip(runners, runs, same, strict=True)
    return packed(header, {runner.id: run.theta[: _rows(run)] for runner, run, held in sending if not held})


def _rows(run: Trajectory) -> int:
    """How many rows of the path can be drawn: all, or up to the diverged row, which counts while it is finite."""
    if run.status.kind != "diverged":
        return len(run.theta)
    step = int(run.status.step)
    return step + bool(np.isfinite(run.theta[step]).all())


def _status(run: Trajectory) -> RunEnd:
    """How a run ended, and what is known of why."""
    kind, step, cause = run.status
    why: Known | None = None
    if run.why:
        operation, symbol, loss, rate, limit = run.why
        why = {"operation": operation, "symbol": symbol, "loss": loss, "rate": rate, "limit": limit}
    return {"kind": kind, "step": step, "cause": cause, "why": why}


def _tuned(entry: Entry, place: Place) -> TunedRate | None:
    """The rate that suits a runner here, and where it comes from, if that is known."""
    found = known(entry.optimizer, entry.schedule, place)
    return {"rate": found.rate, "how": found.how, "law": found.law} if found else None


def _runner(said: RaceRunner, run: Trajectory | None, entry: Entry, seen: Surface, language: Language) -> RaceRunner:
    """A runner with its end, and its rule and schedule with all their values; none of it where no run is sent."""
    if run is None:
        return {**said, "same": True}
    found = params(entry.optimizer) + (params(entry.schedule, "schedule.") if entry.schedule else [])
    return {
        **said,
        "status": _status(run),
        "key": key(entry.optimizer),
        "kind": kind(entry.optimizer),
        "values": {param.name: param.value for param in found},
        "schedule": key(entry.schedule) if entry.schedule else None,
        "plan": kind(entry.schedule) if entry.schedule else None,
        "sees": sees(seen, entry.optimizer, language),
    }


def _complete(header: RaceMessage, config: RunConfig, seen: Surface, language: Language) -> None:
    """Add what these runners need and the catalog lacks: rules of other structure, switches, lists of steps."""
    views: list[Surface] = []
    rules, offers, plans, schedules = [], [], [], []
    ready = structure_keys(config.surface, seen)
    for entry in config.entries:
        optimizer, chosen = entry.optimizer, entry.schedule
        if structure_key(kind(optimizer), fixed(optimizer, seen)) not in ready and not on_server(optimizer, seen):
            rules.append(ruled(optimizer, seen, views))
        if kind(optimizer) != kind(type(optimizer)()):
            offers.append(offer(optimizer, config.surface, seen, language))
        if chosen and structure_key(kind(chosen), fixed_plan(chosen)) not in ready:
            plans.append(schedule(chosen))
        if chosen and kind(chosen) != kind(type(chosen)()):
            schedules.append(schedule_offer(chosen, language))
    if rules:
        header["rules"] = rules
    if offers:
        header["optimizers"] = offers
    if plans:
        header["plans"] = plans
    if schedules:
        header["schedules"] = schedules
    if views:
        header["views"] = [view(each, config.steps, config.seed) for each in views]
