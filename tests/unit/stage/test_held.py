"""A race that goes out names the runs that the stage holds already, and brings the paths of the others."""

import dataclasses
from typing import Any

import pytest

from engine.config import Entry, RunConfig
from engine.edits import Runner
from engine.run import race
from optimizers import OPTIMIZERS
from stage.held import KEPT, Sent
from stage.race_message import pack
from stage.wire import unpack
from surfaces import SURFACES

RULES = ("gd", "momentum", "nag", "rmsprop", "adam", "lion")
CONFIG = RunConfig(SURFACES["rosenbrock"](), steps=300, entries=tuple(Entry(OPTIMIZERS[name]()) for name in RULES))


def message(config: RunConfig, sent: Sent, claims: Any = ()) -> tuple[dict[str, Any], int]:
    """The header of a race as it goes out, and how many bytes go."""
    runners = tuple(Runner(f"r{i}", i, entry) for i, entry in enumerate(config.entries))
    payload = pack(config, runners, race(config), "en", "link", "share", session="me", sent=sent, claims=claims)
    return unpack(payload)[0], len(payload)


def changed(config: RunConfig, **news: float) -> RunConfig:
    """The race with other numbers of its first rule."""
    first, *others = config.entries
    return dataclasses.replace(config, entries=(Entry(dataclasses.replace(first.optimizer, **news)), *others))


def known(header: dict[str, Any]) -> list[bool]:
    return [runner.get("same", False) for runner in header["runners"]]


def test_a_change_of_one_runner_brings_one_path() -> None:
    sent = Sent()
    first, whole = message(CONFIG, sent)
    assert known(first) == [False] * 6 and first["base"] is None
    second, some = message(changed(CONFIG, learning_rate=0.0005), sent, [["me", first["sent"]]])
    assert known(second) == [False, *[True] * 5] and second["base"] == first["sent"]
    assert some < 8_000 and some < whole / 4
    back, _ = message(CONFIG, sent, [["me", second["sent"]], ["me", first["sent"]]])
    assert known(back) == [False, *[True] * 5]  # the latest race that it holds counts


@pytest.mark.parametrize(
    "news", [{"start": (0.5, 0.5)}, {"steps": 200}, {"surface": SURFACES["beale"]()}], ids=["start", "steps", "surface"]
)
def test_what_changes_every_run_brings_every_path(news: dict[str, Any]) -> None:
    sent = Sent()
    first, _ = message(CONFIG, sent)
    assert not any(known(message(dataclasses.replace(CONFIG, **news), sent, [["me", first["sent"]]])[0]))


@pytest.mark.parametrize("claim", [None, 7, [], ["me"], ["you", 1], ["me", 99], ["me", "1"], ["me", [1]], {"me": 1}])
def test_a_claim_that_nobody_knows_brings_every_path(claim: Any) -> None:
    sent = Sent()
    message(CONFIG, sent)
    assert not any(known(message(CONFIG, sent, [claim])[0]))


def test_only_the_last_races_are_remembered() -> None:
    sent = Sent()
    numbers = [message(changed(CONFIG, learning_rate=rate / 1e5), sent)[0]["sent"] for rate in range(1, KEPT + 3)]
    assert len(sent.races) == KEPT
    assert sent.held([["me", numbers[0]]], "me") is None
    assert sent.held([["me", numbers[-1]], ["me", numbers[-2]]], "me") == (numbers[-1], sent.races[numbers[-1]])


def test_the_same_race_drawn_again_is_the_same_message() -> None:
    sent = Sent()
    assert message(CONFIG, sent) == message(CONFIG, sent)
