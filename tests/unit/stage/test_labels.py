"""Runners of one rule are told apart in words a reader knows."""

import pytest

from engine.link import decode
from stage.labels import names

CASES = [
    (
        "run=adam~learning_rate:0.1&run=adam~learning_rate:0.1~bias_correction:false",
        ["Adam", "Adam, no correction"],
        ["Adam", "Adam, 보정 없음"],
    ),
    (
        "run=newton~learning_rate:1&run=newton~learning_rate:1~saddle_free:true",
        ["Newton", "Newton, saddle-free"],
        ["Newton", "Newton, 안장점 회피"],
    ),
    (
        "run=adam~learning_rate:0.1~beta2:0.9&run=adam~learning_rate:0.1",
        ["Adam, β₂ 0.9", "Adam, β₂ 0.999"],
        ["Adam, β₂ 0.9", "Adam, β₂ 0.999"],
    ),
    (
        "run=gd~learning_rate:0.1~schedule:one_cycle~schedule.three_phase:true"
        "&run=gd~learning_rate:0.1~schedule:one_cycle",
        ["GD, One cycle three phases", "GD, One cycle"],
        ["GD, 원사이클 세 구간", "GD, 원사이클"],
    ),
]


@pytest.mark.parametrize(("link", "english", "korean"), CASES)
def test_a_switch_is_named_only_where_it_is_not_as_usual(link: str, english: list[str], korean: list[str]) -> None:
    race, _ = decode(f"surface=beale&steps=10&{link}")
    assert names(race.entries, "en") == english
    assert names(race.entries, "ko") == korean
