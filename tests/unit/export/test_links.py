"""A changed race in a file has the link and the names that the app would give it: the same cases as the browser's."""

import json
from pathlib import Path

import pytest

from engine.link import decode, encode
from engine.spec.registry import key
from stage.card_schema import params
from stage.compiled_rules import kind
from stage.labels import names
from tests.plain import plain

CASES = json.loads((Path(__file__).parents[2] / "shared/links.json").read_text(encoding="utf-8"))


def case(link, before):
    """What the browser knows of the race of a link, the link it had before, and what Python calls its runners."""
    config, notices = decode(link)
    assert not notices and encode(config) == link
    runners = []
    for entry in config.entries:
        found = params(entry.optimizer) + (params(entry.schedule, "schedule.") if entry.schedule else [])
        plan = entry.schedule and {"key": key(entry.schedule), "title": entry.schedule.title["en"]}
        runners.append(
            {
                "title": entry.optimizer.title,
                "kind": kind(entry.optimizer),
                "plan": entry.schedule and kind(entry.schedule),
                "schedule": plan,
                "values": {param.name: param.value for param in found},
                "params": [
                    {
                        "name": param.name,
                        "main": param.term.main,
                        "default": param.default,
                        "symbol": param.term.symbol,
                        "title": param.term.title["en"],
                    }
                    for param in found
                ],
            }
        )
    return plain(
        {
            "link": link,
            "before": before,
            "start": config.start,
            "steps": config.steps,
            "hideFuture": "hide_future" in link,
            "runners": runners,
            "names": names(config.entries, "en"),
        }
    )


@pytest.mark.parametrize("told", CASES, ids=lambda told: told["link"][:60])
def test_the_cases_are_what_python_says(told):
    assert told == case(told["link"], told["before"])
