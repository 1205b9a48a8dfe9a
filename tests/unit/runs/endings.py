"""Runs of every ending, with what must be said of them; `python -m tests.unit.runs.endings` writes them for Node.

The file tests/shared/endings.json holds each run as the browser gets it (programs, numbers, start) and its ending, so
that pytest and `node --test` hold both sides to the same words.
"""

import json
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote

from engine.config import Entry
from engine.link import decode
from engine.outcome.cause import CAUSES, programs
from engine.outcome.status import REST, TOLERANCE, bound
from engine.spec.surface import Surface
from stage.card_schema import params
from stage.compiled_rules import rule, schedule
from stage.shown_surface import shown
from tests.plain import plain

FILE = Path(__file__).parents[2] / "shared" / "endings.json"
# Nine rules divide by √v + ε or by the like of it; with ε = 0 the first step on a zero gradient is 0/0.
DIVIDING = ("adabelief", "adadelta", "adagrad", "adam", "adamax", "adamw", "amsgrad", "nadam", "rmsprop")


class Ending(NamedTuple):
    """A run as a link, its steps, and its ending; `why` holds what is known of an engine.outcome.cause.Why."""

    name: str
    link: str
    kind: str
    cause: str | None
    step: int | None = None  # None where the step does not matter
    why: dict[str, Any] = {}


def _ending(name: str, surface: str, start: str, steps: int, run: str, *ending: Any, **why: Any) -> Ending:
    kind, cause, *step = ending
    link = f"v=1&surface={surface}&start={start}&steps={steps}&run={run}"
    return Ending(name, link, kind, cause, step[0] if step else None, why)


def _typed(formula: str) -> str:
    return f"formula&f={quote(formula)}"


ENDINGS = [
    *(
        _ending(f"{key}: 0/0 where ε = 0 and the gradient too", "saddle", "1,0", 50, f"{key}~epsilon:0", "diverged",
                "undefined", 1, operation="0/0", loss=False)
        for key in DIVIDING
    ),
    _ending("a wrapped rule: 0/0", "saddle", "1,0", 50, "lookahead~inner:adam~inner.epsilon:0", "diverged", "undefined",
            1, operation="0/0", loss=False),
    _ending("centered RMSprop: root of a negative rounding error", "himmelblau", "1.8,0.2", 60,
            "rmsprop~centered:true~rho:0.1~learning_rate:1e-13", "diverged", "undefined", 16,
            operation="sqrt", loss=False),
    _ending("no floor, small rate", "saddle", "1,0.001", 500, "gd~learning_rate:0.1", "diverged", "unbounded", 84),
    _ending("no floor, smaller rate", "saddle", "1,0.001", 3000, "gd~learning_rate:0.01", "diverged", "unbounded"),
    _ending("no floor, momentum", "saddle", "1,0.001", 500, "momentum~learning_rate:0.01", "diverged", "unbounded"),
    _ending("no floor, sign of the momentum", "saddle", "1,0.001", 8000, "lion~learning_rate:1", "diverged",
            "unbounded"),
    _ending("no floor and too large a rate along y alone", "saddle", "0,1", 50, "gd~learning_rate:1.5", "diverged",
            "unbounded"),
    _ending("below every declared minimum", "mccormick", "-1.4,-3", 3000, "momentum~learning_rate:0.3", "diverged",
            "unbounded"),
    _ending("too large a rate on a saddle", "saddle", "1,0", 50, "gd~learning_rate:1.5", "diverged", "overshot", 12,
            rate=1.5, limit=1.0),
    *(
        _ending(f"no floor, η = {rate}: x blows up too, but the loss leaves along y", "saddle", start, 50,
                f"gd~learning_rate:{rate}", "diverged", "unbounded")
        for start, rate in (("1,0.001", 1.05), ("1,0.001", 1.5), ("1,0.001", 100), ("1,0.1", 10), ("1,1", 1.5))
    ),
    _ending("no floor, but x blows up before y has left the picture", "saddle", "1,1e-9", 50, "gd~learning_rate:1.5",
            "diverged", "overshot", 12, rate=1.5, limit=1.0),
    _ending("above 2/λ", "ellipse", "1,1", 1000, "gd~learning_rate:0.51", "diverged", "overshot", 235,
            rate=0.51, limit=0.5),
    _ending("above 2(1 + μ)/λ", "ellipse", "1,1", 500, "momentum~learning_rate:1~momentum:0.9", "diverged", "overshot",
            21, rate=1.0, limit=0.95),
    _ending("above 2(1 + μ)/((1 + 2μ)λ)", "ellipse", "1,1", 500, "nag~learning_rate:0.4~momentum:0.9", "diverged",
            "overshot", rate=0.4, limit=3.8 / 2.8 / 4),
    _ending("no theory", "rosenbrock", "-1.2,1", 200, "newton~learning_rate:9", "diverged", "overshot", rate=9.0),
    _ending("the rate of a cycle", "ellipse", "1,1", 50, "gd~learning_rate:0.001~schedule:one_cycle~schedule.max_lr:3~"
            "schedule.total_steps:50", "diverged", "overshot", limit=0.5),
    _ending("a rate set by hand", "ellipse", "1,1", 400, "gd~learning_rate:0.001~schedule:by_hand~schedule.at:20~"
            "schedule.lr:0.7", "diverged", "overshot", rate=0.7, limit=0.5),
    _ending("a start outside", "ellipse", "100000,1", 50, "gd~learning_rate:0.1", "diverged", "outside", 0),
    _ending("a start outside, hardly moving", "himmelblau", "100000,1", 50, "adam~learning_rate:1e-6", "diverged",
            "outside", 0),
    _ending("a loss that ends, where its slope 1/x goes on", _typed("log(x) + y^2"), "0.5,0.3", 400,
            "gd~learning_rate:0.01", "diverged", "undefined", 15, operation="log", symbol="gradient", loss=True),
    _ending("a loss that ends, by momentum", _typed("log(x) + y^2"), "0.5,0.3", 400, "momentum~learning_rate:0.001",
            "diverged", "undefined", operation="log", loss=True),
    _ending("a loss that ends, whose larger part has a slope", _typed("max(sqrt(x), -1) + y^2"), "0.5,0.3", 400,
            "gd~learning_rate:0.1", "diverged", "undefined", operation="sqrt", loss=True),
    _ending("a loss that ends, with its slope", _typed("sqrt(x) + y^2"), "0.5,0.3", 400, "gd~learning_rate:0.1",
            "diverged", "undefined", operation="sqrt", loss=True),
    _ending("a loss that ends at the last step", _typed("sqrt(x) + y^2"), "0.5,0.3", 6, "gd~learning_rate:0.1",
            "diverged", "undefined", 6, operation=None, loss=True),
    _ending("a start without a loss", _typed("log(x) + y^2"), "-0.5,0.3", 50, "gd~learning_rate:0.01", "diverged",
            "undefined", 1, operation="log", loss=True),
    _ending("on the ridge", "saddle", "1,0", 200, "gd~learning_rate:0.1", "stuck", "saddle"),
    _ending("Newton on a saddle", "saddle", "1,1", 50, "newton", "stuck", "saddle", 1),
    _ending("Newton on a maximum", "himmelblau", "-0.3,-1", 50, "newton", "stuck", "maximum"),
    _ending("arrived", "ellipse", "-4,2", 200, "gd~learning_rate:0.1", "converged", None),
    _ending("arrived at the only step", "ellipse", "-4,2", 1, "newton", "converged", None, 1),
    _ending("arrived shortly before the end, and still", "rosenbrock", "-1.2,1", 9, "newton", "converged", None, 5),
    _ending("on its way", "ellipse", "-4,2", 5, "gd~learning_rate:0.1", "moving", None, 5),
    _ending("steps over the minimum at the last step", "ellipse", "-4,2", 20, "lion~learning_rate:0.1", "moving", None,
            20),
]  # fmt: skip


