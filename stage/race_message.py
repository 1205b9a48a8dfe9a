"""One race as one block of bytes: a JSON header, then its paths as float64. What lasts longer stands on the catalog."""

import json
from collections.abc import Iterable
from typing import Any

import numpy as np

from engine.config import Entry, RunConfig
from engine.edits import Runner
from engine.outcome.trajectory import Trajectory
from engine.spec.registry import key
from engine.spec.surface import Surface
from engine.spec.text import Language
from engine.tuning.rates import Place, known
from stage.card_schema import params
from stage.catalog import NAME, catalog, makes, offer, planned, ruled, seen_surface, sees, view
from stage.compiled_rules import fixed, fixed_plan, kind, make, on_server, schedule
from stage.held import Sent, runs_of
from stage.labels import names


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
) -> bytes:
    """What the stage draws of a race; `runners`, their `runs` and names stand in the order of the entries.

    Runs that are the same in a race which the stage holds are named only. `behind` says that what surrounds the stage
    still shows an older race.
    """
    sent = sent or Sent()
    base, before = sent.held(claims, session) or (None, {})
    now = runs_of(config, runners)
    same = [before.get(name) == run for name, run in now.items()]
    cut = [_rows(run) for run in runs]
    called = called or names(config.entries, language)
    seen = seen_surface(config)
    views: list[Surface] = []
    header = {
        "revision": revision,
        "sent": sent.add(now),
        "base": base,
        "echo": echo,
        "behind": behind,
        "session": session,
        "catalog": catalog(config, language)[:NAME].decode(),
        "link": link,
        "share": share,
        "start": config.start,
        "steps": config.steps,
        "seed": config.seed,
        "runners": [
            {"id": runner.id, "slot": runner.slot, "name": name}
            | _tuned(entry, config.place)
            | ({"same": True} if held else _run(run, rows) | _entry(entry, seen, language))
            for entry, runner, run, rows, name, held in zip(
                config.entries, runners, runs, cut, called, same, strict=True
            )
        ],
        **_extra(config, seen, views, language),
        "views": [view(each, config.steps, config.seed) for each in views],
    }
    text = json.dumps(header, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()
    text += b" " * (-(4 + len(text)) % 8)
    paths = [run.theta[:n].astype("<f8") for run, n, known in zip(runs, cut, same, strict=True) if not known]
    return len(text).to_bytes(4, "little") + text + b"".join(path.tobytes() for path in paths)


def _rows(run: Trajectory) -> int:
    """How many rows of the path can be drawn: all, or up to the diverged row, which counts while it is finite."""
    if run.status.kind != "diverged":
        return len(run.theta)
    step = int(run.status.step)
    return step + bool(np.isfinite(run.theta[step]).all())


def _status(run: Trajectory) -> dict[str, Any]:
    """How a run ended, and what is known of why."""
    return {**run.status._asdict(), "why": run.why._asdict() if run.why else None}


def _run(run: Trajectory, rows: int) -> dict[str, Any]:
    """How a run ended, and how many rows of its path follow."""
    return {"rows": rows, "status": _status(run)}


def _tuned(entry: Entry, place: Place) -> dict[str, Any]:
    """The rate that suits a runner here, and where it comes from, if that is known."""
    found = known(entry.optimizer, entry.schedule, place)
    return {"tuned": {"rate": found.rate, "how": found.how, "law": found.law} if found else None}


def _entry(entry: Entry, seen: Surface, language: Language) -> dict[str, Any]:
    """A runner's rule and schedule with all their values."""
    found = params(entry.optimizer) + (params(entry.schedule, "schedule.") if entry.schedule else [])
    return {
        "key": key(entry.optimizer),
        "kind": kind(entry.optimizer),
        "values": {param.name: param.value for param in found},
        "schedule": key(entry.schedule) if entry.schedule else None,
        "plan": kind(entry.schedule) if entry.schedule else None,
        "sees": sees(seen, entry.optimizer, language),
    }


def _extra(config: RunConfig, seen: Surface, views: list[Surface], language: Language) -> dict[str, Any]:
    """What these runners need and the catalog has not: rules of other structure, other switches, lists of steps."""
    rules, offers, plans, schedules = [], [], [], []
    ready = makes(config.surface, seen)
    for entry in config.entries:
        optimizer, plan = entry.optimizer, entry.schedule
        if make(kind(optimizer), fixed(optimizer, seen)) not in ready and not on_server(optimizer, seen):
            rules.append(ruled(optimizer, seen, views))
        if kind(optimizer) != kind(type(optimizer)()):
            offers.append(offer(optimizer, config.surface, seen, language))
        if plan and make(kind(plan), fixed_plan(plan)) not in ready:
            plans.append(schedule(plan))
        if plan and kind(plan) != kind(type(plan)()):
            schedules.append(planned(plan, language))
    return {"rules": rules, "optimizers": offers, "plans": plans, "schedules": schedules}
