"""One race as one block of bytes: a JSON header, then its paths as float64 and its curves as float32."""

import json
from typing import Any

import numpy as np

from engine.config import MOST, RunConfig
from engine.edits import Runner
from engine.families import FAMILIES
from engine.history import Trajectory
from engine.noise import Noisy
from engine.optimizer import Optimizer
from engine.registry import key
from engine.run import race
from engine.score import REACH, score
from engine.settings import registry
from engine.status import Status
from engine.surface import Surface, programs
from engine.text import Language
from stage.names import names
from stage.params import lift, params, say
from stage.words import WORDS


def pack(
    config: RunConfig,
    runners: tuple[Runner, ...],
    language: Language,
    link: str,
    share: str,
    revision: int = 0,
    echo: int = 0,
) -> bytes:
    """Run the race and pack all that the stage draws; `runners` stand in the order of the entries."""
    runs = race(config)
    cut = [_rows(run) for run in runs]
    board = _runners(config, runners, runs, cut, language)
    header = {
        "version": 1,
        "revision": revision,
        "echo": echo,
        "lang": language,
        "link": link,
        "share": share,
        "words": {name: text[language] for name, text in WORDS.items()},
        "optimizers": _offer(language),
        "surface": _surface(config.surface),
        "start": config.start,
        "steps": config.steps,
        "seed": config.seed,
        "reach": REACH,
        "tolerance": runs[0].tolerance if runs else 1e-3,
        "limit": MOST,
        "tuned": _tuned(config),
        "terms": lift(board),
        "runners": board,
    }
    text = json.dumps(header, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()
    text += b" " * (-(4 + len(text)) % 8)
    wide = [run.theta[:n].astype("<f8") for run, n in zip(runs, cut, strict=True)]
    slim = []
    for entry, run, n in zip(config.entries, runs, cut, strict=True):
        slim.append(run.loss[:n])
        if entry.schedule:
            slim.append(run.lr[: n - 1])
    with np.errstate(over="ignore"):
        blocks = [*wide, *(curve.astype("<f4") for curve in slim)]
    return len(text).to_bytes(4, "little") + text + b"".join(block.tobytes() for block in blocks)


def _rows(run: Trajectory) -> int:
    """How many rows of the path can be drawn: all, or up to the diverged row, which counts while it is finite."""
    if run.status.kind != "diverged":
        return len(run.theta)
    step = int(run.status.step)
    return step + bool(np.isfinite(run.theta[step]).all())


def _offer(language: Language) -> list[dict[str, str]]:
    """What "Add a runner" offers, grouped in teaching order."""
    order = list(FAMILIES)
    rules = sorted(registry(Optimizer).items(), key=lambda item: (order.index(item[1].family), item[1].year))
    return [{"key": name, "title": rule.title, "family": FAMILIES[rule.family][language]} for name, rule in rules]


def _surface(surface: Surface) -> dict[str, Any]:
    found = programs(surface)
    if found is None:
        raise TypeError(f"{type(surface).__name__} cannot be drawn: its formula needs numbers and cannot be traced")
    return {
        "key": key(surface),
        "title": surface.title,
        "view": surface.view,
        "axes": surface.axes,
        "minima": surface.minima,
        "saddles": surface.saddles,
        "floor": _floor(surface),
        "program": found[0].pack(),
        "gradient": found[1].pack(),
    }


def _floor(surface: Surface) -> float:
    """The loss that the log scale counts from: the lowest minimum, or the lowest loss in sight where there is none."""
    if surface.minima:
        return min(minimum.loss for minimum in surface.minima)
    x0, x1, y0, y1 = surface.view
    grid = np.stack(np.meshgrid(np.linspace(x0, x1, 41), np.linspace(y0, y1, 41)))
    values = surface.loss(grid)
    return float(np.min(values[np.isfinite(values)], initial=0.0))


def _tuned(config: RunConfig) -> bool:
    """Whether every runner runs at the rate that was tuned for this surface."""
    rates = config.surface.tuned
    return bool(config.entries) and all(rates.get(key(e.optimizer)) == e.optimizer.rate for e in config.entries)


def _runners(
    config: RunConfig, runners: tuple[Runner, ...], runs: tuple[Trajectory, ...], cut: list[int], language: Language
) -> list[dict[str, Any]]:
    packed = []
    called = names(config.entries, language)
    for entry, runner, run, rows, name in zip(config.entries, runners, runs, cut, called, strict=True):
        optimizer = entry.optimizer
        found = params(optimizer)
        packed.append(
            {
                "id": runner.id,
                "slot": runner.slot,
                "key": key(optimizer),
                "title": optimizer.title,
                "name": name,
                "values": {param.name: param.value for param in found},
                "params": [say(param, config.surface.tuned.get(key(optimizer)), language) for param in found],
                "scheduled": entry.schedule is not None,
                "schedule": entry.schedule.title[language] if entry.schedule else None,
                "sees": _sees(config, optimizer, language),
                "rows": rows,
                "status": run.status._asdict(),
                "score": score(config.surface, run)._asdict() | {"status": _said(run.status, language)},
            }
        )
    return packed


def _said(status: Status, language: Language) -> str:
    return WORDS[f"status_{status.where or status.kind}"][language].format(step=status.step)


def _sees(config: RunConfig, optimizer: Any, language: Language) -> str | None:
    """What a rule is shown where that is not what the race is set to: one row, all rows, the exact gradient."""
    surface = Noisy(config.surface, config.noise) if config.noise else config.surface
    seen = optimizer.data(surface)
    if seen == surface:
        return None
    glimpse = seen.glimpse
    return glimpse[language] if glimpse else WORDS["sees_exact"][language]