def entry(ending: Ending) -> tuple[Any, Entry]:
    """The race of an ending, and its only entry."""
    config, notices = decode(ending.link)
    assert not notices, (ending.name, notices)
    return config, config.entries[0]


def _surface(surface: Surface) -> dict[str, Any]:
    return {name: shown(surface)[name] for name in ("view", "minima", "program", "gradient", "hessian")}


def written() -> dict[str, Any]:
    """What Node reads."""
    surfaces, cases = {}, []
    for ending in ENDINGS:
        config, one = entry(ending)
        seen = one.optimizer.data(config.surface)
        name = ending.link.split("surface=")[1].split("&start")[0]
        surfaces[name] = _surface(config.surface) | {"bound": bound(config.surface)}
        found = params(one.optimizer) + (params(one.schedule, "schedule.") if one.schedule else [])
        cases.append(
            {
                "name": ending.name,
                "surface": name,
                "rule": rule(one.optimizer, seen, (), 0),
                "plan": schedule(one.schedule) if one.schedule else None,
                "values": {param.name: param.value for param in found},
                "start": config.start,
                "steps": config.steps,
                "kind": ending.kind,
                "cause": ending.cause,
                "step": ending.step,
                "why": ending.why,
            }
        )
    ends = {"causes": CAUSES.tolist(), "rest": REST} | {name: each.pack() for name, each in programs().items()}
    return plain({"ends": ends, "tolerance": TOLERANCE, "surfaces": surfaces, "cases": cases})  # type: ignore[no-any-return]


def text() -> str:
    """The file."""
    parts = written()
    cases = ",\n".join(json.dumps(case, ensure_ascii=False) for case in parts.pop("cases"))
    return f'{json.dumps(parts, ensure_ascii=False)[:-1]}, "cases": [\n{cases}\n]}}\n'


if __name__ == "__main__":
    FILE.write_text(text(), encoding="utf-8")
